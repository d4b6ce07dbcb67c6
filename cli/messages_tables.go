package cli

// tablesMessages are the words for 新旧対照表, their proof, redlines and verify.
var tablesMessages = map[string]message{
	"profile-unknown": {"新旧対照表の様式「%v」はありません。使える様式: %v。自団体の様式のファイルを指定するときは、名前と場所を確認してください。", "There is no profile %q. Profiles: %v. To use a file of your own, check its name and folder."},
	"profile-yaml":    {"様式のファイルを読めません。「項目: 値」の形になっているか確認してください。", "The profile cannot be read. Write one key: value a line."},
	"profile-key":     {"様式の項目「%v」はありません。項目の一覧は「kitei diff --list-profiles」で確認できます。", "A profile has no key %q. See kitei diff --list-profiles."},
	"profile-twice":   {"同じ項目が二度書かれています。一つにしてください。", "A key is given twice. Keep one."},
	"profile-value":   {"項目「%v」に「%v」は使えません。使える値: %v", "%[1]v cannot be %[2]q. Use one of: %[3]v"},
	"profile-same":    {"「%v」が二つの意味に使われています（又は空です）。新旧の見出し、（新設）、（削る）及び（略）は、互いに異なる語にしてください。", "%q stands for two things, or is empty. The two headings, added, removed and omitted must all differ."},
}
