// Command kitei drafts a municipality's information-security policy, compares it with every revision of the national model and
// prints what reviewers and committees need.
package main

import (
	"os"
	"runtime/debug"

	"kitei/cli"
)

func main() {
	// A run is over in a fraction of a second: collecting less often saves a fifth of it. The limit brings collection back for the few
	// comparisons of many megabytes.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(600 << 20)
	os.Exit(cli.Main(os.Args, os.Stdout, os.Stderr))
}
