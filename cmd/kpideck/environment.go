package main

import (
	"context"
	"io"
	"os"
	"time"

	_ "time/tzdata" // time zones must not depend on the machine

	"golang.org/x/term"
)

// environment is what the program takes from the process around it. Tests make
// their own; nothing else in the program asks for clock, arguments or terminal.
type environment struct {
	ctx      context.Context
	args     []string // without the program's name
	stdout   io.Writer
	stderr   io.Writer
	now      func() time.Time
	terminal bool // stderr is one
}

func processEnvironment() environment {
	return environment{
		ctx:      context.Background(),
		args:     os.Args[1:],
		stdout:   os.Stdout,
		stderr:   os.Stderr,
		now:      time.Now,
		terminal: term.IsTerminal(int(os.Stderr.Fd())),
	}
}
