package report_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"kpideck/report"
)

// TestWhatIfIsArithmetic holds that money moved at a constant price loses and
// wins what that price buys, and that every figure says what it follows from.
func TestWhatIfIsArithmetic(t *testing.T) {
	var table, budget *report.Table
	for _, s := range smallWorld(t, "vi", "2025-08-31").Sections {
		for _, block := range s.Blocks {
			if x, ok := block.(*report.Table); ok && x.On.In(report.InBook) {
				switch x.Kind {
				case report.WhatIfTable:
					table = x
				case report.BudgetTable:
					budget = x
				}
			}
		}
	}
	if table == nil || budget == nil {
		t.Fatal("two channels with a price and no table to move money between them")
	}
	price := func(name string) float64 {
		for _, r := range budget.Rows {
			if strings.EqualFold(r.Cells[column(budget, report.RoleName)].Text, name) {
				return *r.Cells[column(budget, report.RoleCost)].Number
			}
		}
		t.Fatalf("%q is not in the table of the budget", name)
		return 0
	}
	for i, r := range table.Rows {
		number := func(role report.Role) float64 { return *r.Cells[column(table, role)].Number }
		from, to := r.Cells[column(table, report.RoleGiver)].Text, r.Cells[column(table, report.RoleTaker)].Text
		want := number(report.RoleMoney)/price(to) - number(report.RoleMoney)/price(from)
		if math.Abs(number(report.RoleNet)-want) > 1e-9*math.Abs(want) || want <= 0 {
			t.Errorf("row %d: %v results more, want %v, more than none", i, number(report.RoleNet), want)
		}
		for _, role := range []report.Role{report.RoleMoney, report.RoleFewer, report.RoleMore, report.RoleNet, report.RoleCost} {
			if r.Cells[column(table, role)].Follows == nil {
				t.Errorf("row %d: %s does not say what it follows from", i, role)
			}
		}
	}
}

func column(t *report.Table, role report.Role) int {
	return slices.IndexFunc(t.Columns, func(c report.Column) bool { return c.Role == role })
}
