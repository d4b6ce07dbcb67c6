// Package licences holds the licence texts of everything that is inside the program: kitei itself, Go, the modules it is built from, and the parts of
// PDFium, which reads PDF files.
//
// Start from [All]. The texts stand in texts/, one file or several for each part. TestModules compares them with what the program is built from on every
// system, so that no dependency is missed; go test ./internal/licences -update writes them anew.
package licences

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"
)

//go:embed all:texts
var texts embed.FS

// Group is what kind of thing a part is.
type Group uint8

// The groups in the order in which they are shown.
const (
	Own    Group = iota // kitei
	Golang              // the language's run time and library
	Module              // modules of others
	Engine              // PDFium with its parts
)

// folders are where the texts of each group stand.
var folders = [...]string{Own: "texts/kitei", Golang: "texts/go", Module: "texts/modules", Engine: "texts/pdfium"}

// Part is something inside the program that has a licence.
type Part struct {
	Group   Group
	Name    string // path of a module, else what the thing is called
	Version string // of a module
	Kind    string // MIT, BSD-3-Clause, …
	Texts   []Text
}

// Text is one file of a licence.
type Text struct{ File, Text string }

// All gives every part, by group and name.
func All() ([]Part, error) {
	var out []Part
	for group, folder := range folders {
		files, err := fs.ReadDir(texts, folder)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			src, err := fs.ReadFile(texts, path.Join(folder, f.Name()))
			if err != nil {
				return nil, err
			}
			name, version, file := parse(Group(group), f.Name())
			if last := len(out) - 1; last < 0 || out[last].Name != name || out[last].Group != Group(group) {
				out = append(out, Part{Group: Group(group), Name: name, Version: version})
			}
			p := &out[len(out)-1]
			p.Texts = append(p.Texts, Text{File: file, Text: string(src)})
		}
	}
	for i := range out {
		out[i].Kind = out[i].kind()
	}
	return out, nil
}

// parse takes the name of a file apart: github.com+goccy+go-yaml@v1.19.2+LICENSE, kitei+LICENSE, zlib.txt.
func parse(g Group, name string) (part, version, file string) {
	switch g {
	case Module:
		head, rest, _ := strings.Cut(name, "@")
		version, file, _ = strings.Cut(rest, "+")
		return strings.ReplaceAll(head, "+", "/"), version, strings.ReplaceAll(file, "+", "/")
	case Engine:
		return strings.TrimSuffix(name, ".txt"), "", name
	case Own, Golang:
	}
	part, file, _ = strings.Cut(name, "+")
	return part, "", file
}

// marks tell a licence by words of its text, in this order.
var marks = []struct{ kind, words string }{
	{"FTL", "The FreeType Project LICENSE"},
	{"IJG", "The Independent JPEG Group's JPEG software"},
	{"Unicode-3.0", "UNICODE LICENSE V3"},
	{"Apache-2.0", "Apache License Version 2.0"},
	{"AGG-2.3", "Permission to copy, use, modify, sell and distribute this software is granted"},
	{"MIT", "Permission is hereby granted, free of charge"},
	{"BSD-3-Clause", "Neither the name"},
	{"BSD-3-Clause", "may not be used to endorse"},
	{"BSD-2-Clause", "Redistribution and use in source and binary forms"},
	{"Unlicense", "This is free and unencumbered software"},
	{"Zlib", "This software is provided 'as-is', without any express or implied warranty"},
}

// kind names the licences of a part by their texts, "" when none is known.
func (p Part) kind() string {
	var kinds []string
	for _, t := range p.Texts {
		words := strings.Join(strings.Fields(strings.NewReplacer("//", " ", "\n *", "\n ").Replace(t.Text)), " ")
		for _, m := range marks {
			other := m.kind == "BSD-2-Clause" && slices.Contains(kinds, "BSD-3-Clause") // whose text begins alike
			if strings.Contains(words, m.words) && !slices.Contains(kinds, m.kind) && !other {
				kinds = append(kinds, m.kind)
			}
		}
	}
	return strings.Join(kinds, ", ")
}
