package policy

import (
	"fmt"
	"strings"
)

// Pos is a place in a source. Fields that do not apply are zero.
type Pos struct {
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"` // from 1
	Col  int    `json:"col,omitempty"`  // from 1, in characters
	Cell string `json:"cell,omitempty"` // sheet and cell: 様式1!B7
	Para int    `json:"para,omitempty"` // paragraph of a word-processor file, from 1
	Page int    `json:"page,omitempty"` // from 1
}

// Notice is a finding: something guessed, skipped, lost or wrong, at a place.
//
// It carries a code and values; the words are the business of whoever shows it. A Notice that stops the work is an error.
type Notice struct {
	Code string
	Pos  Pos
	Args []any
}

// Error makes a Notice usable as an error. The text is for logs and tests.
func (n *Notice) Error() string {
	var b strings.Builder
	if n.Pos.File != "" {
		b.WriteString(n.Pos.File)
		if n.Pos.Line > 0 {
			fmt.Fprintf(&b, ":%d", n.Pos.Line)
		}
		if n.Pos.Col > 0 {
			fmt.Fprintf(&b, ":%d", n.Pos.Col)
		}
		b.WriteString(": ")
	}
	b.WriteString(n.Code)
	for _, a := range n.Args {
		fmt.Fprintf(&b, " %v", a)
	}
	return b.String()
}

// Problem makes a Notice to be returned as an error.
func Problem(code string, pos Pos, args ...any) *Notice {
	return &Notice{Code: code, Pos: pos, Args: args}
}
