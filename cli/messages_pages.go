package cli

// pagesMessages are the words for files laid out in pages or cells: PDF, Excel, CSV.
var pagesMessages = map[string]message{
	"pdf-not":           {"PDF ファイルではありません。ファイルの種類を確認し、正しい拡張子を付けて指定してください。", "This is not a PDF file. Check its type and name it with the right ending."},
	"pdf-damaged":       {"PDF ファイルが壊れているため、読めません。PDF を閲覧するソフトウェアで開き、「名前を付けて保存」又は印刷の「PDF に出力」で作り直してください。", "The PDF file is damaged. Open it in a PDF viewer and save or print it to a new PDF."},
	"pdf-password":      {"パスワードで保護された PDF です。パスワードを外して保存し直してください。", "The PDF file is protected by a password. Save it again without one."},
	"pdf-scanned":       {"文字を取り出せない PDF です（全ページが画像）。元の Word などのファイルを使うか、文字認識（OCR）を行った PDF を指定してください。", "No text can be taken from this PDF: every page is a picture. Use the original file, or a PDF with recognised text (OCR)."},
	"pdf-garbled":       {"文字を取り出せない PDF です（文字情報が失われているか、正しくない）。元の Word などのファイルを使うか、文字認識（OCR）を行った PDF を指定してください。", "No text can be taken from this PDF: it does not say which characters it shows. Use the original file, or a PDF with recognised text (OCR)."},
	"pdf-no-text":       {"文字のない PDF です。別のファイルを指定してください。", "The PDF file has no text. Name another file."},
	"pdf-pages":         {"%v ページの PDF は読めません（上限 %v ページ）。分割して指定してください。", "A PDF file of %v pages is too long (limit %v). Split it."},
	"pdf-chars":         {"PDF の文字数が多すぎます（上限 %v 文字）。分割して指定してください。", "The PDF file has too many characters (limit %v). Split it."},
	"pdf-pages-damaged": {"壊れていて読めないページを飛ばしました（%v ページ）。内容を確認してください。", "Damaged pages were skipped (pages %v). Check what they say."},
	"pdf-pages-scanned": {"画像だけのページを飛ばしました（%v ページ）。内容を確認し、必要なら文字を補ってください。", "Pages that are pictures were skipped (pages %v). Check them and add their text where needed."},
	"pdf-pages-garbled": {"文字を取り出せないページを飛ばしました（%v ページ）。内容を確認し、必要なら文字を補ってください。", "Pages whose characters cannot be told were skipped (pages %v). Check them and add their text where needed."},
	"pdf-pages-cut":     {"文字や図形が多すぎるため、途中まで読んだページがあります（%v ページ）。", "Pages with too much on them were read in part (pages %v)."},
	"pdf-vertical":      {"縦書きのページを右の行から順に読みました（%v ページ）。並びを確認してください。", "Pages in vertical writing were read from the right (pages %v). Check the order."},
	"pdf-furniture":     {"各ページの柱、ページ番号などの %v 行を除きました。", "Left out %v lines of running heads, feet and page numbers."},
}
