package exporters

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"kitei/policy"
)

// profileKey is one key of a profile: what it may hold and where that goes.
type profileKey struct {
	name    string
	allowed []string // words; nil for any text
	set     func(*Profile, string)
	list    func(*Profile, []string) // of a key that holds a list; then allowed are its members
	least   int
	most    int // of a number; 0 for other keys
}

// word makes a key that holds one of some words.
func word[T ~string](name string, at func(*Profile) *T, allowed ...T) profileKey {
	k := profileKey{name: name, set: func(p *Profile, v string) { *at(p) = T(v) }}
	for _, a := range allowed {
		k.allowed = append(k.allowed, string(a))
	}
	return k
}

// free makes a key that holds any text.
func free(name string, at func(*Profile) *string) profileKey {
	return profileKey{name: name, set: func(p *Profile, v string) { *at(p) = v }}
}

func flag(name string, at func(*Profile) *bool) profileKey {
	return profileKey{name: name, allowed: []string{"true", "false"}, set: func(p *Profile, v string) { *at(p) = v == "true" }}
}

func amount(name string, least, most int, at func(*Profile) *int) profileKey {
	return profileKey{name: name, least: least, most: most, set: func(p *Profile, v string) { *at(p), _ = strconv.Atoi(v) }}
}

func levels(name string, at func(*Profile) *[]LevelWord) profileKey {
	k := profileKey{name: name, allowed: []string{string(LevelArticle), string(LevelParagraph), string(LevelItem)}}
	k.list = func(p *Profile, values []string) {
		out := []LevelWord{}
		for _, v := range values {
			out = append(out, LevelWord(v))
		}
		*at(p) = out
	}
	return k
}

// profileKeys are the keys of profiles.yaml, in its order.
var profileKeys = []profileKey{
	free("title", func(p *Profile) *string { return &p.Title }),
	word("left", func(p *Profile) *Side { return &p.Left }, SideNew, SideOld),
	free("new_head", func(p *Profile) *string { return &p.NewHead }),
	free("old_head", func(p *Profile) *string { return &p.OldHead }),
	word("third", func(p *Profile) *ThirdColumn { return &p.Third }, ThirdNone, ThirdBasis, ThirdReason, ThirdBlank),
	free("third_head", func(p *Profile) *string { return &p.ThirdHead }),
	word("unit", func(p *Profile) *RowUnit { return &p.Unit }, UnitClause, UnitProvision),
	word("unchanged", func(p *Profile) *UnchangedForm { return &p.Unchanged }, UnchangedMention, UnchangedLeaveOut, UnchangedFull),
	levels("fold", func(p *Profile) *[]LevelWord { return &p.Fold }),
	levels("none_at", func(p *Profile) *[]LevelWord { return &p.NoneAt }),
	free("added", func(p *Profile) *string { return &p.Added }),
	free("removed", func(p *Profile) *string { return &p.Removed }),
	free("omitted", func(p *Profile) *string { return &p.Omitted }),
	free("range", func(p *Profile) *string { return &p.Range }),
	word("mark", func(p *Profile) *MarkKind { return &p.Mark }, MarkSingle, MarkDouble, MarkWavy, MarkBold, MarkNone),
	word("mark_side", func(p *Profile) *Side { return &p.MarkSide }, SideBoth, SideNew, SideOld),
	word("mark_number", func(p *Profile) *MarkKind { return &p.MarkNumber }, MarkSingle, MarkDouble, MarkWavy, MarkBold, MarkNone),
	word("mark_table", func(p *Profile) *TableMark { return &p.MarkTable }, TableUnderline, TableFrame),
	word("between", func(p *Profile) *BetweenLine { return &p.Between }, BetweenDotted, BetweenNone),
	word("caption", func(p *Profile) *CaptionPlace { return &p.Caption }, CaptionAbove, CaptionInline),
	word("headings", func(p *Profile) *HeadingForm { return &p.Headings }, HeadingSpan, HeadingColumns, HeadingNone),
	flag("rule_title", func(p *Profile) *bool { return &p.RuleTitle }),
	flag("contents", func(p *Profile) *bool { return &p.Contents }),
	free("lead", func(p *Profile) *string { return &p.Lead }),
	free("remark", func(p *Profile) *string { return &p.Remark }),
	word("summary", func(p *Profile) *SummaryPlace { return &p.Summary }, SummaryFirst, SummaryLast, SummaryNone),
	word("paper", func(p *Profile) *PaperForm { return &p.Paper }, PaperLandscape, PaperPortrait),
	word("font", func(p *Profile) *FontForm { return &p.Font }, FontMincho, FontGothic),
	amount("size", 8, 14, func(p *Profile) *int { return &p.Size }),
	amount("row_height", 0, 50, func(p *Profile) *int { return &p.RowHeight }),
}

// readProfiles reads the list of profiles.yaml; a profile may stand on those before it.
func readProfiles(src []byte) ([]*Profile, error) {
	f, err := parser.ParseBytes(src, 0)
	if err != nil {
		return nil, err
	}
	list, ok := f.Docs[0].Body.(*ast.SequenceNode)
	if !ok {
		return nil, errors.New("profiles.yaml holds no list")
	}
	var out []*Profile
	for _, v := range list.Values {
		r := &profileReader{file: "profiles.yaml", named: out}
		p := r.read(v)
		if len(r.problems) > 0 {
			return nil, errors.Join(r.problems...)
		}
		out = append(out, p)
	}
	return out, nil
}

// ReadProfile reads a form of a body's own: a mapping of the keys of profiles.yaml, with base naming the form it differs from (standard when
// absent). file is what errors call the source.
//
// Errors are *policy.Notice values, joined, one for each thing wrong, with line and column: broken YAML (profile-yaml), an unknown key
// (profile-key), a key given twice (profile-twice), a value outside the allowed ones (profile-value), words that cannot be told apart
// (profile-same).
func ReadProfile(file string, src []byte) (*Profile, error) {
	f, err := parser.ParseBytes(src, 0)
	switch {
	case err != nil && strings.Contains(err.Error(), "already defined"): // the library's words for a key given twice
		return nil, policy.Problem("profile-twice", policy.Pos{File: file, Line: errorLine(err)})
	case err != nil || len(f.Docs) != 1:
		return nil, policy.Problem("profile-yaml", policy.Pos{File: file, Line: errorLine(err)})
	}
	r := &profileReader{file: file, named: Profiles()}
	p := r.read(f.Docs[0].Body)
	if len(r.problems) > 0 {
		return nil, errors.Join(r.problems...)
	}
	return p, nil
}

// errorLine takes the line from an error of the YAML library, which begins with [line:column].
func errorLine(err error) int {
	if err == nil {
		return 1
	}
	line, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), "["), ":")
	n, _ := strconv.Atoi(line)
	return max(n, 1)
}

type profileReader struct {
	file     string
	named    []*Profile
	problems []error
}

func (r *profileReader) problem(code string, at ast.Node, args ...any) {
	pos := policy.Pos{File: r.file, Line: 1}
	if at != nil && at.GetToken() != nil {
		pos.Line, pos.Col = at.GetToken().Position.Line, at.GetToken().Position.Column
	}
	r.problems = append(r.problems, policy.Problem(code, pos, args...))
}

// read reads one profile.
func (r *profileReader) read(n ast.Node) *Profile {
	pairs := mappingOf(n)
	if pairs == nil {
		r.problem("profile-yaml", n)
		return nil
	}
	p := &Profile{Name: r.file}
	if len(r.named) > 0 {
		base := *r.named[0]
		base.Name = r.file
		p = &base
	}
	for _, kv := range pairs {
		if kv.Key.String() == "base" {
			r.base(p, kv)
		}
	}
	for _, kv := range pairs {
		r.key(p, kv)
	}
	if same := p.confusable(); same != "" && len(r.problems) == 0 {
		r.problem("profile-same", n, same)
	}
	return p
}

func mappingOf(n ast.Node) []*ast.MappingValueNode {
	switch m := n.(type) {
	case *ast.MappingNode:
		return m.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{m}
	}
	return nil
}

func (r *profileReader) base(p *Profile, kv *ast.MappingValueNode) {
	name := scalar(kv.Value)
	names := []string{}
	for _, b := range r.named {
		if b.Name == name {
			own := p.Name
			*p = *b
			p.Name = own
			return
		}
		names = append(names, b.Name)
	}
	r.problem("profile-value", kv.Value, "base", name, strings.Join(names, ", "))
}

// key carries out one line of a profile.
func (r *profileReader) key(p *Profile, kv *ast.MappingValueNode) {
	name := kv.Key.String()
	switch name {
	case "base":
		return
	case "name":
		p.Name = scalar(kv.Value)
		return
	}
	i := slices.IndexFunc(profileKeys, func(k profileKey) bool { return k.name == name })
	if i < 0 {
		r.problem("profile-key", kv.Key, name)
		return
	}
	k := profileKeys[i]
	values := []ast.Node{kv.Value}
	if k.list != nil {
		list, ok := kv.Value.(*ast.SequenceNode)
		if !ok {
			r.problem("profile-value", kv.Value, name, scalar(kv.Value), "["+strings.Join(k.allowed, ", ")+"]")
			return
		}
		values = list.Values
	}
	var words []string
	for _, v := range values {
		w := scalar(v)
		if !k.allows(w) {
			r.problem("profile-value", v, name, w, k.hint())
			return
		}
		words = append(words, w)
	}
	if k.list != nil {
		k.list(p, words)
		return
	}
	k.set(p, words[0])
}

func (k profileKey) allows(v string) bool {
	if k.most > 0 {
		n, err := strconv.Atoi(v)
		return err == nil && n >= k.least && n <= k.most
	}
	return k.allowed == nil || slices.Contains(k.allowed, v)
}

func (k profileKey) hint() string {
	if k.most > 0 {
		return fmt.Sprintf("%d–%d", k.least, k.most)
	}
	return strings.Join(k.allowed, ", ")
}

// scalar is a value as text.
func scalar(n ast.Node) string {
	switch v := n.(type) {
	case *ast.StringNode:
		return v.Value
	case *ast.LiteralNode:
		return v.Value.Value
	case *ast.NullNode:
		return ""
	}
	return strings.TrimSpace(n.String())
}

// confusable gives a word that stands for two things in a table, "" where there is none: whoever reads the table could not tell them apart.
func (p *Profile) confusable() string {
	words := []string{p.Added, p.Removed, p.Omitted}
	for i, w := range words {
		if strings.TrimSpace(w) == "" || slices.Contains(words[:i], w) {
			return w
		}
	}
	if p.NewHead == p.OldHead {
		return p.NewHead
	}
	return ""
}
