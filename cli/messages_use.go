package cli

// useMessages are the words for wrong use of the program.
var useMessages = map[string]message{
	// wrong use
	"command-unknown":     {"「%[1]v」というコマンドはありません。%[2]v", "There is no command %[1]q. %[2]v"},
	"flag-unknown":        {"「%v」というオプションはありません。「--help」で一覧を確認してください。", "There is no option %v. See --help."},
	"flag-needs-value":    {"オプション「%v」には値が必要です。", "Option %v needs a value."},
	"flag-value":          {"%v の値「%v」は使えません。使えるのは %v です。", "%v: %q cannot be used; choose from %v."},
	"flag-wrong":          {"オプションの指定を確認してください（%v）。", "Check the options (%v)."},
	"argument-unexpected": {"「%v」は不要です。「kitei %v --help」で使い方を確認してください。", "Unexpected %q. See kitei %v --help."},
	"diff-arguments":      {"比較する二つ（旧、新）を指定してください（指定された数: %v）。例: kitei diff r5-03 r8-03", "Name the two to compare, old and new (%v given). Example: kitei diff r5-03 r8-03"},
	"one-format":          {"形式は一つだけ指定してください（指定された数: %v）。", "Choose one format (%v given)."},
	"format-ending":       {"「%v」は %v 形式のファイルの名前ではありません。「-f」又は「-o」を改めてください。", "%v is no name for a file of format %v. Change -f or -o."},
	"needs-out":           {"%v 形式では「-o ファイル名」で出力先を指定してください。", "Format %v needs an output file: -o FILE."},
	"init-needs-name":     {"団体名を指定してください。例: kitei init --name 瑞穂町 --kind town 作業フォルダー", "Give the name of the body. Example: kitei init --name 瑞穂町 --kind town DIR"},
	"init-arguments":      {"フォルダーは一つだけ指定してください（指定された数: %v）。", "Name one folder (%v given)."},
	"init-from":           {"「%v」に見本の設定ファイルがありません。「samples/mizuho」のように kitei.yaml のあるフォルダーを指定してください。", "There is no kitei.yaml in %v. Name a folder that has one, such as samples/mizuho."},
	"pack-nothing":        {"見直しの前（edition.from）と後が同じ版（%v）です。今の規程のファイルを指定するか、設定ファイルの edition.from を今の規程の版にしてください。", "edition.from and the new edition are the same (%v). Name the files of today's policy, or set edition.from."},
	"edition-argument":    {"版を一つ指定してください。例: kitei edition show r8-03", "Name one edition. Example: kitei edition show r8-03"},
}
