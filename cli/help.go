package cli

import "strings"

// appTemplate is the page of kitei --help.
func (p *program) appTemplate() string {
	return p.headings(`{{.Name}} - {{.Usage}}

@usage@
   kitei [@options@] @command@ …

@commands@{{range .VisibleCommands}}
   {{join .Names ", "}}{{"\t"}}{{.Usage}}{{end}}

@options@{{range .VisibleFlags}}
   {{.}}{{end}}

@more@
`)
}

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
   {{.}}{{end}}
{{end}}`)
}

func (p *program) headings(t string) string {
	return strings.NewReplacer(
		"@usage@", p.tr("使い方:", "USAGE:"), "@options@", p.tr("オプション:", "OPTIONS:"), "@command@", p.tr("コマンド", "command"),
		"@commands@", p.tr("コマンド:", "COMMANDS:"), "@description@", p.tr("説明:", "DESCRIPTION:"),
		"@more@", p.tr("各コマンドの説明は「kitei コマンド --help」で表示します。", "kitei COMMAND --help explains a command."),
	).Replace(t)
}
