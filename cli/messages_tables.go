package cli

// tablesMessages are the words for 新旧対照表, their proof, redlines and verify.
var tablesMessages = map[string]message{
	"steps-new":       {"--steps では、新に版（r8-03 等）又は project を指定してください（指定された値: %v）。", "With --steps the new side must be an edition or project, not %v."},
	"steps-none":      {"%v と新が同じ版です。異なる二つの版を指定してください。", "%v is the new edition itself. Name two different ones."},
	"steps-adopted":   {"%v が基とした版が文言から分かりません。「--adopted r4-03」のように版を指定してください。", "The wording of %v does not tell which edition it was written on. Name it: --adopted r4-03."},
	"profile-unknown": {"新旧対照表の様式「%v」はありません。使える様式: %v。自団体の様式のファイルを指定するときは、名前と場所を確認してください。", "There is no profile %q. Profiles: %v. To use a file of your own, check its name and folder."},
	"profile-yaml":    {"様式のファイルを読めません。「項目: 値」の形になっているか確認してください。", "The profile cannot be read. Write one key: value a line."},
	"profile-key":     {"様式の項目「%v」はありません。項目の一覧は「kitei diff --list-profiles」で確認できます。", "A profile has no key %q. See kitei diff --list-profiles."},
	"profile-twice":   {"同じ項目が二度書かれています。一つにしてください。", "A key is given twice. Keep one."},
	"profile-value":   {"項目「%v」に「%v」は使えません。使える値: %v", "%[1]v cannot be %[2]q. Use one of: %[3]v"},
	"profile-same":    {"「%v」が二つの意味に使われています（又は空です）。新旧の見出し、（新設）、（削る）及び（略）は、互いに異なる語にしてください。", "%q stands for two things, or is empty. The two headings, added, removed and omitted must all differ."},
	"redline-format":  {"変更履歴は Word だけに付けられます（指定された形式: %v）。「-f docx --redline -o ファイル名.docx」としてください。", "Tracked changes need Word, not %v: -f docx --redline -o FILE.docx."},
	"redline-date":    {"変更履歴の日付「%v」を読めません。「2026-04-01」又は「令和8年4月1日」のように指定してください。", "The date %q cannot be read. Write it as 2026-04-01."},
	// the proof; whoever sees one of these has found a fault of kitei
	"table-format":  {"種類「%v」のファイルからは新旧対照表を読めません。.docx、.xlsx、.html 又は .md を指定してください。", "A table cannot be read from files of type %q. Use .docx, .xlsx, .html or .md."},
	"table-none":    {"kitei が作成した新旧対照表が見つかりません。", "There is no comparison table written by kitei in this file."},
	"proof-clause":  {"照合に失敗したため、何も書き込みませんでした。%vの条項「%v」が表にありません。この表示と二つのファイルを開発元にお知らせください。", "The proof failed and nothing was written: the %v clause %q is not in the table. Please report this with both files."},
	"proof-line":    {"照合に失敗したため、何も書き込みませんでした。%vの欄は「%v」であるべきところ、「%v」となっています。この表示と二つのファイルを開発元にお知らせください。", "The proof failed and nothing was written: in the %v column, %q should stand instead of %q. Please report this with both files."},
	"proof-omitted": {"照合に失敗したため、何も書き込みませんでした。%vの欄の「%v」で、省略した部分が新旧で異なります。この表示と二つのファイルを開発元にお知らせください。", "The proof failed and nothing was written: in the %v column, what %q leaves out differs. Please report this with both files."},
	"proof-marks":   {"照合に失敗したため、何も書き込みませんでした。「%v」と「%v」の下線のない部分が異なります。この表示と二つのファイルを開発元にお知らせください。", "The proof failed and nothing was written: what is not marked differs between %q and %q. Please report this with both files."},
	"proof-rest":    {"照合に失敗したため、何も書き込みませんでした。%vの「%v」以下が表にありません。この表示と二つのファイルを開発元にお知らせください。", "The proof failed and nothing was written: the %v text from %q on is not in the table. Please report this with both files."},
	"proof-redline": {"照合に失敗したため、何も書き込みませんでした。変更履歴を%vに戻した内容が「%v」となっており、「%v」と一致しません。この表示と二つのファイルを開発元にお知らせください。", "The proof failed and nothing was written: with the changes taken to the %v text the file says %q and not %q. Please report this with both files."},
	"proof-file":    {"照合に失敗したため、何も書き込みませんでした。書いた内容を読み返すと、%vの欄が「%v」となっており、「%v」と一致しません。この表示と二つのファイルを開発元にお知らせください。", "The proof failed and nothing was written: read back, the %v column says %q and not %q. Please report this with both files."},
}
