package report

import "slices"

// explained are the roles that the words say the meaning of.
var explained = []Role{RoleStatus, RoleDirection, RoleActual, RoleExpected, RoleGoal, RolePacing, RolePrevious, RoleChange,
	RoleLastYear, RoleYearChange, RoleForecast, RoleLow, RoleHigh, RoleMethod, RoleRequired, RoleCurrent, RoleToBest,
	RoleGroup, RoleScore, RoleShare, RoleSignal, RoleSpark, RoleCostGap, RoleRate, RoleMix, RoleEffect}

// helped are the tables whose columns mean what their roles say.
var helped = []TableKind{Scorecard, WeekStrip, ChannelTable, BridgeTable, BudgetTable}

// addHelp says what the columns mean that do not say it themselves. In a table of
// spend and results the rate is a KPI, not a step of a bridge.
func (b *builder) addHelp(sections []*Section) {
	for _, s := range sections {
		for _, block := range s.Blocks {
			t, ok := block.(*Table)
			if !ok || !slices.Contains(helped, t.Kind) {
				continue
			}
			for i := range t.Columns {
				c := &t.Columns[i]
				if c.Help == "" && slices.Contains(explained, c.Role) && (c.Role != RoleRate || t.Kind == BridgeTable) && (c.Role != RoleActual && c.Role != RolePrevious || t.Kind == Scorecard) {
					c.Help = b.l.Word("help." + string(c.Role))
				}
			}
		}
	}
}
