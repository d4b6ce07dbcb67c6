package cli

// returnsMessages are the words for what comes back filled in.
var returnsMessages = map[string]message{
	"workbook-old":            {"旧形式の Excel ブック（.xls）です。Excel で開き、「名前を付けて保存」で「Excel ブック（.xlsx）」を選んで保存し直してください。", "An old workbook (.xls). Save it as .xlsx."},
	"workbook-large":          {"行又はセルが多すぎるブックです。kitei が作成したシートだけを残し、ほかのシート及び余分な行を削除して保存し直してください。", "The workbook has too many rows or cells. Delete all but the sheets kitei wrote and save it again."},
	"workbook-password":       {"パスワードの付いたブックです。Excel でパスワードを解除して保存し直してください。", "The workbook has a password. Take it off in Excel and save it again."},
	"answers-no-table":        {"点検票の表がありません（「%v」の列が見つかりません。）。送付した点検票のファイルか確認してください。", "There is no checklist in it (no column %q). Is it the file that was sent?"},
	"answers-other":           {"別の版又は別の設定の点検票です（%v。今の点検票は%v）。ファイルに記録された項目により読み取りました。", "A checklist of another edition or other settings (%v; now %v). Its own record of the questions was used."},
	"answers-keys":            {"隠れた列（識別子）が失われているため、点検項目の文により対応させました。", "The hidden keys are lost; rows were matched by their questions."},
	"answers-unknown":         {"点検票にない行です（%v）。読み取りませんでした。", "A row that was not asked (%v); it was not read."},
	"answers-edited":          {"点検項目の文が変更されています（元の文: %v）。", "The question was changed (it was: %v)."},
	"answers-result":          {"結果「%v」を読み取れません。○、△、×又は－で記入してください。未回答として扱います。", "The result %q cannot be read; use ○, △, × or －. It counts as open."},
	"answers-twice":           {"同じ点検項目（%v）に異なる結果（%vと%v）があります。先の行（%v）を採りました。", "Two results for one question (%v): %v and %v; the row %v counts."},
	"answers-gone":            {"点検項目（%v %v）の行がありません。", "The row of a question is gone (%v %v)."},
	"answers-gone-more":       {"ほかに%v件の点検項目の行がありません。", "%v more rows are gone."},
	"answers-no-reason":       {"結果が%vですが、備考（理由及び改善策）がありません（%v）。", "The result is %v without a remark (%v)."},
	"answers-contradiction":   {"結果が%vですが、%vが記入されています（%v）。", "The result is %v but there is a %v (%v)."},
	"answers-none":            {"一つも回答がありません。", "Nothing is answered."},
	"answers-section":         {"所属が記入されていません。ファイル名により「%v」としました。", "The section is not filled in; %q was taken from the name of the file."},
	"answers-section-unknown": {"所属「%v」は、点検を依頼した所属の一覧にありません。", "The section %q is not among those asked."},
	"answers-section-twice":   {"所属「%v」の点検票は、%vにもあります。二つを合わせ、記入のあるものを採りました。", "Section %q answered in %v too; the two were put together."},
	"answers-differ":          {"所属「%v」の点検項目（%v）の結果が、先のファイルと異なります。後の結果（%v）を採りました（先のファイル: %v）。", "Section %q: the result of %v differs from the earlier file; the later one (%v) counts (earlier: %v)."},
	"answers-json":            {"点検の結果（kitei.answers/1）として読めません。「kitei checklist import」で作成したファイルを指定してください。", "This is not a result of kitei checklist import (kitei.answers/1)."},
	"answers-nothing":         {"点検票（.xlsx）が一つもありません。返送された点検票のフォルダー又はファイルを指定してください。例: kitei checklist import 返送 -o 回答.json", "There is no workbook. Name the folder or files that came back. Example: kitei checklist import DIR -o answers.json"},
	"answers-argument":        {"「kitei checklist import」で作成した結果（.json）を一つ指定してください（指定された数: %v）。例: kitei checklist report 回答.json -f xlsx -o 報告.xlsx", "Name one result of kitei checklist import (%v given). Example: kitei checklist report answers.json -f xlsx -o report.xlsx"},
	"sections-empty":          {"所属の一覧が空です。1行に1つ、又は表の最初の列に所属を書いてください。", "The list of sections is empty. Write one a line, or in the first column of a table."},
	"sections-none":           {"所属がありません。設定ファイルの body.offices に課、室等を書くか、「--sections」で一覧を指定してください。", "There are no sections: set body.offices, or name a list with --sections."},
}
