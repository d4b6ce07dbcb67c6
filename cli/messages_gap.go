package cli

// gapMessages are the words for kitei gap.
var gapMessages = map[string]message{
	"gap-arguments": {"現行の規程のファイルを一つ以上指定してください。例: kitei gap local -p kitei.yaml", "Name at least one local policy or a folder of them. Example: kitei gap local -p kitei.yaml"},
	"no-clauses":    {"条項が見当たらないため、比較に使いません。規程の本文が入っているかを確認してください。", "No clause was found in it, so it is left out. Check that it holds the text of a rule."},
	"gap-twice":     {"「%v」が二度指定されています。一度だけ指定してください。", "%v is named twice. Name it once."},
	"gap-not-local": {"「%v」は規程のファイルではありません。版は「--against %[1]v」で指定し、案は「kitei draft」でファイルにしてから指定してください。", "%v is no policy file. Name an edition with --against %[1]v, and draft files with kitei draft."},
}
