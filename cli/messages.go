package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"

	"kitei/policy"
)

// message is what a notice says in both languages. The verbs take the notice's values in order.
type message struct{ ja, en string }

// messages are the words for every code, for errors and findings alike.
var messages = map[string]message{
	// wrong use
	"command-unknown":     {"「%[1]v」というコマンドはありません。%[2]v", "There is no command %[1]q. %[2]v"},
	"flag-unknown":        {"「%v」というオプションはありません。「--help」で一覧を確認してください。", "There is no option %v. See --help."},
	"flag-needs-value":    {"オプション「%v」には値が必要です。", "Option %v needs a value."},
	"flag-value":          {"%v の値「%v」は使えません。使えるのは %v です。", "%v: %q cannot be used; choose from %v."},
	"flag-wrong":          {"オプションの指定を確認してください（%v）。", "Check the options (%v)."},
	"argument-unexpected": {"「%v」は不要です。「kitei %v --help」で使い方を確認してください。", "Unexpected %q. See kitei %v --help."},
	"diff-arguments":      {"比較する二つ（旧、新）を指定してください（指定された数: %v）。例: kitei diff r5-03 r8-03", "Name the two to compare, old and new (%v given). Example: kitei diff r5-03 r8-03"},
	"one-format":          {"形式は一つだけ指定してください（指定された数: %v）。", "Choose one format (%v given)."},
	"needs-out":           {"%v 形式では「-o ファイル名」で出力先を指定してください。", "Format %v needs an output file: -o FILE."},
	"init-needs-name":     {"団体名を指定してください。例: kitei init --name 瑞穂町 --kind town 作業フォルダー", "Give the name of the body. Example: kitei init --name 瑞穂町 --kind town DIR"},
	"init-arguments":      {"フォルダーは一つだけ指定してください（指定された数: %v）。", "Name one folder (%v given)."},
	"init-from":           {"「%v」に見本の設定ファイルがありません。「samples/mizuho」のように kitei.yaml のあるフォルダーを指定してください。", "There is no kitei.yaml in %v. Name a folder that has one, such as samples/mizuho."},
	"edition-argument":    {"版を一つ指定してください。例: kitei edition show r8-03", "Name one edition. Example: kitei edition show r8-03"},

	// files
	"file-not-found":    {"ファイルが見つかりません。名前と場所を確認してください。", "There is no such file. Check its name and folder."},
	"file-empty":        {"ファイルに文章がありません。保存し直すか、別のファイルを指定してください。", "The file is empty. Save it again or name another."},
	"file-binary":       {"文字のファイルではありません。テキスト（.txt）又は Markdown（.md）で保存し直してください。", "This is not a text file. Save it as text (.txt) or Markdown (.md)."},
	"file-shift-jis":    {"文字コードが Shift_JIS のようです。メモ帳で開き、「名前を付けて保存」で文字コード「UTF-8」を選んで保存し直してください。", "The file looks like Shift_JIS. Save it again as UTF-8."},
	"file-not-utf8":     {"文字コードが UTF-8 ではありません。メモ帳で開き、「名前を付けて保存」で文字コード「UTF-8」を選んで保存し直してください。", "The file is not UTF-8. Save it again as UTF-8."},
	"file-too-large":    {"ファイルが大きすぎます（上限 %v MB）。", "The file is too large (limit %v MB)."},
	"file-unknown-type": {"種類「%v」のファイルは読めません。テキスト（.txt）又は Markdown（.md）を指定してください。", "Files of type %q cannot be read. Use text (.txt) or Markdown (.md)."},
	"file-not-yet":      {"この種類のファイルはまだ読めません。Word や Excel では「名前を付けて保存」でテキスト（UTF-8）を選び、.txt を指定してください。", "Files of this type cannot be read yet. Save as plain text (UTF-8) and name the .txt."},
	"file-old-word":     {"旧形式の Word 文書（.doc）です。Word で開き、「名前を付けて保存」でテキスト（UTF-8）を選んでください。", "An old Word file (.doc). Save it as plain text (UTF-8) from Word."},
	"file-ichitaro":     {"一太郎の文書（.jtd）です。一太郎で開き、テキスト形式で保存してください。", "An Ichitaro file (.jtd). Save it as text from Ichitaro."},
	"file-old-excel":    {"旧形式の Excel ブック（.xls）です。Excel で開き、テキスト（UTF-8）で保存してください。", "An old Excel workbook (.xls). Save it as text (UTF-8)."},
	"file-odt":          {"OpenDocument 文書（.odt）です。テキスト（UTF-8）で保存してください。", "An OpenDocument file (.odt). Save it as text (UTF-8)."},
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

	// parameters
	"params-not-found":       {"設定ファイルが見つかりません。「kitei init」で作成するか、「-p」で指定してください。", "There is no parameter file. Make one with kitei init, or name it with -p."},
	"params-not-utf8":        {"設定ファイルの文字コードが UTF-8 ではありません。メモ帳の「名前を付けて保存」で文字コード「UTF-8」を選んでください。", "The parameter file is not UTF-8. Save it as UTF-8."},
	"params-yaml":            {"設定ファイルの書き方に誤りがあります（%v）。字下げ、「:」の後の空白及び引用符を確認してください。", "The parameter file is not valid YAML (%v). Check indents, the space after : and quotation marks."},
	"params-duplicate":       {"同じ項目が二度書かれています。一方を消してください。", "The same key stands twice. Remove one."},
	"params-wide-colon":      {"全角の「：」が使われています。半角の「: 」に直してください。", "A full-width colon. Write a half-width : and a space."},
	"params-wide-space":      {"行の先頭に全角の空白があります。半角の空白に直してください。", "A full-width space at the start of the line. Use half-width spaces."},
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
	"rule-ciso-tokatsu":      {"最高情報セキュリティ責任者と統括情報セキュリティ責任者が同じ職（%v）です。別の職にしてください（role.tokatsu.post）。", "CISO and 統括 are the same post (%v). Choose different posts (role.tokatsu.post)."},
	"rule-external-audit":    {"ネットワークモデル %v では外部監査が必須です。audit.external を mandatory にしてください（今は %v）。", "Network model %v requires an external audit: set audit.external to mandatory (now %v)."},
	"rule-lbo-alpha-dash":    {"ローカルブレイクアウト（net.lbo_services）は α'モデルの項目です。net.model を alpha_dash にするか、net.lbo_services を消してください（今は %v）。", "net.lbo_services belongs to alpha_dash; net.model is %v."},
	"rule-screen-transfer":   {"マイナンバー利用事務系の画面転送（net.screen_transfer_mynumber）は令和7年3月版からです。版を r7-03 以降にしてください（今は %v）。", "net.screen_transfer_mynumber needs edition r7-03 or later (now %v)."},
	"rule-model-edition":     {"ネットワークモデル %v は版 %v にはありません。", "Network model %v does not exist in edition %v."},

	"params-newer": {"「%v」は版 %v にはない項目のため、その版では使わずに比較します。", "%q is newer than edition %v and is switched off for it."},

	// editions
	"edition-unknown": {"「%v」という版はありません。使えるのは %v です。", "There is no edition %q; there are %v."},

	// an edition somebody wrote
	"edition-check-argument":     {"版のフォルダーを一つ指定してください（指定された数: %v）。例: kitei edition check r9-03", "Name one edition folder (%v given). Example: kitei edition check r9-03"},
	"edition-folder":             {"版のフォルダーではありません。edition.yaml のあるフォルダーを指定してください。", "This is not the folder of an edition. Name the one that holds edition.yaml."},
	"edition-file-missing":       {"必要なファイルがありません。", "This file is missing."},
	"edition-file-unknown":       {"この名前のファイルは読み込まれません。名前を確認してください。", "Nothing reads a file of this name."},
	"edition-unreadable":         {"読み込めません（%v）。", "Cannot be read (%v)."},
	"edition-yaml":               {"YAML の書き方に誤りがあります（%v）。", "The YAML is wrong (%v)."},
	"edition-field":              {"項目「%v」がないか、値が正しくありません。", "Field %q is missing or wrong."},
	"edition-heading":            {"見出しの番号が「%v」となっています。数えると「%v」です。", "The heading says %v; counting gives %v."},
	"edition-heading-unnumbered": {"見出し「%v」に番号がありません。「%v」を付けてください。", "Heading %q has no number; counting gives %v."},
	"edition-id-missing":         {"「%v」に識別子（{#…}）がありません。", "%q has no id ({#…})."},
	"edition-id-twice":           {"識別子「%[1]v」は %[2]v の %[3]v 行でも使われています。", "Id %[1]q already stands in %[2]v line %[3]v."},
	"edition-id-form":            {"識別子「%v」は使えません。英小文字、数字、「.」及び「-」を用い、48字以内としてください。", "Id %q: use a-z, digits, . and -, at most 48 characters."},
	"edition-parameter":          {"「%v」という設定項目はありません。", "There is no parameter %q."},
	"edition-token":              {"「{…}」の書き方に誤りがあります（%v）。", "A {…} is not well formed (%v)."},
	"edition-condition":          {"条件「%v」を読めません。", "Condition %q cannot be read."},
	"edition-role":               {"役割「%v」はありません。使えるのは %v です。", "There is no role %q; there are %v."},
	"edition-duty":               {"「%v」は義務を定めていますが、must 若しくは rec 又は who がありません。", "%q is a duty without must or rec, or without who."},
	"edition-spelling":           {"「%v」は国のモデルで用いない表記です。", "The model does not write %q."},
	"edition-reference":          {"引用する条項「%v」がこの版にありません。", "It refers to %q, which the edition does not have."},
	"changes-field":              {"変更の記録の「%v」がないか、値が正しくありません。", "The entry's %q is missing or wrong."},
	"changes-id-old":             {"変更の記録の「%v」が前の版にありません。", "The edition before has no %q."},
	"changes-id-new":             {"変更の記録の「%v」がこの版にありません。", "The edition has no %q."},
	"changes-no-difference":      {"変更の記録に %v（%v）とありますが、前の版と違いがありません。", "The log says %v (%v), but nothing differs."},
	"changes-missing":            {"「%v」は前の版と違いますが、変更の記録にありません。", "%q differs from the edition before and is not in the log."},

	// findings
	"procedure-missing": {"%v（%v）は手順等の整備を求めていますが、これに当たる実施手順がありません。", "%v (%v) demands a written procedure, and none of the procedures carries it out."},
	"contents-skipped":  {"目次 %v 行は取り込みません（規程から作り直せるため）。", "The table of contents (%v lines) was left out; it can be made again."},
	"amendment-note":    {"改正注記「%v」は条文から外しました。", "The amendment note %v was taken out of the text."},
	"table-ragged":      {"表の列の数が揃っていません（%v 列に対し %v 列）。", "The table's rows differ in length (%v, here %v)."},
	"ref-unresolved":    {"「%v」が引用する条項「%v」は、今の設定では文書にありません。", "%q refers to %q, which is not in the document with these settings."},
	"draft-unfilled":    {"%v %v に未記入の箇所があります（%v）。", "%v %v has a place left to fill (%v)."},
	"notices-more":      {"ほかに %v 件あります。", "and %v more."},
}

// typeNames are the words for the types of values in a parameter file.
var typeNames = map[string]message{
	"string": {"文字列", "a text"}, "integer": {"整数", "a whole number"}, "number": {"数", "a number"}, "boolean": {"true 又は false", "true or false"},
	"array": {"一覧（- を付けて並べる）", "a list"}, "object": {"項目の組", "a group of keys"}, "null": {"空", "empty"},
}

// text puts a notice into words, without its place.
func (p *program) text(n *policy.Notice) string {
	m, known := messages[n.Code]
	if !known {
		return n.Error()
	}
	args := append([]any(nil), n.Args...)
	switch n.Code {
	case "params-type":
		for i := 1; i < len(args); i++ {
			var words []string
			for _, t := range strings.Split(fmt.Sprint(args[i]), ",") {
				words = append(words, p.tr(typeNames[t].ja, typeNames[t].en))
			}
			args[i] = strings.Join(words, p.tr("又は", " or "))
		}
	case "params-unknown-key", "command-unknown":
		near := fmt.Sprint(args[1])
		switch {
		case near != "":
			args[1] = fmt.Sprintf(p.tr("「%s」ではありませんか。", "Did you mean %s?"), near)
		case n.Code == "command-unknown":
			args[1] = p.tr("「kitei --help」で一覧を確認してください。", "See kitei --help.")
		default:
			args[1] = p.tr("使える項目は「kitei schema」で確認できます。", "kitei schema lists the keys.")
		}
	}
	return strings.TrimSpace(fmt.Sprintf(p.tr(m.ja, m.en), args...))
}

// place is where a notice was found: file, line and column.
func (p *program) place(pos policy.Pos) string {
	var parts []string
	if pos.File != "" {
		parts = append(parts, pos.File)
	}
	for _, x := range []struct {
		n      int
		ja, en string
	}{{pos.Line, "%d 行", "line %d"}, {pos.Col, "%d 列", "column %d"}, {pos.Para, "%d 段落", "paragraph %d"}, {pos.Page, "%d ページ", "page %d"}} {
		if x.n > 0 {
			parts = append(parts, fmt.Sprintf(p.tr(x.ja, x.en), x.n))
		}
	}
	if pos.Cell != "" {
		parts = append(parts, pos.Cell)
	}
	return strings.Join(parts, " ")
}

func (p *program) line(n *policy.Notice) string {
	if at := p.place(n.Pos); at != "" {
		return at + ": " + p.text(n)
	}
	return p.text(n)
}

// maxNotices is how many findings of one run are listed; a long list would push the first off the screen.
const maxNotices = 20

// notices lists findings on stderr.
func (p *program) notices(list []policy.Notice) {
	if p.quiet {
		return
	}
	for i := range list {
		if i == maxNotices {
			fmt.Fprintln(p.stderr, p.text(policy.Problem("notices-more", policy.Pos{}, len(list)-i)))
			return
		}
		fmt.Fprintln(p.stderr, p.tr("注意: ", "note: ")+p.line(&list[i]))
	}
}

// print writes data to stdout.
func (p *program) print(format string, args ...any) error {
	_, err := fmt.Fprintf(p.stdout, format, args...)
	return err
}

// explain tells on stderr what went wrong: one sentence for each thing, with its place and what to do.
func (p *program) explain(err error) {
	for _, e := range flatten(err) {
		fmt.Fprintln(p.stderr, p.tr("エラー: ", "error: ")+p.sentence(e))
	}
}

// flatten gives the errors that were joined into one.
func flatten(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var out []error
		for _, e := range joined.Unwrap() {
			out = append(out, flatten(e)...)
		}
		return out
	}
	return []error{err}
}

func (p *program) sentence(err error) string {
	var n *policy.Notice
	if errors.As(err, &n) {
		return p.line(n)
	}
	if code, path := systemCode(err); code != "" {
		return p.text(policy.Problem(code, policy.Pos{}, filepath.ToSlash(path)))
	}
	return err.Error()
}

// errNotFolder says that a file stands where a folder is needed.
var errNotFolder = errors.New("not a folder")

// systemCode names the errors of the system people can do something about.
func systemCode(err error) (code, path string) {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		path = pe.Path
	}
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "system-full", path
	case errors.Is(err, syscall.EROFS):
		return "system-read-only", path
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, errNotFolder):
		return "system-folder", path
	case errors.Is(err, syscall.EISDIR):
		return "system-directory", path
	case isSharingViolation(err):
		return "system-busy", path
	case errors.Is(err, fs.ErrPermission):
		return "system-permission", path
	case errors.Is(err, fs.ErrNotExist) && path != "":
		return "system-missing", path
	}
	return "", ""
}

// usageError is a mistake in how the program was called.
func (p *program) usageError(code string, args ...any) error {
	return policy.Problem(code, policy.Pos{}, args...)
}

// flagErrors are the library's words for wrong options.
var flagErrors = []struct {
	pattern *regexp.Regexp
	code    string
}{
	{regexp.MustCompile(`^flag provided but not defined: (-\S+)`), "flag-unknown"},
	{regexp.MustCompile(`^flag needs an argument: (-\S+)`), "flag-needs-value"},
	{regexp.MustCompile(`^(.*)$`), "flag-wrong"},
}

func (p *program) flagError(err error) error {
	for _, f := range flagErrors {
		if m := f.pattern.FindStringSubmatch(err.Error()); m != nil {
			name := m[1]
			if strings.HasPrefix(name, "-") && !strings.HasPrefix(name, "--") && len(name) > 2 {
				name = "-" + name
			}
			return p.usageError(f.code, name)
		}
	}
	return err
}
