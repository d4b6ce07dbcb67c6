package templates

import (
	"slices"
	"strings"

	"kitei/policy"
)

// examples puts the body's own examples of each class (class.examples) into the table of classes, which gets a column for them where it has
// none.
func (d *drafter) examples(doc *policy.Document) {
	words, spell := map[string][]string{}, d.params.orthography()
	for _, row := range d.params.Rows("class.examples", "class", "example") {
		class := spell(d.words("自治体機密性" + strings.TrimPrefix(strings.TrimPrefix(row[0], "自治体"), "機密性")))
		words[class] = append(words[class], row[1])
	}
	parent := doc.Find("asset.class")
	if len(words) == 0 || parent == nil {
		return
	}
	for n := range parent.All() {
		if n.Kind == policy.Table && strings.HasPrefix(n.ID, "asset.class.conf") {
			withExamples(n, words, spell)
		}
	}
}

// withExamples writes examples by class into the column 例 of a table.
func withExamples(table *policy.Node, words map[string][]string, spell func(string) string) {
	column := slices.Index(table.Rows[0], "例")
	if column < 0 {
		column = len(table.Rows[0])
		table.Rows[0] = append(table.Rows[0], "例")
	}
	for i, row := range table.Rows[1:] {
		for len(row) <= column {
			row = append(row, "")
		}
		if given := words[row[0]]; len(given) > 0 {
			row[column] = spell(strings.Join(given, "、"))
		}
		table.Rows[i+1] = row
	}
}

// annexes puts the tables behind the standards: roles, and the managers of every office.
func (d *drafter) annexes(doc, roles *policy.Document) {
	table := roles.Clone()
	table.Nodes = d.keep(table.Nodes)
	d.fill(table)
	annex := &policy.Node{Kind: policy.Annex, ID: "app.roles", Title: strings.TrimPrefix(table.Title, "別表 ") + d.related("org"), Children: table.Nodes}
	doc.Nodes = append(doc.Nodes, annex)
	if offices := d.offices(); offices != nil {
		doc.Nodes = append(doc.Nodes, offices)
	}
}

// related is the note behind the title of a 別表 that says to which clause it belongs.
func (d *drafter) related(id string) string {
	return d.params.orthography()("（{ref:" + id + "}関係）")
}

// offices is the table of managers from body.offices.
func (d *drafter) offices() *policy.Node {
	organs, values := d.params.Map("body.offices")
	if len(organs) == 0 {
		return nil
	}
	table := &policy.Node{Kind: policy.Table, ID: "app.offices.table", Rows: [][]string{{"機関又は部局", "課、室等", d.params.RoleName("kanrisha")}}}
	for _, organ := range organs {
		for _, office := range strings.FieldsFunc(strings.ReplaceAll(values[organ], "及び", "、"), func(r rune) bool { return r == '、' }) {
			table.Rows = append(table.Rows, []string{organ, office, manager(office)})
		}
	}
	spell := d.params.orthography()
	title := spell(d.params.RoleName("kanrisha") + "を置く課、室等")
	for _, row := range table.Rows {
		for i := range row {
			row[i] = spell(row[i])
		}
	}
	return &policy.Node{Kind: policy.Annex, ID: "app.offices", Title: title + d.related("org.kanrisha"), Children: []*policy.Node{table}}
}

// manager is the post that heads an office: 総務課 → 総務課長.
func manager(office string) string {
	for _, unit := range []string{"課", "室", "局", "部", "所", "館", "署", "係"} {
		if strings.HasSuffix(office, unit) {
			return office + "長"
		}
	}
	return office + "の長"
}
