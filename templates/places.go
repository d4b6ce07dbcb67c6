package templates

import (
	"fmt"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"kitei/policy"
)

// firstToken is where a node begins; a mapping's own token is its first colon.
func firstToken(n ast.Node) *token.Token {
	switch n := n.(type) {
	case *ast.MappingNode:
		if len(n.Values) > 0 {
			return n.Values[0].Key.GetToken()
		}
	case *ast.MappingValueNode:
		return n.Key.GetToken()
	}
	return n.GetToken()
}

func place(name string, t *token.Token) policy.Pos {
	pos := policy.Pos{File: name}
	if t != nil && t.Position != nil {
		pos.Line, pos.Col = t.Position.Line, t.Position.Column
	}
	return pos
}

// locate gives the places of the key and of the value a path leads to; the nearest place above when the path breaks off.
func locate(name string, root ast.Node, path []string) (key, value policy.Pos) {
	at := root
	if root == nil {
		return policy.Pos{File: name, Line: 1, Col: 1}, policy.Pos{File: name, Line: 1, Col: 1}
	}
	key, value = place(name, root.GetToken()), place(name, root.GetToken())
	for _, step := range path {
		next := child(at, step)
		if next == nil {
			return key, value
		}
		if mv, ok := next.(*ast.MappingValueNode); ok {
			key, next = place(name, mv.Key.GetToken()), mv.Value
		}
		value, at = place(name, next.GetToken()), next
	}
	return key, value
}

func child(n ast.Node, step string) ast.Node {
	switch n := n.(type) {
	case *ast.MappingNode:
		for _, v := range n.Values {
			if v.Key.GetToken().Value == step {
				return v
			}
		}
	case *ast.MappingValueNode:
		if n.Key.GetToken().Value == step {
			return n
		}
	case *ast.SequenceNode:
		for i, v := range n.Values {
			if fmt.Sprint(i) == step {
				return v
			}
		}
	}
	return nil
}

// keysInOrder gives the keys of the map a path leads to, as they stand in the file.
func keysInOrder(at ast.Node, path []string) []string {
	for _, step := range path {
		at = child(at, step)
		if mv, ok := at.(*ast.MappingValueNode); ok {
			at = mv.Value
		}
	}
	var out []string
	switch n := at.(type) {
	case *ast.MappingNode:
		for _, v := range n.Values {
			out = append(out, v.Key.GetToken().Value)
		}
	case *ast.MappingValueNode:
		out = append(out, n.Key.GetToken().Value)
	}
	return out
}
