package cli

// editionsMessages are the words for editions, ours and those somebody else wrote.
var editionsMessages = map[string]message{
	// editions
	"edition-unknown":  {"「%v」という版はありません。使えるのは %v です。", "There is no edition %q; there are %v."},
	"edition-id-taken": {"識別子「%v」は kitei が収録する版のものです。edition.yaml の id を別の名称（例: r8-03-kokuji）にしてください。", "Id %q is that of an edition inside kitei. Give the edition another id in edition.yaml."},
	// an edition from the official guideline
	"edition-import-arguments": {"ファイル、出力先及び識別子を指定してください。例: kitei edition import ガイドライン.docx -o editions/r8-03-soumu --id r8-03-soumu", "Name the file, the folder and the id. Example: kitei edition import guideline.docx -o editions/r8-03-soumu --id r8-03-soumu"},
	"edition-import-date":      {"版の日付「%v」が分かりません。「--date 2026-03-27」のように指定してください。", "The date %q of the edition is not known. Name it: --date 2026-03-27"},
	"edition-chapters":         {"対策基準の章が %v 個読み取れました（国のモデルは 9 個）。例文（第2編）の含まれるファイルかを確認してください。", "Found %v chapters of 対策基準 where the model has 9. Does the file hold the 例文 (第2編)?"},
	"guideline-parts":          {"例文の「情報セキュリティ基本方針」又は「情報セキュリティ対策基準」が見つかりません（例文と判断した段落は %v 個）。第2編の含まれるファイルを指定してください。", "基本方針 or 対策基準 was not found among the 例文 (%v pieces). Name the file with 第2編."},
	"guideline-format":         {"種類「%v」のガイドラインは読み込めません。PDF、Word（.docx）又はテキスト（.txt）を指定してください。", "A guideline of type %q cannot be read; use PDF, Word (.docx) or text (.txt)."},
	// an edition somebody wrote
	"edition-check-argument":     {"版のフォルダーを一つ指定してください（指定された数: %v）。例: kitei edition check r9-03", "Name one edition folder (%v given). Example: kitei edition check r9-03"},
	"edition-folder":             {"版のフォルダーではありません。edition.yaml のあるフォルダーを指定してください。", "This is not the folder of an edition. Name the one that holds edition.yaml."},
	"edition-file-missing":       {"必要なファイルがありません。", "This file is missing."},
	"edition-file-unknown":       {"この名前のファイルは読み込まれません。名前を確認してください。", "Nothing reads a file of this name."},
	"edition-unreadable":         {"読み込めません（%v）。", "Cannot be read (%v)."},
	"edition-yaml":               {"YAML の書き方に誤りがあります（%v）。", "The YAML is wrong (%v)."},
	"edition-field":              {"項目「%v」がないか、値が正しくありません。", "Field %q is missing or wrong."},
	"edition-heading":            {"見出しの番号が「%v」となっています。数えると「%v」です。", "The heading says %v; counting gives %v."},
	"edition-heading-unnumbered": {"見出し「%v」に番号がありません。「%v」を付けてください。", "Heading %q has no number; counting gives %v."},
	"edition-id-missing":         {"「%v」に識別子（{#…}）がありません。", "%q has no id ({#…})."},
	"edition-id-twice":           {"識別子「%[1]v」は %[2]v の %[3]v 行でも使われています。", "Id %[1]q already stands in %[2]v line %[3]v."},
	"edition-id-form":            {"識別子「%v」は使えません。英小文字、数字、「.」及び「-」を用い、48字以内としてください。", "Id %q: use a-z, digits, . and -, at most 48 characters."},
	"edition-parameter":          {"「%v」という設定項目はありません。", "There is no parameter %q."},
	"edition-token":              {"「{…}」の書き方に誤りがあります（%v）。", "A {…} is not well formed (%v)."},
	"edition-condition":          {"条件「%v」を読めません。", "Condition %q cannot be read."},
	"edition-role":               {"役割「%v」はありません。使えるのは %v です。", "There is no role %q; there are %v."},
	"edition-duty":               {"「%v」は義務を定めていますが、must 若しくは rec 又は who がありません。", "%q is a duty without must or rec, or without who."},
	"edition-spelling":           {"「%v」は国のモデルで用いない表記です。", "The model does not write %q."},
	"edition-reference":          {"引用する条項「%v」がこの版にありません。", "It refers to %q, which the edition does not have."},
	"changes-field":              {"変更の記録の「%v」がないか、値が正しくありません。", "The entry's %q is missing or wrong."},
	"changes-id-old":             {"変更の記録の「%v」が前の版にありません。", "The edition before has no %q."},
	"changes-id-new":             {"変更の記録の「%v」がこの版にありません。", "The edition has no %q."},
	"changes-no-difference":      {"変更の記録に %v（%v）とありますが、前の版と違いがありません。", "The log says %v (%v), but nothing differs."},
	"changes-missing":            {"「%v」は前の版と違いますが、変更の記録にありません。", "%q differs from the edition before and is not in the log."},
}
