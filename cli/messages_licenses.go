package cli

// licensesMessages are the words for the licences of what is inside.
var licensesMessages = map[string]message{
	"licence-unknown": {"「%v」を名前に含むものはありません。「kitei licenses --list」で名前を確認してください。", "Nothing inside has %q in its name. See kitei licenses --list."},
}
