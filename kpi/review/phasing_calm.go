package review

// quietNoise is the part of the spread of weights that chance may have without
// making them doubtful.
const quietNoise = 0.1

// calm draws weights towards their mean by the part of their spread that chance
// alone would give: where weeks of one place differ as much from quarter to
// quarter as the places differ from each other, there is no season to follow. A
// business of two deals a week is planned evenly, a shop with a strong last week
// is not. seen are the observations behind each weight (James and Stein's
// shrinkage: 1 − variance of a mean / variance of the means, not below 0).
//
// Where chance makes less than a tenth of the spread the weights stay as they
// are: quarters of 90 and of 92 days never agree to the last digit.
func calm(weights []float64, seen [][]float64) {
	noise := 0.0
	for _, list := range seen {
		if len(list) < 2 {
			return // nothing tells how much one observation is worth
		}
		noise += variance(list) / float64(len(list)) / float64(len(seen))
	}
	spread := variance(weights)
	if noise <= quietNoise*spread {
		return
	}
	keep, middle := max(0, 1-noise/spread), meanValue(weights)
	for i := range weights {
		weights[i] = middle + keep*(weights[i]-middle)
	}
}

// variance is that of a sample.
func variance(list []float64) float64 {
	mean, sum := meanValue(list), 0.0
	for _, v := range list {
		sum += (v - mean) * (v - mean)
	}
	return sum / float64(len(list)-1)
}
