package xlsx

import (
	"math"

	"github.com/xuri/excelize/v2"
)

// The room of the logo above the parameters of the contents sheet, in pixels.
const (
	logoWidth  = 240
	logoHeight = 76
)

// addLogo draws the client's mark at the right edge of the contents sheet,
// never larger than it is.
func (b *book) addLogo(sh *sheet) error {
	logo := b.d.Logo
	if sh != b.contents || logo == nil || logo.Width <= 0 || logo.Height <= 0 {
		return nil
	}
	w, h := float64(logo.Width), float64(logo.Height)
	scale := math.Min(1, math.Min(logoWidth/w, logoHeight/h))
	room := float64(sh.pixels(paramCol, valueCol))
	return b.file.AddPictureFromBytes(sh.name, at{1, paramCol}.String(), &excelize.Picture{
		Extension: "." + logo.Format, File: logo.Data,
		Format: &excelize.GraphicOptions{AltText: clean(b.d.Client), ScaleX: scale, ScaleY: scale, Positioning: "oneCell", LockAspectRatio: true,
			OffsetX: int(math.Max(0, room-scale*w)), OffsetY: 8},
	})
}
