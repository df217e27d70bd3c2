package main

import (
	"context"
	"io"
	"os"
	"strconv"
	"time"

	_ "time/tzdata" // time zones must not depend on the machine

	"golang.org/x/term"
)

// environment is what the program takes from the process around it. Tests make
// their own; nothing else in the program asks for clock, arguments or terminal.
type environment struct {
	ctx       context.Context
	args      []string // without the program's name
	stdout    io.Writer
	stderr    io.Writer
	now       func() time.Time
	terminal  bool   // stderr is one
	templates string // a user's folder of data files; "" for none
	columns   int    // of the terminal that stdout is, 0 when it is none
}

func processEnvironment() environment {
	return environment{
		ctx:       context.Background(),
		args:      os.Args[1:],
		stdout:    os.Stdout,
		stderr:    os.Stderr,
		now:       time.Now,
		templates: os.Getenv("KPIDECK_TEMPLATES"),
		terminal:  term.IsTerminal(int(os.Stderr.Fd())),
		columns:   terminalColumns(),
	}
}

// terminalColumns is what COLUMNS says, as for other programs, else the width of
// the terminal that standard output is.
func terminalColumns() int {
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil {
		return n
	}
	n, _, err := term.GetSize(int(os.Stdout.Fd()))
	if err != nil {
		return 0
	}
	return n
}
