package cli

// importMessages are the words for reading local documents and for the corrections people send back.
var importMessages = map[string]message{
	"import-arguments":      {"読み込むファイル又はフォルダーを指定してください。例: kitei import local -o 取込み", "Name the files or folders to read. Example: kitei import local -o imported"},
	"import-folder-empty":   {"読み込めるファイルがありません。規程のファイルを入れてから、もう一度実行してください。", "The folder holds no file that can be read."},
	"import-split":          {"%v 個の文書（%v）に分けました。", "Taken apart into %v documents (%v)."},
	"import-merged":         {"%v の続きとして一つの文書にまとめました。", "Put behind %v as one document: it goes on where that one stops."},
	"import-not-exact":      {"この箇所から先の階層を kitei の形式で正確に書き出せません。書き出したファイルと元の文書とを見比べてください。", "From here on kitei's form does not keep the structure exactly. Compare the file written with the source."},
	"correction-book":       {"%v の訂正を使います。", "The corrections in %v are used."},
	"correction-stale":      {"訂正「%v」の元の文が見つからないため、適用しません。診断書の「適用しなかった訂正」を確認してください。", "The text that the correction %q is about is gone; it was not applied. See 適用しなかった訂正 in the report."},
	"correction-impossible": {"訂正「%v」は、そのままでは行えません。つなぐ相手の行、切り離す箇所及び階層を確認してください。", "The correction %q cannot be carried out. Check the line to join, the place to cut and the kind."},
	"correction-twice":      {"「%v」に異なる訂正が二つあります。後のものは適用しません。", "%q has two different corrections; the later one was not applied."},
	"correction-choice":     {"「%v」は選べません。一覧から選んでください。", "%q is no choice; choose from the list."},
	"workbook-unreadable":   {"Excel ブックとして読めません。Excel で開いて保存し直してください。", "This is not a workbook that can be read. Open it in Excel and save it again."},
	"workbook-no-diagnosis": {"取込み診断書の「条項一覧」が見つかりません。「kitei import … -f xlsx」で作成したファイルを使ってください。", "There is no 条項一覧 of a report in it. Use the file kitei import -f xlsx made."},
}
