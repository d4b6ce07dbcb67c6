package cli

// paramsMessages are the words for parameter files.
var paramsMessages = map[string]message{
	// parameters
	"params-not-found":       {"設定ファイルが見つかりません。「kitei init」で作成するか、「-p」で指定してください。", "There is no parameter file. Make one with kitei init, or name it with -p."},
	"params-not-utf8":        {"設定ファイルの文字コードが UTF-8 ではありません。メモ帳の「名前を付けて保存」で文字コード「UTF-8」を選んでください。", "The parameter file is not UTF-8. Save it as UTF-8."},
	"params-tab":             {"タブが使われています。半角の空白で字下げしてください。", "There is a tab. Indent with spaces."},
	"params-yaml":            {"設定ファイルの書き方に誤りがあります（%v）。字下げ、「:」の後の空白及び引用符を確認してください。", "The parameter file is not valid YAML (%v). Check indents, the space after : and quotation marks."},
	"params-duplicate":       {"同じ項目が二度書かれています。一方を消してください。", "The same key stands twice. Remove one."},
	"params-wide-colon":      {"全角の「：」が使われています。半角の「: 」に直してください。", "A full-width colon. Write a half-width : and a space."},
	"params-wide-space":      {"行の先頭に全角の空白があります。半角の空白に直してください。", "A full-width space at the start of the line. Use half-width spaces."},
	"params-too-large":       {"設定ファイルが大きすぎるか、入れ子が深すぎます（上限 %v KB）。別のファイルを指定していないか確認してください。", "The parameter file is too large (limit %v KB) or nested too deeply. Check that it is the right file."},
	"params-alias":           {"「*」による参照は使えません。値を直接書いてください。", "Aliases (*) cannot be used. Write the value itself."},
	"params-second-document": {"「---」で区切った二つ目の内容は使えません。一つにまとめてください。", "A second document after ---. Put everything into one."},
	"params-unknown-key":     {"「%[1]v」という項目はありません。%[2]v", "There is no key %[1]q. %[2]v"},
	"params-missing":         {"必須の項目「%[1]v」（%[2]v）がありません。値を書いてください。", "The required key %[1]q is missing. Give it a value."},
	"params-type":            {"「%[1]v」の値の種類が違います。%[2]vで書いてください（今の値は%[3]v）。", "%[1]q must be %[2]v, not %[3]v."},
	"params-value":           {"「%v」に「%v」は使えません。使えるのは %v です。", "%q cannot be %q; choose from %v."},
	"params-date":            {"「%v」の「%v」は日付として読めません。2026-04-01 のように書いてください。", "%q: %q is not a date. Write it like 2026-04-01."},
	"params-empty":           {"「%v」が空です。値を書いてください。", "%q is empty. Give it a value."},
	"params-minimum":         {"「%v」は %v 以上にしてください。", "%q must be %v or more."},
	"params-maximum":         {"「%v」は %v 以下にしてください。", "%q must be %v or less."},
	"params-pattern":         {"「%v」の「%v」は決められた形ではありません。", "%q: %q does not have the form asked for."},
	"params-invalid":         {"「%v」の値を確認してください（%v）。", "Check %q (%v)."},
	"rule-audit-independent": {"監査統括責任者（%v）と%vが同じ職です。監査を受ける者と監査を行う者は別の職にしてください（audit.head）。", "The head of audit (%v) also holds %v. Auditor and audited must differ (audit.head)."},
	"rule-role-empty":        {"%v（%v）が空です。役割には必ず充てる職を書いてください。", "%v (%v) is empty. Every role needs a post."},
	"rule-own-exception":     {"例外措置を許可する者（%v）が申請する者と同じです。別の者にしてください（exception.approver）。", "%v would permit exceptions they apply for themselves. Choose somebody else (exception.approver)."},
	"rule-ciso-tokatsu":      {"最高情報セキュリティ責任者と統括情報セキュリティ責任者が同じ職（%v）です。別の職にしてください（role.tokatsu.post）。", "CISO and 統括 are the same post (%v). Choose different posts (role.tokatsu.post)."},
	"rule-external-audit":    {"ネットワークモデル %v では外部監査が必須です。audit.external を mandatory にしてください（今は %v）。", "Network model %v requires an external audit: set audit.external to mandatory (now %v)."},
	"rule-lbo-alpha-dash":    {"ローカルブレイクアウト（net.lbo_services）は α'モデルの項目です。net.model を alpha_dash にするか、net.lbo_services を消してください（今は %v）。", "net.lbo_services belongs to alpha_dash; net.model is %v."},
	"rule-screen-transfer":   {"マイナンバー利用事務系の画面転送（net.screen_transfer_mynumber）は令和7年3月版からです。版を r7-03 以降にしてください（今は %v）。", "net.screen_transfer_mynumber needs edition r7-03 or later (now %v)."},
	"rule-dispose-purge":     {"マイナンバー利用事務系の媒体を復元できない消去により廃棄すること（dispose.mynumber_methods の purge_ok）は、令和8年3月版の解説からです。版（%v）を r8-03 にするか、destroy にしてください。", "dispose.mynumber_methods: purge_ok follows the commentary of r8-03; choose that edition (now %v) or destroy."},
	"rule-model-edition":     {"ネットワークモデル %v は版 %v にはありません。", "Network model %v does not exist in edition %v."},

	"plan-days":       {"作業計画の日程を決められません。設定ファイルの plan.start（着手日）と doc.effective（施行日）を書いてください。", "The plan has no days: set plan.start and doc.effective in the parameter file."},
	"plan-order":      {"着手日（%v）が施行日（%v）より前になっていません。設定ファイルの日付を直してください。", "plan.start (%v) must be before doc.effective (%v)."},
	"plan-task-order": {"作業「%v」の始まり（%v）が終わり（%v）より後です。入れ替えて表示します。", "Task %q begins (%v) after it ends (%v); the days were exchanged."},

	"params-reserved": {"「%v」（%v）は、まだ文書に反映されません。", "%q (%v) has no effect yet."},

	"params-newer": {"「%v」は版 %v にはない項目のため、その版では使わずに比較します。", "%q is newer than edition %v and is switched off for it."},
}
