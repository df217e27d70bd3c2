package review

import (
	"math"
	"math/rand/v2"

	"kpideck/kpi"
)

// This file draws businesses. It knows what moves the sales of a shop and
// nothing of how they will be forecast: it shares no code, constant or shape
// with the forecaster.

// drawn is one invented business, day by day.
type drawn struct {
	first kpi.Date
	sales []float64
	kind  string
	today kpi.Date // its last day that may be looked at lies in the quarter of this day
}

// newYears are the first days of the lunar years.
var newYears = []kpi.Date{kpi.MustDate("2022-02-01"), kpi.MustDate("2023-01-22"), kpi.MustDate("2024-02-10"), kpi.MustDate("2025-01-29"), kpi.MustDate("2026-02-17")}

// drawBusiness draws number i; the same number is the same business.
func drawBusiness(i int) drawn {
	return drawUntil(i, kpi.MustDate("2025-01-01")+kpi.Date((i*7919)%450))
}

// drawUntil draws number i as it was known on some day.
func drawUntil(i int, end kpi.Date) drawn {
	r := rand.New(rand.NewPCG(20_250_914, uint64(i)))
	years := 2 + r.Float64()
	b := drawn{first: end - kpi.Date(years*365), today: end}
	b.kind = []string{"level", "trend", "weekday", "tet", "promotions", "zeros"}[i%6]
	b.sales = make([]float64, int(end-b.first)+100)
	size := math.Exp(math.Log(20) + r.Float64()*math.Log(5000))
	for d := range b.sales {
		b.sales[d] = size
	}
	b.course(r)
	b.week(r)
	if b.kind == "tet" || r.Float64() < 0.4 {
		b.tet(r)
	}
	if b.kind == "promotions" || r.Float64() < 0.3 {
		b.promote(r)
	}
	b.shake(r)
	if b.kind == "zeros" {
		b.close(r)
	}
	return b
}

// course is how the business grows, jumps and follows the seasons.
func (b *drawn) course(r *rand.Rand) {
	monthly := (r.Float64() - 0.4) * 0.02
	if b.kind == "trend" {
		monthly = (r.Float64() - 0.35) * 0.08
	}
	swing, peak := r.Float64()*0.15, r.Float64()*365
	jumpAt, jump := r.IntN(len(b.sales)), 1.0
	if b.kind == "level" && r.Float64() < 0.5 {
		jump = 0.6 + r.Float64()
	}
	drift := 0.0
	for d := range b.sales {
		drift += r.NormFloat64() * 0.006
		b.sales[d] *= math.Exp(drift) * math.Pow(1+monthly, float64(d)/30) * (1 + swing*math.Cos((float64(d)-peak)/365.25*2*math.Pi))
		if d >= jumpAt {
			b.sales[d] *= jump
		}
	}
}

func (b *drawn) week(r *rand.Rand) {
	strength := 0.1
	if b.kind == "weekday" {
		strength = 0.6
	}
	var week [7]float64
	for i := range week {
		week[i] = 1 + strength*(2*r.Float64()-1)
	}
	if b.kind == "weekday" && r.Float64() < 0.3 {
		week[0] = 0 // closed on Sundays
	}
	for d := range b.sales {
		b.sales[d] *= week[(b.first + kpi.Date(d)).Weekday()]
	}
}

// tet sells more in the weeks ahead and next to nothing in the first days.
func (b *drawn) tet(r *rand.Rand) {
	rush, quiet := 1+r.Float64(), r.Float64()*0.5
	ahead, closed := 10+r.IntN(12), 4+r.IntN(6)
	for _, day := range newYears {
		for d := range b.sales {
			switch off := int(b.first+kpi.Date(d)) - int(day); {
			case off >= -ahead && off < -2:
				b.sales[d] *= 1 + (rush-1)*float64(off+ahead)/float64(ahead)
			case off >= -2 && off < closed:
				b.sales[d] *= quiet
			case off >= closed && off < closed+7:
				b.sales[d] *= (quiet + 1) / 2
			}
		}
	}
}

// promote lifts the double days of every year and a few campaigns at any time.
func (b *drawn) promote(r *rand.Rand) {
	lift := 1.5 + 2*r.Float64()
	for d := range b.sales {
		if _, month, day := (b.first + kpi.Date(d)).Civil(); month == day && month >= 9 {
			b.sales[d] *= lift
		}
	}
	for range len(b.sales) / 70 {
		at, days, lift := r.IntN(len(b.sales)), 2+r.IntN(8), 1.2+r.Float64()
		for d := at; d < min(at+days, len(b.sales)); d++ {
			b.sales[d] *= lift
		}
	}
}

func (b *drawn) shake(r *rand.Rand) {
	noise := 0.05 + 0.3*r.Float64()
	for d := range b.sales {
		b.sales[d] = math.Round(b.sales[d] * math.Exp(r.NormFloat64()*noise-noise*noise/2))
	}
}

// close leaves days without any sale.
func (b *drawn) close(r *rand.Rand) {
	share := 0.1 + 0.5*r.Float64()
	for d := range b.sales {
		if r.Float64() < share {
			b.sales[d] = 0
		}
	}
}
