package main

import "fmt"

// exitCode is what the process ends with; scripts and timers rely on it.
type exitCode int

// The codes of the contract. Warnings do not change the code.
const (
	exitDone       exitCode = 0
	exitFailed     exitCode = 1 // nothing of that deck was written
	exitUsage      exitCode = 2
	exitFound      exitCode = 3 // written, and --fail-on found what it names
	exitSomeFailed exitCode = 4 // of several decks
)

// usageError is a command line that cannot be meant: what is wrong, then what
// to type.
type usageError struct{ message, hint string }

func (e *usageError) Error() string { return e.message }

func usage(hint, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), hint}
}

// outcome adds up the codes of several decks.
func outcome(codes []exitCode) exitCode {
	failed, found := 0, exitDone
	for _, c := range codes {
		switch c {
		case exitFailed:
			failed++
		case exitFound:
			found = exitFound
		}
	}
	switch {
	case failed == 0:
		return found
	case failed == len(codes):
		return exitFailed
	}
	return exitSomeFailed
}
