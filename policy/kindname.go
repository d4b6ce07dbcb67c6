package policy

// kindWords are what officers call the kinds.
var kindWords = [...]string{
	Part: "編", Chapter: "章", Section: "節", Subsection: "款", Division: "目", Article: "条", Subarticle: "見出し付きの項", Paragraph: "項",
	Item: "号", Subitem1: "ア", Subitem2: "（ア）", Subitem3: "a", Table: "表", Preamble: "前文", Supplement: "附則", Annex: "別表", Form: "様式",
}

// Word gives what officers call the kind, "" for the zero Kind.
func (k Kind) Word() string {
	if int(k) < len(kindWords) {
		return kindWords[k]
	}
	return ""
}

// ParseKindWord is the inverse of [Kind.Word]; ok is false for any other word.
func ParseKindWord(word string) (k Kind, ok bool) {
	for k, w := range kindWords {
		if w == word && w != "" {
			return Kind(k), true
		}
	}
	return 0, false
}
