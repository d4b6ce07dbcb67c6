package templates

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"kitei/importers"
	"kitei/policy"
)

// ReadParams reads a parameter file (YAML). name is what errors call it.
//
// The error joins one *policy.Notice for each thing wrong, with line and column: a file too large to be one, text that is not UTF-8, broken YAML, aliases, a second
// document, an unknown key (with the nearest known one), a wrong type, a value that is not allowed, a missing required key.
func ReadParams(name string, src []byte) (*Params, error) {
	root, err := parseYAML(name, src)
	if err != nil {
		return nil, err
	}
	var tree any = map[string]any{}
	if root != nil {
		if err := yaml.NodeToValue(root, &tree); err != nil {
			return nil, yamlProblem(name, err)
		}
	}
	if problems := validate(name, root, tree); len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	p := &Params{name: name, set: map[string]any{}, order: map[string][]string{}}
	flatten("", tree, p.set)
	for key := range p.set {
		if def, _ := parameter(key); def.Type == "map" {
			p.order[key] = keysInOrder(root, strings.Split(key, "."))
		}
	}
	return p, nil
}

// maxParams bounds a parameter file, whose longest known one has 13 KB. The library takes time that grows with the square of the number of keys.
const maxParams = 128 << 10

// parseYAML gives the root of the only document in src, nil when there is nothing but comments.
func parseYAML(name string, src []byte) (ast.Node, error) {
	if len(src) > maxParams || importers.DeepYAML(string(src)) {
		return nil, policy.Problem("params-too-large", policy.Pos{File: name}, maxParams>>10)
	}
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(src) {
		line := 1
		for i := 0; i < len(src); {
			r, n := utf8.DecodeRune(src[i:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			if r == '\n' {
				line++
			}
			i += n
		}
		return nil, policy.Problem("params-not-utf8", policy.Pos{File: name, Line: line})
	}
	src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	if p := wideCharacters(name, src); p != nil {
		return nil, p
	}
	file, err := parser.ParseBytes(src, 0)
	if err != nil {
		return nil, yamlProblem(name, err)
	}
	var root ast.Node
	for _, d := range file.Docs {
		if d.Body == nil {
			continue
		}
		if _, comment := d.Body.(*ast.CommentGroupNode); comment {
			continue
		}
		if root != nil {
			return nil, policy.Problem("params-second-document", place(name, firstToken(d.Body)))
		}
		root = d.Body
	}
	if root == nil {
		return nil, nil
	}
	if alias := findAlias(root); alias != nil {
		return nil, policy.Problem("params-alias", place(name, alias.GetToken()))
	}
	return root, nil
}

// wideCharacters finds the two full-width characters that look like YAML and are not: ： behind a key and a space before one.
func wideCharacters(name string, src []byte) error {
	for i, line := range strings.Split(string(src), "\n") {
		trimmed := strings.TrimLeft(line, " ")
		if strings.HasPrefix(trimmed, "　") && strings.TrimLeft(trimmed, " 　") != "" && !strings.HasPrefix(strings.TrimLeft(trimmed, " 　"), "#") {
			return policy.Problem("params-wide-space", policy.Pos{File: name, Line: i + 1, Col: len(line) - len(trimmed) + 1})
		}
		key, _, found := strings.Cut(trimmed, "：")
		if found && key != "" && !strings.ContainsAny(key, ":#\"' -") && strings.Trim(key, "abcdefghijklmnopqrstuvwxyz_.") == "" {
			return policy.Problem("params-wide-colon", policy.Pos{File: name, Line: i + 1, Col: utf8.RuneCountInString(line[:strings.Index(line, "：")]) + 1})
		}
	}
	return nil
}

func findAlias(n ast.Node) ast.Node {
	var found ast.Node
	ast.Walk(visitor(func(n ast.Node) bool {
		if _, ok := n.(*ast.AliasNode); ok && found == nil {
			found = n
		}
		return found == nil
	}), n)
	return found
}

type visitor func(ast.Node) bool

func (v visitor) Visit(n ast.Node) ast.Visitor {
	if v(n) {
		return v
	}
	return nil
}

// yamlProblem turns an error of the YAML library into a notice with its place.
func yamlProblem(name string, err error) error {
	var e yaml.Error
	if errors.As(err, &e) {
		code := "params-yaml"
		switch message := e.GetMessage(); {
		case strings.Contains(message, "already defined"):
			code = "params-duplicate"
		case strings.Contains(message, "found character '\t'"):
			code = "params-tab"
		}
		return policy.Problem(code, place(name, e.GetToken()), e.GetMessage())
	}
	return policy.Problem("params-yaml", policy.Pos{File: name}, err.Error())
}

// flatten writes a tree of values under dotted keys, down to the parameters.
func flatten(prefix string, v any, into map[string]any) {
	if prefix != "" {
		if _, ok := parameter(prefix); ok {
			into[prefix] = v
			return
		}
	}
	m, _ := v.(map[string]any)
	for k, c := range m {
		key := k
		if prefix != "" {
			key = prefix + "." + k
		}
		flatten(key, c, into)
	}
}
