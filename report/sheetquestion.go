package report

// asking are the blocks that a workbook may give a sheet of their own, because no
// page of their section's has room for them. Its contents say what each answers.
var asking = []BlockID{SaysBlock, OwnersBlock, DepartmentsBlock, NotesBlock, ScoresBlock, ChannelsBlock, EvidenceBlock, CoverageBlock, SourcesBlock, HowBlock, DamageBlock,
	TotalsBlock, OverlapsBlock, RestatedBlock, FamiliesBlock, ProblemsBlock, RatesBlock, MissingBlock}

// sheetQuestions are what blocks answer where they have a sheet of their own.
func (b *builder) sheetQuestions() map[BlockID]string {
	list := map[BlockID]string{}
	for _, id := range asking {
		list[id] = b.l.Word("question." + string(id))
	}
	return list
}
