package exporters

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// Profile is a form of 新旧対照表, as data: profiles.yaml explains every field and holds the forms in use (facts §8.6).
//
// A Profile is made by [Profiles], [FindProfile] or [ReadProfile] and not changed afterwards.
type Profile struct {
	Name, Title      string
	Left             Side
	NewHead, OldHead string
	Third            ThirdColumn
	ThirdHead        string
	Unit             RowUnit
	Unchanged        UnchangedForm
	Fold, NoneAt     []LevelWord // 条, 項, 号
	Added            string      // （新設）
	Removed          string      // （削る）
	Omitted          string      // （略）
	Range            string      // sign between the first and the last number left out
	Mark             MarkKind
	MarkSide         Side
	MarkNumber       MarkKind // of the number of a provision that is new or gone
	MarkTable        TableMark
	Between          BetweenLine
	Caption          CaptionPlace
	Headings         HeadingForm
	RuleTitle        bool
	Contents         bool
	Lead, Remark     string
	Summary          SummaryPlace
	Paper            PaperForm
	Font             FontForm
	Size             int // points
	RowHeight        int // millimetres, least height of a row
}

// The closed sets of a profile; their words are those of profiles.yaml.
type (
	Side          string // a side of a comparison
	ThirdColumn   string // what stands in the third column
	RowUnit       string // what is one row
	UnchangedForm string // what becomes of an unchanged article
	LevelWord     string // 条, 項 or 号
	MarkKind      string // how changed words stand out
	TableMark     string // how changed cells of a table stand out
	BetweenLine   string // what stands between the provisions of a clause
	CaptionPlace  string // where the caption of an article stands
	HeadingForm   string // how the names of chapters are set
	SummaryPlace  string // where 番号に注意 and 件数 stand
	PaperForm     string // how the paper lies
	FontForm      string // font of the text
)

// The words of the closed sets.
const (
	SideNew  Side = "new"
	SideOld  Side = "old"
	SideBoth Side = "both" // only of marks

	ThirdNone   ThirdColumn = "none"
	ThirdBasis  ThirdColumn = "basis"  // kind of change, reason and source
	ThirdReason ThirdColumn = "reason" // reason alone
	ThirdBlank  ThirdColumn = "blank"  // to be written in

	UnitClause    RowUnit = "clause"
	UnitProvision RowUnit = "provision"

	UnchangedMention  UnchangedForm = "mention"
	UnchangedLeaveOut UnchangedForm = "leave-out"
	UnchangedFull     UnchangedForm = "full"

	LevelArticle   LevelWord = "条"
	LevelParagraph LevelWord = "項"
	LevelItem      LevelWord = "号"

	MarkSingle MarkKind = "single"
	MarkDouble MarkKind = "double"
	MarkWavy   MarkKind = "wavy"
	MarkBold   MarkKind = "bold"
	MarkNone   MarkKind = "none"

	TableUnderline TableMark = "underline"
	TableFrame     TableMark = "frame"

	BetweenDotted BetweenLine = "dotted"
	BetweenNone   BetweenLine = "none"

	CaptionAbove  CaptionPlace = "above"
	CaptionInline CaptionPlace = "inline"

	HeadingSpan    HeadingForm = "span"
	HeadingColumns HeadingForm = "columns"
	HeadingNone    HeadingForm = "none"

	SummaryFirst SummaryPlace = "first"
	SummaryLast  SummaryPlace = "last"
	SummaryNone  SummaryPlace = "none"

	PaperLandscape PaperForm = "landscape"
	PaperPortrait  PaperForm = "portrait"

	FontMincho FontForm = "mincho"
	FontGothic FontForm = "gothic"
)

//go:embed profiles.yaml
var profilesSource []byte

// Profiles gives the forms that come with kitei, the usual one first.
var Profiles = sync.OnceValue(func() []*Profile {
	list, err := readProfiles(profilesSource)
	if err != nil {
		panic(err) // the tests read it
	}
	return list
})

// FindProfile gives the form of a name, nil where there is none. "" names the usual one.
func FindProfile(name string) *Profile {
	if name == "" {
		return Profiles()[0]
	}
	for _, p := range Profiles() {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// With gives the profile with the side and the third column that a parameter file names (table.left and table.third_column);
// empty words change nothing.
func (p *Profile) With(left Side, third ThirdColumn) *Profile {
	q := *p
	if left != "" {
		q.Left = left
	}
	switch third {
	case "":
	case ThirdNone, ThirdBlank:
		q.Third = third
	case ThirdBasis:
		q.Third, q.ThirdHead = third, "根拠・改正理由"
	case ThirdReason:
		q.Third, q.ThirdHead = third, "改正理由"
	}
	return &q
}

// folds reports whether unchanged provisions of a level are left out.
func (p *Profile) folds(l LevelWord) bool { return slices.Contains(p.Fold, l) }

// names reports whether （新設） and （削る） are written opposite a provision of a level.
func (p *Profile) names(l LevelWord) bool { return slices.Contains(p.NoneAt, l) }

// noteHead is the heading of the third column, "" where there is none.
func (p *Profile) noteHead() string {
	if p.Third == ThirdNone {
		return ""
	}
	return p.ThirdHead
}

// leadSentence fills a lead or a remark with the words of a document.
func leadSentence(form, title, number, date string) string {
	if strings.Contains(form, "{number}") && number == "" || strings.Contains(form, "{date}") && date == "" {
		form = strings.NewReplacer("（{number}）", "", "（{date}{number}）", "", "{number}", "", "{date}", "").Replace(form)
	}
	return strings.NewReplacer("{title}", title, "{number}", number, "{date}", date).Replace(form)
}

// drawn gives how a run is drawn on a side.
func (p *Profile) drawn(r Run, side Side) MarkKind {
	switch {
	case !r.Mark || p.MarkSide != SideBoth && p.MarkSide != side:
		return MarkNone
	case r.Number:
		return p.MarkNumber
	}
	return p.Mark
}

// Marks reports whether a run is marked in some way on a side.
func (p *Profile) Marks(r Run, side Side) bool { return p.drawn(r, side) != MarkNone }
