package importers

import (
	"strings"

	"kitei/policy"
)

// ReadText reads a policy in plain text: one provision a line, as copied from a 例規集 page or saved from a word processor.
func ReadText(name string, src []byte) (*policy.Document, []policy.Notice, error) {
	r := &reader{name: name}
	lines, err := r.lines(src)
	if err != nil {
		return nil, nil, err
	}
	var blocks []block
	for i, line := range lines {
		text := strings.Trim(line, " 　\t\f")
		if text == "" {
			continue
		}
		indent := 0
		for _, c := range line {
			if c != ' ' && c != '　' && c != '\t' {
				break
			}
			indent++
		}
		blocks = append(blocks, block{text: text, indent: indent, pos: r.at(i + 1)})
	}
	d := r.structure(blocks)
	d.Source = name
	return d, r.notices, nil
}
