package cli

// filesMessages are the words for files that cannot be read or written.
var filesMessages = map[string]message{
	// files
	"file-not-found":    {"ファイルが見つかりません。名前と場所を確認してください。", "There is no such file. Check its name and folder."},
	"file-empty":        {"ファイルに文章がありません。保存し直すか、別のファイルを指定してください。", "The file is empty. Save it again or name another."},
	"file-binary":       {"文字のファイルではありません。テキスト（.txt）又は Markdown（.md）で保存し直してください。", "This is not a text file. Save it as text (.txt) or Markdown (.md)."},
	"file-too-large":    {"ファイルが大きすぎます（上限 %v MB）。", "The file is too large (limit %v MB)."},
	"file-unknown-type": {"種類「%v」のファイルは読めません。Word（.docx）、PDF（.pdf）、Excel（.xlsx）、ウェブページ（.html）、テキスト（.txt）又は Markdown（.md）を指定してください。", "Files of type %q cannot be read. Use Word (.docx), PDF (.pdf), Excel (.xlsx), a web page (.html), text (.txt) or Markdown (.md)."},
	"file-old-word":     {"旧形式の Word 文書（.doc）です。Word で開き、「名前を付けて保存」で「Word 文書（.docx）」を選び、保存したファイルを指定してください。", "An old Word file (.doc). Open it in Word, save it as a Word document (.docx) and name that file."},
	"file-ichitaro":     {"一太郎の文書（.jtd）です。一太郎で開き、「名前を付けて保存」でファイルの種類「Word 文書（.docx）」を選び、保存したファイルを指定してください。", "An Ichitaro file (.jtd). Open it in Ichitaro, save it as a Word document (.docx) and name that file."},
	"file-old-excel":    {"旧形式の Excel ブック（.xls）です。Excel で開き、「名前を付けて保存」で「Excel ブック（.xlsx）」を選び、保存したファイルを指定してください。", "An old Excel workbook (.xls). Save it as .xlsx and name that file."},
	"file-odt":          {"OpenDocument 文書（.odt）です。LibreOffice 又は Word で開き、「名前を付けて保存」で「Word 文書（.docx）」を選び、保存したファイルを指定してください。", "An OpenDocument file (.odt). Save it as a Word document (.docx) and name that file."},
	"output-edited":     {"作成後に編集されたファイルが %v 個あるため、何も書き込みませんでした。別のフォルダーを「-o」で指定するか、「--force」を付けてください（元のファイルは .bak として残ります）。", "%v file(s) were edited since they were written, so nothing was written. Use another folder with -o, or --force (the old files are kept as .bak)."},
	"system-permission": {"「%v」に書き込む権限がありません。別のフォルダーを「-o」で指定してください。", "No permission to write %v. Use another folder with -o."},
	"system-full":       {"ディスクの空き容量が足りないため、「%v」に書き込めませんでした。", "The disk is full; %v was not written."},
	"system-read-only":  {"「%v」は書き込みのできない場所です。別のフォルダーを「-o」で指定してください。", "%v is on a read-only disk. Use another folder with -o."},
	"system-busy":       {"「%v」が他のプログラムで開かれています。Word や Excel を閉じてから、もう一度実行してください。", "%v is open in another program. Close Word or Excel and try again."},
	"system-folder":     {"「%v」はフォルダーとして使えません。同じ名前のファイルがないか確認してください。", "%v cannot be used as a folder. Is there a file of that name?"},
	"system-directory":  {"「%v」はフォルダーです。ファイルを指定してください。", "%v is a folder. Name a file."},
	"system-missing":    {"「%v」が見つかりません。", "%v does not exist."},
	// Markdown in kitei's form
	"markdown-attribute": {"「{#…}」の中の「%v」は使えません。", "%q means nothing inside {#…}."},
	"markdown-kind":      {"種類（kind）「%v」はありません。", "There is no kind %q."},
	"markdown-depth":     {"箇条書きは %v 段までです。", "Lists nest to %v levels."},
	"markdown-front":     {"先頭の「---」の間を読めません（%v）。", "The head between --- cannot be read (%v)."},
}
