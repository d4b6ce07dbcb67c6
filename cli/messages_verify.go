package cli

// verifyMessages are the words for kitei verify.
var verifyMessages = map[string]message{
	"verify-arguments": {"調べるファイルを指定してください。例: kitei verify 新旧対照表.xlsx", "Name the files to look at. Example: kitei verify table.xlsx"},
	"seal-format":      {"種類「%v」のファイルには照合用の情報がなく、フォルダーにも作成の記録（.kitei-written.json）がありません。作成したフォルダーに置いて指定してください。", "Files of type %q bear no seal, and there is no record (.kitei-written.json) in their folder. Put the file into the folder it was written to."},
	"seal-none":        {"kitei の照合用の情報がありません。kitei で作成したファイルでないか、情報を残さないソフトで保存されています。作成し直したファイルと kitei diff で比べてください。", "There is no seal of kitei in this file: kitei did not write it, or a program that drops the seal saved it. Write it again and compare the two with kitei diff."},
	"seal-broken":      {"照合用の情報が壊れています。作成し直したファイルと kitei diff で比べてください。", "The seal is damaged. Write the file again and compare the two with kitei diff."},
	"seal-unreadable":  {"%v のファイルとして読めません（破損、パスワード又は別の種類）。開けるソフトで %[1]v 形式に保存し直してください。", "This cannot be read as a %v file: damaged, with a password, or of another kind. Save it again as %[1]v."},
}
