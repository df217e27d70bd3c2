package deck

import "kpideck/kpi"

type wordKind uint8

const (
	scaleWord    wordKind = iota // factor: tỷ, triệu, k
	timeWord                     // factor in seconds
	percentWord                  // %
	currencyWord                 // ₫
	timesWord                    // ×
	pointsWord                   // điểm
	thingWord                    // người
)

type amountWord struct {
	kind   wordKind
	factor int64
}

// amountWords are the words after a number. "m" after a time is a minute; see
// lookup.
var amountWords = withCurrencies(map[string]amountWord{
	"tỷ": {scaleWord, 1e9}, "tỉ": {scaleWord, 1e9}, "ty": {scaleWord, 1e9}, "b": {scaleWord, 1e9}, "bn": {scaleWord, 1e9}, "billion": {scaleWord, 1e9},
	"triệu": {scaleWord, 1e6}, "trieu": {scaleWord, 1e6}, "tr": {scaleWord, 1e6}, "m": {scaleWord, 1e6}, "mn": {scaleWord, 1e6}, "million": {scaleWord, 1e6},
	"nghìn": {scaleWord, 1e3}, "ngàn": {scaleWord, 1e3}, "nghin": {scaleWord, 1e3}, "ngan": {scaleWord, 1e3}, "k": {scaleWord, 1e3}, "thousand": {scaleWord, 1e3},

	"giây": {timeWord, 1}, "giay": {timeWord, 1}, "s": {timeWord, 1}, "sec": {timeWord, 1}, "second": {timeWord, 1}, "seconds": {timeWord, 1},
	"phút": {timeWord, 60}, "phut": {timeWord, 60}, "min": {timeWord, 60}, "minute": {timeWord, 60}, "minutes": {timeWord, 60},
	"giờ": {timeWord, 3600}, "gio": {timeWord, 3600}, "h": {timeWord, 3600}, "hour": {timeWord, 3600}, "hours": {timeWord, 3600},

	"%": {percentWord, 1}, "percent": {percentWord, 1},
	"x": {timesWord, 1}, "×": {timesWord, 1}, "lần": {timesWord, 1}, "times": {timesWord, 1},
	"điểm": {pointsWord, 1}, "point": {pointsWord, 1}, "points": {pointsWord, 1},
	"người": {thingWord, 1}, "lượt": {thingWord, 1}, "khách": {thingWord, 1}, "đơn": {thingWord, 1}, "phiên": {thingWord, 1},
	"people": {thingWord, 1}, "orders": {thingWord, 1}, "leads": {thingWord, 1}, "sessions": {thingWord, 1},
})

// currencyWords are those of amountWords that name a currency, with its code; $ is
// the sign of some twenty and stands for itself.
var currencyWords = map[string]string{
	"₫": "VND", "đ": "VND", "đồng": "VND", "vnd": "VND", "vnđ": "VND", "$": "$", "usd": "USD", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP",
}

func withCurrencies(words map[string]amountWord) map[string]amountWord {
	for word := range currencyWords {
		words[word] = amountWord{currencyWord, 1}
	}
	return words
}

// fits says which words an amount in a unit may carry.
var fits = map[kpi.Unit][]wordKind{
	kpi.Money:   {scaleWord, currencyWord},
	kpi.Count:   {scaleWord, thingWord},
	kpi.People:  {scaleWord, thingWord},
	kpi.Percent: {percentWord},
	kpi.Ratio:   {timesWord, percentWord},
	kpi.Seconds: {timeWord},
	kpi.Points:  {pointsWord},
}

// lookup finds a word after an amount of that unit, with its marks or without.
func lookup(word string, u kpi.Unit) (amountWord, bool) {
	if word == "m" && u == kpi.Seconds {
		word = "min"
	}
	if w, ok := amountWords[word]; ok {
		return w, true
	}
	w, ok := bareWords[word]
	return w, ok
}

// bareWords are amountWords without their marks.
var bareWords = func() map[string]amountWord {
	bare := map[string]amountWord{}
	for word, w := range amountWords {
		if b := unmarked(word); len(b) > 1 {
			bare[b] = w
		}
	}
	return bare
}()
