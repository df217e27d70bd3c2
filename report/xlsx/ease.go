package xlsx

// ease prints a sheet a little smaller where that saves a page: a few lines that
// just fail to fit, or a note parted from its table, are worth less than that. A
// sheet is printed as wide as its paper, so an empty column at its right edge makes
// the rest smaller; a screen still shows all of it.
func (s *sheet) ease() {
	if s.tail != nil || s.pagesWide() > 1 || s.onePage() {
		return
	}
	before, all := s.misprints(), len(s.widths)
	for extra := easeStep; sumOf(s.widths[:all])+extra <= screenWidth; extra += easeStep {
		s.widths = append(s.widths[:all:all], extra)
		if s.scale() < easedScale {
			break
		}
		if m := s.misprints(); m.pages < before.pages && m.wrong() <= before.wrong() {
			return
		}
	}
	s.widths = s.widths[:all]
}

// easedScale leaves room for programs that lay columns a little wider, and so
// print smaller: LibreOffice does, by 3 %.
const easedScale = leastScale * 1.03

// easeStep is by how many widths of a digit a sheet is tried wider.
const easeStep = 0.5
