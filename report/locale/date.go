package locale

import "fmt"

// Date writes a civil date: 14/09/2025, 14 Sep 2025.
func (l *Locale) Date(y, m, d int) string { return l.date(l.format.Date, y, m, d) }

// ShortDate writes a day without its year: 14/9, 14 Sep.
func (l *Locale) ShortDate(y, m, d int) string { return l.date(l.format.ShortDate, y, m, d) }

// Month writes a month of a year: tháng 7/2025, Jul 2025.
func (l *Locale) Month(y, m int) string { return l.date(l.format.Month, y, m, 1) }

// date fills a pattern whose arguments are day, month, year and name of the month.
func (l *Locale) date(pattern string, y, m, d int) string {
	name := ""
	if m >= 1 && m <= len(l.format.Months) {
		name = l.format.Months[m-1]
	}
	return fmt.Sprintf(pattern, d, m, y, name)
}
