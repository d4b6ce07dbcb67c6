package cli

// gapMessages are the words for kitei gap.
var gapMessages = map[string]message{
	"gap-arguments": {"現行の規程のファイルを一つ以上指定してください。例: kitei gap local/規程.md -p kitei.yaml", "Name at least one local policy. Example: kitei gap local/policy.md -p kitei.yaml"},
	"gap-twice":     {"「%v」が二度指定されています。一度だけ指定してください。", "%v is named twice. Name it once."},
	"gap-not-local": {"「%v」は規程のファイルではありません。版は「--against %[1]v」で指定し、案は「kitei draft」でファイルにしてから指定してください。", "%v is no policy file. Name an edition with --against %[1]v, and draft files with kitei draft."},
}
