// Package deck reads what people write: deck.yaml, the tables of targets,
// events, notes and rates beside it, and the catalogue that ships with the
// program. Everything becomes typed values that remember where they stand, and
// everything wrong becomes a problem with file, line and column; nothing stops
// at the first.
//
// The package opens no file by itself: YAML comes as bytes, tables come already
// decoded as a [Table], the catalogue comes from an fs.FS.
//
//	deck.yaml --Parse--> Deck --Catalog--> kpi.Catalog
//	targets   --ReadTargets--> review.Target
//	events    --ReadEvents---> review.Event
//	notes     --ReadNotes----> review.Note
//	rates     --ReadRates----> kpi.Rate
//	calendars --Holidays-----> kpi.Holidays
package deck
