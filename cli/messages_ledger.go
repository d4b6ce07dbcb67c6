package cli

// ledgerMessages are the words for the ledger of clauses and for the decisions people send back.
var ledgerMessages = map[string]message{
	"ledger-arguments":     {"旧と新の二つを指定してください（指定は%d個です。）。例: kitei ledger r5-03 r8-03", "Name two documents, the old and the new one (%d given). Example: kitei ledger r5-03 r8-03"},
	"decisions-unreadable": {"判断のファイルとして読めません。「kitei ledger … -f xlsx」で作成したブック又は kitei.decisions/1 の JSON を指定してください。", "This is no file of decisions. Name a workbook made by kitei ledger -f xlsx, or JSON of the form kitei.decisions/1."},
	"workbook-no-ledger":   {"条の行方台帳の表が見つかりません。「kitei ledger … -f xlsx」で作成したファイルを使ってください。", "There is no ledger of clauses in it. Use the file kitei ledger -f xlsx made."},
	"decision-choice":      {"「%v」という判断はここでは選べません。一覧から選んでください。", "%q is no verdict here; choose from the list."},
	"decision-partner":     {"相手の条項「%v」が分かりません。記号（旧3、新12 等）又は一つだけの番号を書いてください。", "%q names no clause. Write its code (旧3, 新12) or a number that only one clause has."},
	"decision-changed":     {"「%v」についての判断は適用しません。条項の内容が判断の後で変わっています。改めて判断してください。", "The decision on %q was not applied: the clause has changed since. Decide again."},
	"decision-gone":        {"「%v」についての判断は適用しません。条項が見つかりません。", "The decision on %q was not applied: the clause is gone."},
	"decision-ambiguous":   {"「%v」についての判断は適用しません。同じ内容の条項が二つ以上あります。", "The decision on %q was not applied: several clauses say the same."},
	"decision-conflict":    {"「%v」についての判断は適用しません。前にある別の判断と矛盾します。", "The decision on %q was not applied: an earlier one says otherwise."},
	"decision-form":        {"「%v」についての判断は適用しません。対応する旧条項及び新条項が示されていません。", "The decision on %q was not applied: it does not name the clauses it needs."},
	"decisions-fix-first":  {"読めない判断が%d件あるため、このファイルは書き換えません。上の箇所を直すか、-o に別の名前を指定してください。", "%d decisions could not be read, so this file is not replaced. Correct the places above, or name another file with -o."},
}
