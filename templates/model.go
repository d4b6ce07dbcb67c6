package templates

import "kitei/policy"

// modelBody is the body for which an edition is written out when nobody's parameters are asked for.
const modelBody = "○○市"

// Model writes an edition out as a document for comparison: every clause of every variant, the values the defaults of a city, the
// guideline's own numbering.
func Model(e *Edition) (*policy.Document, error) {
	p := Defaults(modelBody).With("body.kind", "city").forEdition(e.Rules())
	d := &drafter{edition: e, params: p, words: p.vocabulary()}
	var docs []*policy.Document
	for _, m := range []*policy.Document{e.Basic, withOverlay(e.Standards, e.Overlay)} {
		doc := m.Clone()
		doc.Nodes = withoutLocal(doc.Nodes)
		for n := range doc.All() {
			if n.Level == policy.Recommended && n.Text != "" {
				n.Text += "【推奨事項】"
			}
		}
		d.fill(doc)
		policy.Number(doc, policy.Styling{Numbering: policy.ByGuideline})
		docs = append(docs, doc)
	}
	if d.err != nil {
		return nil, d.err
	}
	policy.ResolveRefs(docs...)
	return policy.Join(e.ID, "情報セキュリティポリシー（"+e.Name+"）", docs...), nil
}

// withoutLocal leaves out what is offered to some bodies and is no part of the guideline.
func withoutLocal(nodes []*policy.Node) []*policy.Node {
	var out []*policy.Node
	for _, n := range nodes {
		if n.Local {
			continue
		}
		n.Children = withoutLocal(n.Children)
		out = append(out, n)
	}
	return out
}
