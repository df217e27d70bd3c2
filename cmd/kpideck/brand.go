package main

import "kpideck/kpi/diag"

// logo looks whether the file of brand.logo is there, and says that no page
// shows it: a path that is accepted without a word looks like a logo to come.
func (o *opened) logo() diag.List {
	name := o.deck.Brand.Logo
	if name == "" {
		return nil
	}
	if err := readable(o.path(name)); err != nil {
		return diag.List{o.noTable("brand.logo", name, err)}
	}
	return diag.List{{Code: "logo_unused", Severity: diag.Notice, Pos: o.deck.At("brand.logo"), Count: 1,
		Message: diag.Bothf("chưa trang nào hiển thị logo %q", "no page shows the logo %q yet", name)}}
}
