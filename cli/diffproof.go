package cli

import (
	"io"

	"kitei/diffing"
	"kitei/exporters"
	"kitei/returns"
	"kitei/sealing"
)

// provenTable gives the writer of a 新旧対照表 that is proved before a byte of it is handed on: the table against the two texts, then the file, read
// back, against the table. When anything differs nothing is written.
func provenTable(c *diffing.Comparison, t *exporters.Table, format string) func(io.Writer) error {
	return func(w io.Writer) error {
		receipt, err := returns.Prove(c, t)
		if err != nil {
			return err
		}
		t.Receipt = receipt
		var b noting
		if err := tableWriters[format](&b, t); err != nil {
			return err
		}
		if format != "text" {
			if err := returns.CheckTable(t, "table."+format, b.Bytes()); err != nil {
				return err
			}
		}
		b.tell(w)
		return seal(w, "table."+format, b.Bytes())
	}
}

// sealed gives a writer whose file bears a seal, see [sealing.Seal]. Only the suffix of name counts.
func sealed(name string, write func(io.Writer) error) func(io.Writer) error {
	return func(w io.Writer) error {
		var b noting
		if err := write(&b); err != nil {
			return err
		}
		b.tell(w)
		return seal(w, name, b.Bytes())
	}
}

func seal(w io.Writer, name string, src []byte) error {
	src, err := sealing.Seal(name, src)
	if err != nil {
		return err
	}
	_, err = w.Write(src)
	return err
}

// receipt tells in one line what was proved of a table that was written to a file.
func (p *program) receipt(t *exporters.Table, out string) {
	r := t.Receipt
	if r == nil || out == "" {
		return
	}
	p.say("照合済み: 旧 %d 行・新 %d 行のうち、表示 %d（うち変更 %d）、省略 %d。確認 %d 項目に不一致なし。旧 %s 新 %s 表 %s",
		"Proved: %d old and %d new lines; %d shown (%d changed), %d left out; %d checks, no difference. old %s new %s table %s",
		r.OldLines, r.NewLines, r.Shown, r.Changed, r.Omitted, r.Checks, r.Old, r.New, r.Content)
}
