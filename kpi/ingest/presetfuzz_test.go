package ingest

import (
	"testing"
	"testing/fstest"

	"kpideck/templates"
)

// FuzzPreset reads any text as a preset: it is taken or turned down, and what is
// taken reads a file without a crash, whatever words stand together.
func FuzzPreset(f *testing.F) {
	words, err := templates.FS.ReadFile("presets/words.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, measures := range []string{
		"  - {id: orders, count: rows, when: {status: [\"\"]}, unless: {order: x}}\n",
		"  - {id: orders, count: distinct, headers: [Mã đơn]}\n  - {id: revenue, headers: [Tiền], once_per: order}\n",
		"  - {id: promoters, count: filled, headers: [Tiền], between: [9, 10]}\n",
		"  - {id: revenue, headers: [Tiền], times: order, not_with: [x]}\ndescriptions: true\n",
		"  - {id: leads, count: rows}\n  - {id: mqls, count: dated, headers: [Trạng thái]}\n",
		"  - {id: a, count: rows, when: {\"x.y[0]\": [a]}}\n",
	} {
		f.Add(orderPreset + measures)
	}
	const content = "Ngày,Mã đơn,Tiền,Trạng thái\nKhi nào,Mã,Bao nhiêu,Gì\n2025-07-01,A,9,x\n2025-07-02,A,\"1.234\",\n2025-07-03,6.49E+17,3.апр,y\n2025-07-03,B,1,04/07/2025\n"
	f.Fuzz(func(t *testing.T, preset string) {
		p, err := LoadPresets(fstest.MapFS{"words.yaml": {Data: words}, "own.yaml": {Data: []byte(preset)}}, ".")
		if err != nil {
			return
		}
		one := dump(readBlocks(t.Context(), []Request{text("x.csv", content)}, p, 1, nil, 10))
		if two := dump(readBlocks(t.Context(), []Request{text("x.csv", content)}, p, 2, nil, blockSize)); one != two {
			t.Fatalf("blocks of 10 bytes give\n%s\nand one block\n%s", one, two)
		}
	})
}
