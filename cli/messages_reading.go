package cli

// readingMessages are the words for how a file's characters and layout were read.
var readingMessages = map[string]message{
	"file-charset":     {"日本語の文章として読める文字コードがありません。元のソフトで開き、テキスト（UTF-8）で保存し直してください。", "The file reads as Japanese in no character set. Open it in its own program and save it as text (UTF-8)."},
	"charset-guessed":  {"文字コードは %v と判断しました。文字が化けていないか確認してください。", "The character set was taken to be %v. Check that the text reads well."},
	"charset-declared": {"文字コードの宣言は「%v」ですが、内容は %v です。%[2]v として読みました。", "The file says its character set is %q, but it is %v and was read as that."},
	"charset-bytes":    {"%v として読めない文字が %v 個あります（最初の箇所を示しています）。「�」の箇所を原本で確認してください。", "In %v, %v characters cannot be read (the first is here). Check the places marked � in the original."},
	"charset-gaiji":    {"外字が %v 個あります（最初の箇所を示しています）。ほかの機械では読めないため、原本で確認してください。", "%v characters of the body's own set (the first is here) mean nothing elsewhere. Check them in the original."},
	"table-guessed":    {"並んだ %v 行を表として読みました。違うときは、行の空白を詰めてください。", "%v lines were read as a table. Close the gaps in them if they are none."},
	"page-numbers":     {"ページ番号とみられる %v 行を除きました（最初の箇所を示しています）。", "%v lines that look like page numbers were left out (the first is here)."},
	"circled-restored": {"「@」「A」などに化けた丸数字 %v 個を①②などに直しました（最初の箇所を示しています）。原本と照らしてください。", "%v circled numbers that had become @, A … were put back (the first is here). Check them against the original."},
	"table-provisions": {"規定が表に入っているとみて、表の %v 行を条項として読みました。", "%v rows of a table that holds the provisions were read as provisions."},
	"provisions-none":  {"条も章も見つかりませんでした。元の文書の見出し及び番号を確認してください。読み取った文は、診断書の Excel 版の「正しい階層」で条等に直すことができます。", "No article and no chapter was found. Check the headings and numbers of the file; what was read can be made articles in the Excel form of the report."},
	"running-lines":    {"ページごとに繰り返される柱とみられる %v 行を除きました（最初の箇所を示しています）。", "%v lines that look like running heads of pages were left out (the first is here)."},
	"lines-joined":     {"途中で改行された %v 行を前の行につなげました（最初の箇所を示しています）。", "%v lines that were cut within a sentence were joined to the ones before (the first is here)."},
	"html-depth":       {"要素の入れ子が深すぎるため読めません。ブラウザーで開き、本文を選んでテキストに貼り付け、.txt で保存してください。", "The page is nested too deeply to be read. Open it in a browser, copy its text and save that as .txt."},
	"html-frames":      {"枠（フレーム）だけのページで、本文がありません。本文の枠の中で右クリックし、その枠のページを保存してください。", "The page only holds frames. Right-click inside the frame with the text and save that page."},
	"html-skipped":     {"案内、目次の枠、隠れた部分など %v か所（%v 文字）は取り込みません。", "%v parts of the page (menus, hidden parts; %v characters) were left out."},
	"html-tail":        {"「%v」から後の %v 行は、ページの案内とみて取り込みません。", "%[2]v lines from \"%[1]v\" on were taken for the end of a web page and left out."},
	"html-ruby":        {"振り仮名 %v か所を除きました（最初の箇所を示しています）。", "%v readings above words were left out (the first is here)."},
	"html-images":      {"画像が %v 個あります（最初の箇所を示しています）。様式などが画像のときは、内容を読めません。", "The page has %v pictures (the first is here). Forms that are pictures cannot be read."},
	"table-cut":        {"結合を広げると %v セルを超える表です。超えた分は取り込みません。", "The table has more than %v cells once its joined cells are laid out. The rest was left out."},
	"title-guessed":    {"規程の題名が本文にないため、画面の題名「%v」を使いました。", "The text has no name of the rule; the title of the window, %q, was taken."},
	"mark-lost":        {"ア、イなどの記号が失われた細分とみて、前の号の下に置きました。", "Taken for a sub-item whose mark (ア, イ …) was lost, and placed under the item before."},
	"number-tight":     {"行頭の「%v」を項番号とみました。", "The %v at the head of the line was taken for the number of a paragraph."},
	"lead-missing":     {"%v に柱書きがなく、号から始まっています。原本で確認してください。", "%v has no lead sentence and begins with its items. Check the original."},
	"rule-found":       {"同じファイルの中で別の規程「%v」が始まるとみて、分けて読みました。", "Another rule, %q, was taken to begin here in the same file."},
}
