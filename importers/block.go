package importers

import "kitei/policy"

// block is one piece of a source before its place in the tree is known.
type block struct {
	text    string
	heading int        // 1 to 6 for a heading of the format, else 0
	sure    bool       // of a heading: its level is what a person said, and goes before what its number says
	depth   int        // nesting in a list of the format, from 1; 0 outside lists
	label   string     // number that a list of the format gives the line, as it is shown; the text does not hold it
	indent  int        // leading spaces in characters, where the format keeps them
	rows    [][]string // cells, for a table
	aside   bool       // a note or text box that stands beside the provisions and ends no list
	boxed   bool       // stands in a ruled box, where the reader can tell
	attrs   *attributes
	pos     policy.Pos
}

// reader collects what is common to reading one file.
type reader struct {
	name    string
	notices []policy.Notice
}

func (r *reader) note(code string, pos policy.Pos, args ...any) {
	r.notices = append(r.notices, policy.Notice{Code: code, Pos: pos, Args: args})
}

func (r *reader) at(line int) policy.Pos { return policy.Pos{File: r.name, Line: line} }
