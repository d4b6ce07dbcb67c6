package cli

// officeMessages are the words for what Word and Excel files cannot hold.
var officeMessages = map[string]message{
	"cell-control": {"制御文字等 %v 字は、Excel のセルに入れられないため除きました。元の文章を確認してください。", "%v control characters were left out: a cell cannot hold them. Check the original text."},
	"cell-cut":     {"Excel のセルに入る長さ（32,767字）を超えるため、終わりの %v 字を省きました。全文は Word 又は Markdown で確認してください。", "The last %v characters were left out: a cell holds 32,767. See the whole text in Word or Markdown."},
}
