package cli

import (
	"strings"

	"github.com/urfave/cli/v2"
	"github.com/xrash/smetrics"
)

// reorder moves the flags of a command before its arguments, where the library expects them: kitei diff a b -f json works like
// kitei diff -f json a b. Behind -- everything is an argument.
func reorder(app *cli.App, args []string) ([]string, error) {
	if len(args) == 0 {
		return args, nil
	}
	flags := append([]cli.Flag(nil), app.Flags...)
	head := []string{args[0]}
	rest := args[1:]
	commands := app.Commands
	var global []string
	var mine []string
	var words []string
	for i := 0; i < len(rest); i++ {
		a := rest[i]
		if a == "--" {
			words = append(words, rest[i+1:]...)
			return assemble(head, global, mine, words, true), nil
		}
		if !strings.HasPrefix(a, "-") || a == "-" {
			if c := find(commands, a); c != nil && len(words) == 0 {
				head, commands = append(append(head, mine...), a), c.Subcommands
				flags, mine = append(append([]cli.Flag(nil), app.Flags...), c.Flags...), nil
				continue
			}
			words = append(words, a)
			continue
		}
		taken := []string{a}
		if !strings.Contains(a, "=") && takesValue(flags, a) && i+1 < len(rest) {
			i++
			taken = append(taken, rest[i])
		}
		if isFlag(app.Flags, a) {
			global = append(global, taken...)
		} else {
			mine = append(mine, taken...)
		}
	}
	return assemble(head, global, mine, words, false), nil
}

// assemble puts the pieces into the order the library reads: program, global flags, command, its flags, its arguments.
func assemble(head, global, mine, words []string, dashes bool) []string {
	out := append([]string{head[0]}, global...)
	out = append(out, head[1:]...)
	out = append(out, mine...)
	if dashes || len(words) > 0 && strings.HasPrefix(words[0], "-") {
		out = append(out, "--")
	}
	return append(out, words...)
}

func find(commands []*cli.Command, name string) *cli.Command {
	for _, c := range commands {
		if c.HasName(name) {
			return c
		}
	}
	return nil
}

func isFlag(flags []cli.Flag, arg string) bool { return flagNamed(flags, arg) != nil }

func flagNamed(flags []cli.Flag, arg string) cli.Flag {
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	for _, f := range flags {
		for _, n := range f.Names() {
			if n == name {
				return f
			}
		}
	}
	return nil
}

func takesValue(flags []cli.Flag, arg string) bool {
	f, ok := flagNamed(flags, arg).(cli.DocGenerationFlag)
	return ok && f.TakesValue()
}

// suggest gives the command most like a mistyped one, "" when none is near.
func (p *program) suggest(app *cli.App, typed string) string {
	const near = 0.75 // Jaro–Winkler likeness below which a suggestion would only puzzle
	best, likeness := "", near
	for _, c := range app.Commands {
		if l := smetrics.JaroWinkler(typed, c.Name, 0.7, 4); l > likeness {
			best, likeness = c.Name, l
		}
	}
	return best
}
