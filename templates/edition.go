package templates

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"kitei/importers"
	"kitei/policy"
)

//go:embed national procedures
var data embed.FS

// Info is what is known of an edition as a whole (edition.yaml).
type Info struct {
	ID     string `yaml:"id"`     // r8-03
	Name   string `yaml:"name"`   // 令和8年3月版
	Date   string `yaml:"date"`   // day of decision, YYYY-MM-DD
	Kind   string `yaml:"kind"`   // 一部改定
	Basis  string `yaml:"basis"`  // what the revision answers to
	Source string `yaml:"source"` // where the facts of the edition come from
	Mark   string `yaml:"mark"`   // sourced, known or unsure, for the structure as a whole
	Note   string `yaml:"note"`   // what is not certain

	// Of an edition somebody else made:
	Wording string `yaml:"wording,omitempty"` // whose words the texts are: official (総務省の例文), own, or empty for kitei's
	Follows string `yaml:"follows,omitempty"` // the edition inside kitei whose conditions and rules on parameters hold for it
}

// Whose words the texts of an edition are ([Info.Wording]).
const (
	OfficialWording = "official" // the ministry's 例文
	OwnWording      = "own"      // the user's
)

// Rules is the id of the edition inside kitei whose conditions and rules on parameters hold.
func (i Info) Rules() string { return cmp.Or(i.Follows, i.ID) }

// Statement says whose words a text drafted from the edition is in: what must go with every document.
func (i Info) Statement() string {
	switch i.Wording {
	case OfficialWording:
		return "本書の文言は、総務省「地方公共団体における情報セキュリティポリシーに関するガイドライン」（" + i.Name + "）の例文を取り込んだものを基にしています。取込みの内容は、原典で確認してください。"
	case OwnWording:
		return "本書の文言は、利用者が用意した版「" + i.Name + "」を基にしています。"
	}
	return Wording
}

// ShortStatement is Statement for a footer of one line.
func (i Info) ShortStatement() string {
	switch i.Wording {
	case OfficialWording:
		return "文言は総務省の例文（" + i.Name + "）を取り込んだものを基にしています。"
	case OwnWording:
		return "文言は利用者が用意した版「" + i.Name + "」を基にしています。"
	}
	return ShortWording
}

// Wording is the plain statement that goes with everything drafted from an edition.
const Wording = "本書の文言は、総務省「地方公共団体における情報セキュリティポリシーに関するガイドライン」の構成及び要求事項を基に kitei が独自に作成したものであり、総務省の例文そのものではありません。"

// ShortWording is Wording for a footer of one line.
const ShortWording = "文言は kitei が作成したものであり、総務省の例文ではありません。"

// Edition is one edition of the national model.
type Edition struct {
	Info
	Basic     *policy.Document // 基本方針
	Standards *policy.Document // 対策基準
	Roles     *policy.Document // 別表 権限・責任等一覧表
	Overlay   *policy.Document // クラウド利用等に関する特則; nil in editions without one
}

// chapterFiles are the files of the 対策基準 of every edition, in order.
var chapterFiles = []string{
	"1-organization", "2-assets", "3-resilience", "4-physical", "5-human", "6-technical", "7-operation", "8-outsourcing", "9-evaluation",
}

// infos reads the edition.yaml of every edition, oldest first.
var infos = sync.OnceValues(func() ([]Info, error) {
	files, err := fs.Glob(data, "national/*/edition.yaml")
	if err != nil {
		return nil, err
	}
	var out []Info
	for _, f := range files {
		var info Info
		if err := readYAML(f, &info); err != nil {
			return nil, err
		}
		if info.ID != path.Base(path.Dir(f)) {
			return nil, fmt.Errorf("reading %s: id %q is not the name of its folder", f, info.ID)
		}
		out = append(out, info)
	}
	slices.SortFunc(out, func(a, b Info) int { return strings.Compare(a.Date, b.Date) })
	return out, nil
})

// Editions lists the editions, oldest first.
func Editions() []Info {
	all, err := infos()
	if err != nil {
		panic(err) // the embedded data is ours; a test reads all of it
	}
	return slices.Clone(all)
}

// Newest is the id of the newest edition.
func Newest() string {
	all := Editions()
	return all[len(all)-1].ID
}

// order gives the place of an edition in time, -1 for an unknown one.
func order(id string) int {
	return slices.IndexFunc(Editions(), func(i Info) bool { return i.ID == id })
}

// Known reports whether id names an edition.
func Known(id string) bool { return order(id) >= 0 }

// Open reads an edition. An unknown id is a *policy.Notice that lists the known ones.
func Open(id string) (*Edition, error) {
	at := order(id)
	if at < 0 {
		var ids []string
		for _, i := range Editions() {
			ids = append(ids, i.ID)
		}
		return nil, policy.Problem("edition-unknown", policy.Pos{}, id, strings.Join(ids, ", "))
	}
	files, err := EditionFiles(id)
	if err != nil {
		return nil, err
	}
	return openEdition(files, "national/"+id, Editions()[at])
}

// OpenFS reads an edition of somebody's own from a folder in the form of national/README.md. What [CheckEdition] finds to be wrong with its
// form is an error, all faults joined; spellings and the numbers of headings are the author's business there.
func OpenFS(fsys fs.FS) (*Edition, error) {
	var faults []error
	for _, n := range CheckEdition(fsys, nil) {
		switch n.Code {
		case "edition-spelling", "edition-duty", "edition-heading", "edition-heading-unnumbered", "edition-file-unknown":
		default:
			faults = append(faults, &n)
		}
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return openEdition(fsys, ".", (&checker{}).info(fsys))
}

// openEdition reads the files of an edition; folder is what errors call the place of them.
func openEdition(fsys fs.FS, folder string, info Info) (*Edition, error) {
	e := &Edition{Info: info}
	read := func(file string) (*policy.Document, error) { return readModel(fsys, file, path.Join(folder, file)) }
	var err error
	if e.Basic, err = read("basic-policy.md"); err != nil {
		return nil, err
	}
	e.Basic.Title, e.Basic.Short, e.Basic.Source = "情報セキュリティ基本方針", "基本方針", info.ID
	e.Standards = &policy.Document{Title: "情報セキュリティ対策基準", Short: "対策基準", Source: info.ID}
	for _, c := range chapterFiles {
		d, err := read("standards/" + c + ".md")
		if err != nil {
			return nil, err
		}
		e.Standards.Nodes = append(e.Standards.Nodes, d.Nodes...)
	}
	if e.Roles, err = read("appendix-roles.md"); err != nil {
		return nil, err
	}
	if e.Overlay, err = readOverlay(fsys, info.ID); err != nil {
		return nil, err
	}
	policy.SetCites(e.Basic)
	policy.SetCites(e.Standards)
	return e, nil
}

func readModel(fsys fs.FS, file, name string) (*policy.Document, error) {
	src, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, err
	}
	d, notices, err := importers.ReadMarkdown(name, src)
	if err != nil {
		return nil, err
	}
	if len(notices) > 0 {
		return nil, fmt.Errorf("reading %s: %w", name, &notices[0])
	}
	return d, nil
}

func readYAML(file string, into any) error {
	src, err := data.ReadFile(file)
	if err != nil {
		return err
	}
	if err := yaml.UnmarshalWithOptions(src, into, yaml.DisallowUnknownField()); err != nil {
		return fmt.Errorf("reading %s: %w", file, err)
	}
	return nil
}
