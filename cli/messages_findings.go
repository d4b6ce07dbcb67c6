package cli

// findingsMessages are the words for what was noticed on the way.
var findingsMessages = map[string]message{
	// findings
	"procedure-missing": {"%v（%v）は手順等の整備を求めていますが、これに当たる実施手順がありません。", "%v (%v) demands a written procedure, and none of the procedures carries it out."},
	"contents-skipped":  {"目次 %v 行は取り込みません（規程から作り直せるため）。", "The table of contents (%v lines) was left out; it can be made again."},
	"amendment-note":    {"改正注記「%v」は条文から外しました。", "The amendment note %v was taken out of the text."},
	"table-ragged":      {"表の列の数が揃っていません（%v 列に対し %v 列）。", "The table's rows differ in length (%v, here %v)."},
	"ref-unresolved":    {"「%v」が引用する条項「%v」は、今の設定では文書にありません。", "%q refers to %q, which is not in the document with these settings."},
	"draft-unfilled":    {"%v %v に未記入の箇所があります（%v）。", "%v %v has a place left to fill (%v)."},
	"notices-more":      {"ほかに %v 件あります。", "and %v more."},
}
