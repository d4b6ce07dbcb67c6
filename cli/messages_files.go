package cli

// filesMessages are the words for files that cannot be read or written.
var filesMessages = map[string]message{
	// files
	"file-not-found":    {"ファイルが見つかりません。名前と場所を確認してください。", "There is no such file. Check its name and folder."},
	"file-empty":        {"ファイルに文章がありません。保存し直すか、別のファイルを指定してください。", "The file is empty. Save it again or name another."},
	"file-binary":       {"文字のファイルではありません。テキスト（.txt）又は Markdown（.md）で保存し直してください。", "This is not a text file. Save it as text (.txt) or Markdown (.md)."},
	"file-too-large":    {"ファイルが大きすぎます（上限 %v MB）。", "The file is too large (limit %v MB)."},
	"file-unknown-type": {"種類「%v」のファイルは読めません。Word（.docx）、Excel（.xlsx）、PDF（.pdf）、ウェブページ（.html）、CSV（.csv）、テキスト（.txt）又は Markdown（.md）のファイルを指定してください。", "Files of type %q cannot be read. Use Word (.docx), Excel (.xlsx), PDF (.pdf), a web page (.html), CSV (.csv), text (.txt) or Markdown (.md)."},
	"file-other-kind":   {"拡張子は「%v」ですが、中身に合わせて %v のファイルとして読みました。", "The name ends in %q, but the file was read as what it holds: %v."},
	"file-skipped":      {"読める種類ではないため、次のファイルは読み込みません（%v）。", "These files are of no type that can be read and were left out: %v."},
	// files that need another step first
	"file-old-word":     {"旧形式の Word 文書（.doc）です。Word で開き、「名前を付けて保存」で「Word 文書（.docx）」を選び、保存したファイルを指定してください。", "An old Word file (.doc). Open it in Word, save it as a Word document (.docx) and name that file."},
	"file-rtf":          {"リッチテキスト（.rtf）の文書です。Word で開き、「名前を付けて保存」で「Word 文書（.docx）」を選び、保存したファイルを指定してください。", "A rich text file (.rtf). Open it in Word, save it as a Word document (.docx) and name that file."},
	"file-ichitaro":     {"一太郎の文書（.jtd 等）です。一太郎で開き、「名前を付けて保存」でファイルの種類「Word 文書（.docx）」を選び、保存したファイルを指定してください。", "An Ichitaro file (.jtd). Open it in Ichitaro, save it as a Word document (.docx) and name that file."},
	"file-odt":          {"OpenDocument の文書（.odt）です。LibreOffice 又は Word で開き、「名前を付けて保存」で「Word 文書（.docx）」を選び、保存したファイルを指定してください。", "An OpenDocument file (.odt). Open it in LibreOffice or Word, save it as a Word document (.docx) and name that file."},
	"file-old-excel":    {"旧形式又はバイナリ形式の Excel ブック（.xls、.xlsb）です。Excel で開き、「名前を付けて保存」で「Excel ブック（.xlsx）」を選び、保存したファイルを指定してください。", "An old or binary Excel workbook (.xls, .xlsb). Open it in Excel, save it as .xlsx and name that file."},
	"file-ods":          {"OpenDocument の表計算ファイル（.ods）です。LibreOffice 又は Excel で開き、「名前を付けて保存」で「Excel ブック（.xlsx）」を選び、保存したファイルを指定してください。", "An OpenDocument spreadsheet (.ods). Open it in LibreOffice or Excel, save it as .xlsx and name that file."},
	"file-powerpoint":   {"スライドのファイル（.pptx 等）です。PowerPoint の「名前を付けて保存」で「PDF」を選ぶか、文章を Word 文書（.docx）に貼り付けて保存し、そのファイルを指定してください。", "A file of slides (.pptx). Save it as PDF in PowerPoint, or put its text into a Word document (.docx), and name that file."},
	"file-docuworks":    {"DocuWorks の文書（.xdw、.xbd）です。DocuWorks で開いて PDF に変換し、そのファイルを指定してください。元の Word などのファイルがあれば、それを使うほうが確実です。", "A DocuWorks file (.xdw, .xbd). Turn it into PDF in DocuWorks and name that file; the Word file it was made from is better still."},
	"file-google":       {"Google ドキュメント等へのリンクのファイルです。ブラウザーで開き、「ファイル」→「ダウンロード」で Word（.docx）又は Excel（.xlsx）を選び、保存したファイルを指定してください。", "A link to Google Docs. Open it in the browser, download it as Word (.docx) or Excel (.xlsx) and name that file."},
	"file-mhtml":        {"ウェブページを一つにまとめた形式（.mht）又は電子メールです。ブラウザーで開き、「名前を付けて保存」で「ウェブページ、HTML のみ（.html）」を選び、保存したファイルを指定してください。", "A web archive (.mht) or an e-mail. Open it in the browser, save it as HTML only (.html) and name that file."},
	"file-image":        {"画像のファイルです。文字を取り出せないため、元の Word などのファイルを使うか、文字認識（OCR）を行った PDF を指定してください。", "A picture. No text can be taken from it: use the file it was made from, or a PDF with recognised text (OCR)."},
	"file-archive":      {"圧縮ファイル（.zip 等）です。展開（解凍）してから、中のファイル又は展開先のフォルダーを指定してください。", "An archive (.zip or the like). Unpack it and name the files in it, or the folder."},
	"file-encrypted":    {"パスワードで保護されたファイルです。作成したアプリケーションで開き、パスワードを外して「Word 文書（.docx）」又は「Excel ブック（.xlsx）」で保存し、そのファイルを指定してください。", "The file is protected by a password. Open it in the program it was made with, remove the password, save it as .docx or .xlsx and name that file."},
	"output-edited":     {"作成後に編集されたファイルが %v 個あるため、何も書き込みませんでした。別のフォルダーを「-o」で指定するか、「--force」を付けてください（元のファイルは .bak として残ります）。", "%v file(s) were edited since they were written, so nothing was written. Use another folder with -o, or --force (the old files are kept as .bak)."},
	"system-permission": {"「%v」に書き込む権限がありません。別のフォルダーを「-o」で指定してください。", "No permission to write %v. Use another folder with -o."},
	"system-full":       {"ディスクの空き容量が足りないため、「%v」に書き込めませんでした。", "The disk is full; %v was not written."},
	"system-read-only":  {"「%v」は書き込みのできない場所です。別のフォルダーを「-o」で指定してください。", "%v is on a read-only disk. Use another folder with -o."},
	"system-busy":       {"「%v」が他のプログラムで開かれています。Word や Excel を閉じてから、もう一度実行してください。", "%v is open in another program. Close Word or Excel and try again."},
	"system-folder":     {"「%v」はフォルダーとして使えません。同じ名前のファイルがないか確認してください。", "%v cannot be used as a folder. Is there a file of that name?"},
	"system-directory":  {"「%v」はフォルダーです。ファイルを指定してください。", "%v is a folder. Name a file."},
	"system-missing":    {"「%v」が見つかりません。", "%v does not exist."},
	// Markdown in kitei's form
	"markdown-attribute":   {"「{#…}」の中の「%v」は使えません。", "%q means nothing inside {#…}."},
	"markdown-kind":        {"種類（kind）「%v」はありません。", "There is no kind %q."},
	"markdown-depth":       {"箇条書きは %v 段までです。", "Lists nest to %v levels."},
	"markdown-tangled":     {"記号が多すぎる長い行は、記号を残してそのまま読みました。内容を確認してください。", "A long line with too many marks was read as it stands. Check it."},
	"markdown-front-alias": {"先頭の「---」の間に「*」による参照は使えません。値を直接書いてください。", "Aliases (*) cannot be used in the head between ---. Write the value itself."},
	"markdown-front-large": {"先頭の「---」の間が長すぎるか、入れ子が深すぎます（上限 %v KB）。本文の前の「---」の位置を確認してください。", "The head between --- is too long (limit %v KB) or nested too deeply. Check where the second --- stands."},
	"markdown-front":       {"先頭の「---」の間を読めません（%v）。", "The head between --- cannot be read (%v)."},
}
