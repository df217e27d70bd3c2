// Package datafile tells what is wrong with a file of data that the program or
// its user brings: presets, layouts, words. The catalogue and decks are read by
// kpi/deck with problems of their own.
package datafile

import (
	"errors"
	"fmt"
	"reflect"

	"github.com/goccy/go-yaml"

	"kpideck/kpi/diag"
)

// Problem is what is wrong with a file of data, such as a preset or a layout:
// err in one line, at the place that the YAML library knows of it.
func Problem(file string, err error) *diag.Problem {
	p := &diag.Problem{Code: "data_file", Severity: diag.Error, Pos: diag.Pos{File: file}, Message: diag.Both(err.Error(), err.Error()), Count: 1}
	var at yaml.Error
	if !errors.As(err, &at) {
		return p
	}
	message := at.GetMessage()
	t := at.GetToken()
	if t != nil && t.Position != nil {
		p.Pos.Line, p.Pos.Column = t.Position.Line, t.Position.Column
	}
	var kind *yaml.TypeError // speaks of Go
	if errors.As(err, &kind) && t != nil {
		message = fmt.Sprintf("%q cannot stand here: %s is wanted", t.Value, wanted(kind.DstType))
	}
	p.Message = diag.Both(message, message)
	return p
}

// wanted names the form of YAML that a type is read from.
func wanted(t reflect.Type) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.Slice, reflect.Array:
		return "a list"
	case reflect.Map, reflect.Struct:
		return "keys with values"
	case reflect.String:
		return "a text"
	default:
		return "a number"
	}
}
