package cli

// officeMessages are the words for what Word and Excel files cannot hold, and for files that Excel holds.
var officeMessages = map[string]message{
	"cell-control":         {"制御文字等 %v 字は、Excel のセルに入れられないため除きました。元の文章を確認してください。", "%v control characters were left out: a cell cannot hold them. Check the original text."},
	"workbook-open":        {"Excel で開かれたままのようです。保存していない回答は読み取れません。保存して閉じてから、もう一度実行してください。", "Somebody seems to have it open in Excel; answers that are not saved cannot be read. Save, close and try again."},
	"workbook-busy":        {"他のプログラムで開かれているか、読む権限がないため、読めません。Excel を閉じてから、もう一度実行してください。", "It is open in another program, or may not be read. Close Excel and try again."},
	"answers-not-workbook": {"Excel ブックではないため、読み取りませんでした。点検の回答であれば、送付した点検票（.xlsx）に記入して保存し直してください。", "It is no workbook and was not read. If it holds answers, write them into the checklist (.xlsx) that was sent."},
	"cell-cut":             {"Excel のセルに入る長さ（32,767字）を超えるため、終わりの %v 字を省きました。全文は Word 又は Markdown で確認してください。", "The last %v characters were left out: a cell holds 32,767. See the whole text in Word or Markdown."},
}
