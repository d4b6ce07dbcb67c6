package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const mizuho = "../samples/mizuho"

// packed runs kitei pack on the sample and gives what it said.
func packed(t testing.TB, code int, args ...string) string {
	t.Helper()
	var said bytes.Buffer
	args = append([]string{"kitei", "pack", mizuho + "/local", "-p", mizuho + "/kitei.yaml"}, args...)
	if got := Main(args, io.Discard, &said); got != code {
		t.Fatalf("%v: exit %d\n%s", args, got, said.String())
	}
	return said.String()
}

// What people write into the ledger of the folder is carried out when the folder is written again, and stands in the new ledger; without
// --decisions their work is not written over.
func TestPackTakesItsLedgerBack(t *testing.T) {
	out := filepath.Join(t.TempDir(), "資料")
	packed(t, 0, "-o", out)
	book := filepath.Join(out, packLedger)
	row := decideFirst(t, book)
	if said := packed(t, 2, "-o", out); !strings.Contains(said, packLedger) {
		t.Errorf("an edited ledger was not named: %s", said)
	}
	packed(t, 0, "-o", out, "--decisions", book)
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("旧条項の行方")
	if err != nil || strings.Count("|"+strings.Join(rows[row-1], "|")+"|", "|削除|") != 2 { // the verdict, and what follows from it
		t.Errorf("row %d: %q %v", row, rows[row-1], err)
	}
	if _, err := os.Stat(book + ".bak"); err != nil {
		t.Error("what the person wrote was not kept:", err)
	}
}

// decideFirst marks the first open clause of the old side as deleted and gives its row.
func decideFirst(t testing.TB, book string) (row int) {
	t.Helper()
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	const sheet = "旧条項の行方"
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	verdict := 0
	for i, cells := range rows {
		for c, cell := range cells {
			switch {
			case cell == "判断":
				verdict = c + 1
			case cell == "保留" && verdict > 0:
				name, _ := excelize.CoordinatesToCellName(verdict, i+1)
				if err := f.SetCellStr(sheet, name, "削除"); err != nil {
					t.Fatal(err)
				}
				if err := f.Save(); err != nil {
					t.Fatal(err)
				}
				return i + 1
			}
		}
	}
	t.Fatal("no open clause")
	return 0
}

func BenchmarkPack(b *testing.B) {
	out := b.TempDir()
	for b.Loop() {
		packed(b, 0, "-o", out)
	}
}
