// Package templates embeds the data that kpideck knows the world by: presets,
// KPIs, packs, channel names, calendars, layouts, words, looks and fonts. Each
// folder has a README that says how to add to it. Nothing here is code.
package templates

import "embed"

// FS holds the folders by their names, such as "catalog/kpis.yaml".
//
//go:embed */*
var FS embed.FS
