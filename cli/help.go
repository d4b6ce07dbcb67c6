package cli

import "strings"

// appTemplate is the page of kitei --help.
func (p *program) appTemplate() string {
	return p.headings(`{{.Name}} - {{.Usage}}

@usage@
   kitei [@option@] @command@ …

@commands@{{range .VisibleCommands}}
   {{join .Names ", "}}{{"\t"}}{{.Usage}}{{end}}

@options@{{range .VisibleFlags}}
   ` + flagLine + `{{end}}

@more@
`)
}

// flagLine is an option in the list of a help page: its names, what it is for, and what holds without it.
const flagLine = `{{range $i, $name := .Names}}{{if $i}}, {{end}}{{if eq (len $name) 1}}-{{else}}--{{end}}{{$name}}{{end}}{{if .TakesValue}} @value@{{end}}` +
	`{{"\t"}}{{if eq (index .Names 0) "help"}}@help@{{else}}{{.GetUsage}}{{end}}{{if .TakesValue}}{{with or .GetValue .GetDefaultText}}@default@{{end}}{{end}}`

// commandTemplate is the page of kitei COMMAND --help.
func (p *program) commandTemplate(group bool) string {
	t := `{{.HelpName}} - {{.Usage}}

@usage@
   {{if .UsageText}}{{.UsageText}}{{else}}{{.HelpName}} @command@ …{{end}}
{{if .Description}}
@description@
   {{.Description | trim}}
{{end}}`
	if group {
		t += `
@commands@{{range .VisibleCommands}}
   {{join .Names ", "}}{{"\t"}}{{.Usage}}{{end}}
`
	}
	return p.headings(t + `{{if .VisibleFlags}}
@options@{{range .VisibleFlags}}
   ` + flagLine + `{{end}}
{{end}}`)
}

func (p *program) headings(t string) string {
	return strings.NewReplacer(
		"@usage@", p.tr("使い方:", "USAGE:"), "@options@", p.tr("オプション:", "OPTIONS:"), "@option@", p.tr("オプション", "options"), "@command@", p.tr("コマンド", "command"),
		"@value@", "VALUE", "@help@", p.tr("この説明を表示する", "show this page"), "@default@", p.tr("（省略時は {{.}}）", " (default: {{.}})"),
		"@commands@", p.tr("コマンド:", "COMMANDS:"), "@description@", p.tr("説明:", "DESCRIPTION:"),
		"@more@", p.tr("各コマンドの説明は「kitei コマンド --help」で表示します。", "kitei COMMAND --help explains a command."),
	).Replace(t)
}
