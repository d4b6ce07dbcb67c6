package cli_test

import (
	"archive/zip"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/japanese"

	"kitei/cli"
	"kitei/internal/xlsxcheck"
	"kitei/templates"
)

var update = flag.Bool("update", false, "write the outputs the tests compare with")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"kitei": func() { os.Exit(cli.Main(os.Args, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs every script in testdata/script: one file for each promise of the command line.
func TestScripts(t *testing.T) {
	samples, err := filepath.Abs("../samples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLES", samples)
			e.Setenv("LANG", "C")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"xlsxcells":    xlsxCells,
			"sjis":         shiftJIS,
			"tosjis":       toShiftJIS,
			"crlf":         crlf,
			"correct":      correct,
			"setcell":      setCell,
			"fillcells":    fillCells,
			"hostilebooks": hostileBooks,
			"replace":      replace,
			"guideline":    writeGuideline,
			"append":       appendLine,
			"officepart":   officePart,
			"copyedition":  copyEdition,
			"breakedition": breakEdition,
		},
	})
}

// hostileBooks writes the workbooks made to do harm that are refused into a folder: hostilebooks FOLDER.
func hostileBooks(ts *testscript.TestScript, _ bool, args []string) {
	for _, h := range xlsxcheck.Hostiles(xlsxcheck.InlineRow(1, "甲", "乙")) {
		if h.Fault == xlsxcheck.Readable {
			continue
		}
		ts.Check(os.WriteFile(filepath.Join(ts.MkAbs(args[0]), h.Name+".xlsx"), h.Data, 0o600))
	}
}

// xlsxCells prints the cells of a sheet to a file, tabs between cells: xlsxcells BOOK SHEET OUT.
func xlsxCells(ts *testscript.TestScript, _ bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	rows, err := f.GetRows(args[1])
	ts.Check(err)
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(strings.Join(r, "\t") + "\n")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(b.String()), 0o644))
}

// shiftJIS writes 職員等は in Shift_JIS into a file.
func shiftJIS(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("\x91\xe6\x82P\x8f\xf0\x81@\x90E\x88\xf5\x93\x99\x82\xcd\x81A\x8f\xee\x95\xf1\x8e\x91\x8eY\x82\xf0\x8a\xc7\x97\x9d\x82\xb7\x82\xe9\x81B\n"), 0o644))
}

// toShiftJIS rewrites a file in Shift_JIS.
func toShiftJIS(ts *testscript.TestScript, _ bool, args []string) {
	text, err := japanese.ShiftJIS.NewEncoder().String(ts.ReadFile(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// crlf rewrites a file the way a Windows editor saves it: byte-order mark and CRLF.
func crlf(ts *testscript.TestScript, _ bool, args []string) {
	src := ts.ReadFile(args[0])
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("\ufeff"+strings.ReplaceAll(src, "\n", "\r\n")), 0o644))
}

// correct fills in a cell of the first row of 条項一覧 that holds a text: correct BOOK TEXT COLUMN VALUE.
func correct(ts *testscript.TestScript, _ bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	rows, err := f.GetRows("条項一覧")
	ts.Check(err)
	column := -1
	for r, row := range rows {
		if c := slices.Index(row, args[2]); c >= 0 {
			column = c
		}
		if column >= 0 && slices.Contains(row, args[1]) {
			cell, err := excelize.CoordinatesToCellName(column+1, r+1)
			ts.Check(err)
			ts.Check(f.SetCellStr("条項一覧", cell, args[3]))
			ts.Check(f.Save())
			return
		}
	}
	ts.Fatalf("%s: no row with %s", args[0], args[1])
}

// setCell puts a text into a cell and saves the book as another program would; without a cell it only saves: setcell BOOK [SHEET CELL TEXT].
func setCell(ts *testscript.TestScript, _ bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	if len(args) > 1 {
		ts.Check(f.SetCellStr(args[1], args[2], args[3]))
	}
	ts.Check(f.Save())
}

// fillCells types into cells of a sheet: fillcells BOOK SHEET CELL=VALUE...
func fillCells(ts *testscript.TestScript, _ bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	for _, arg := range args[2:] {
		cell, value, _ := strings.Cut(arg, "=")
		ts.Check(f.SetCellStr(args[1], cell, value))
	}
	ts.Check(f.Save())
}

// replace replaces a text in a file that holds it once or more: replace FILE OLD NEW.
func replace(ts *testscript.TestScript, _ bool, args []string) {
	src := ts.ReadFile(args[0])
	if !strings.Contains(src, args[1]) {
		ts.Fatalf("%s: no %s", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(src, args[1], args[2])), 0o644))
}

// copyEdition writes an edition inside kitei into a folder as one of the ministry's wording: copyedition ID DIR.
func copyEdition(ts *testscript.TestScript, _ bool, args []string) {
	files, err := templates.EditionFiles(args[0])
	ts.Check(err)
	folder := ts.MkAbs(args[1])
	ts.Check(os.CopyFS(folder, files))
	ts.Check(os.RemoveAll(filepath.Join(folder, "changes")))
	file := filepath.Join(folder, "edition.yaml")
	src, err := os.ReadFile(file)
	ts.Check(err)
	src = []byte(strings.Replace(string(src), "id: "+args[0], "id: "+filepath.Base(folder)+"\nwording: official\nfollows: "+args[0], 1))
	ts.Check(os.WriteFile(file, src, 0o644))
}

// breakEdition writes a token nobody knows into an edition: breakedition DIR.
func breakEdition(ts *testscript.TestScript, _ bool, args []string) {
	file := ts.MkAbs(args[0] + "/standards/1-organization.md")
	src := strings.Replace(ts.ReadFile(file), "{role.ciso.post}", "{role.nobody}", 1)
	ts.Check(os.WriteFile(file, []byte(src), 0o644))
}

// writeGuideline writes an edition inside kitei in the arrangement of the official guideline, as text, with a clause nobody has: guideline ID FILE.
func writeGuideline(ts *testscript.TestScript, _ bool, args []string) {
	e, err := templates.Open(args[0])
	ts.Check(err)
	model, err := templates.Model(e)
	ts.Check(err)
	var b strings.Builder
	b.WriteString("地方公共団体における情報セキュリティポリシーに関するガイドライン\n（令和９年３月版）\n第1編　総則\n1. 目的\n参考とするものである。\n第2編　例文\n")
	for i, part := range model.Nodes {
		b.WriteString([]string{"第1章　情報セキュリティ基本方針\n", "第2章　情報セキュリティ対策基準\n"}[i])
		for _, n := range part.Children {
			for x := range n.All() {
				if x.Rows == nil && !strings.HasPrefix(x.ID, "ovl") {
					b.WriteString(x.Line() + "\n")
				}
			}
			if n.ID == "org" {
				b.WriteString("（１１）　量子計算機への備え\n①　統括情報セキュリティ責任者は、本市の暗号の移行計画を定めなければならない。\n")
			}
		}
	}
	b.WriteString("第3編　解説\n1. 組織体制\n(1) 責任者\n責任者を置く。\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b.String()), 0o644))
}

// officePart writes a part of a Word or Excel file into a file of its own: officepart FILE PART OUT.
func officePart(ts *testscript.TestScript, neg bool, args []string) {
	r, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer r.Close()
	src, err := fs.ReadFile(r, args[1])
	if neg {
		if err == nil {
			ts.Fatalf("%s has %s", args[0], args[1])
		}
		return
	}
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), src, 0o644))
}

// appendLine adds a line to a file, as a person would: append FILE.
func appendLine(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(ts.ReadFile(args[0])+"\n"), 0o644))
}
