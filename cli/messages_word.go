package cli

// wordMessages are the words for what is found in Word files.
var wordMessages = map[string]message{
	// files that are refused
	"docx-not-word":  {"Word の文書として読めません。Word で開き、「名前を付けて保存」で「Word 文書（.docx）」を選び、保存したファイルを指定してください。", "This is not a Word document. Open it in Word, save it as a Word document (.docx) and name that file."},
	"docx-not-zip":   {"Word の文書として読めません（途中で切れているか、別の種類のファイルです）。元のファイルを取り直すか、Word で開いて「Word 文書（.docx）」で保存し直してください。", "This is not a whole Word document. Fetch it again, or open it in Word and save it as .docx."},
	"docx-old-word":  {"拡張子は .docx ですが、中身は旧形式の Word 文書（.doc）です。Word で開き、「名前を付けて保存」で「Word 文書（.docx）」を選んで保存し直してください。", "The name ends in .docx but the content is an old Word file (.doc). Open it in Word and save it as .docx."},
	"docx-encrypted": {"パスワードで保護されています。Word で開き、「ファイル」→「情報」→「文書の保護」→「パスワードを使用して暗号化」でパスワードを消して保存してから、もう一度指定してください。", "The file is protected by a password. Remove the password in Word, save, and try again."},
	"docx-damaged":   {"ファイルが壊れています（%v）。Word で開いて修復し、保存し直してください。", "The file is damaged (%v). Open it in Word, let it repair the file, and save it."},
	"docx-bomb":      {"展開すると文書としてあり得ない大きさになるため、読み取りを中止しました。入手元を確認してください。", "The file unpacks to a size no document needs, so reading stopped. Check where it came from."},
	"docx-names":     {"ファイルの中に、外を指す名前の部品があるため、読み取りを中止しました。入手元を確認してください。", "A part inside the file has a name that leads out of it, so reading stopped. Check where the file came from."},
	"docx-deep":      {"文書の入れ子が深すぎるため読めません（%v）。Word で開き、内容を新しい文書へ貼り付けて保存し直してください。", "The document nests too deep to be read (%v). Copy its content into a new document in Word and save that."},
	"docx-doctype":   {"文書に文書型宣言（DTD）が含まれるため、読み取りを中止しました（%v）。入手元を確認してください。", "The document contains a document type declaration (%v), so reading stopped. Check where it came from."},
	"docx-empty":     {"文書に文章がありません。別のファイルを指定してください。", "The document has no text. Name another file."},
	// findings
	"docx-changes":          {"変更履歴が %v か所あります。全て承認した後の文章を読み取りました。", "%v tracked changes; the text was read with all of them accepted."},
	"docx-changes-original": {"変更履歴が %v か所あります。変更前の文章を読み取りました。", "%v tracked changes; the text before them was read."},
	"docx-comments":         {"コメント %v 件は読み取りません。", "%v comments were left out."},
	"docx-hidden":           {"隠し文字が %v か所あり、読み取りませんでした。必要な文章であれば、Word で「隠し文字」の書式を外してください。", "%v pieces of hidden text were left out. Take the hidden format off in Word if they belong to the text."},
	"docx-notes":            {"脚注・文末脚注 %v 件は、付いている段落の後に「注」として読み取りました。", "%v footnotes were read behind the paragraphs they belong to."},
	"docx-textboxes":        {"テキストボックス %v 個は、置かれている段落の後に読み取りました。順序を確認してください。", "%v text boxes were read behind the paragraphs they hang on. Check their order."},
	"docx-pictures":         {"図又は画像 %v 個の中の文字は読み取れません。", "The text within %v pictures cannot be read."},
	"docx-embedded":         {"埋め込まれた別の文書 %v 個は読み取っていません。Word で開き、文章として貼り付けてください。", "%v embedded documents were not read. Paste them as text in Word."},
	"docx-symbols":          {"文字に直せない記号を「〓」としました（%v）。", "Signs without a letter were written as 〓 (%v)."},
	"docx-numbering":        {"段落番号の書式「%v」は算用数字で読み取りました。", "The numbering format %v was read as plain digits."},
}
