package exporters

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// Schedule is a plan of work (作業計画) before it has a file format.
type Schedule struct {
	Title   string
	Subject string
	Tasks   []ScheduleTask
	Footer  string
}

// ScheduleTask is a line of the plan. Days are written 2026-08-01; without them the line has no bar.
type ScheduleTask struct {
	Name, Who, Output string
	From, To          string
	Milestone         bool // a day: ◆
	Guessed           bool // the days are proposals: □
}

// Columns of 作業計画, counted from 1. The bars begin behind them.
const (
	ganttNumber = iota + 1
	ganttName
	ganttWho
	ganttOutput
	ganttFrom
	ganttTo
	ganttFirst
)

const (
	ganttHead   = 4 // row of the months; the thirds of months stand below
	ganttSheet  = "作業計画"
	ganttMonths = 24 // longest plan shown; a longer one ends with an arrow
)

// Colours of bars: planned, proposed, and days.
const (
	barFill   = "5B8DB8"
	guessFill = "C9DCEC"
	markFill  = "F2C14E"
)

// WriteSchedule writes a plan as a workbook with one sheet, a Gantt chart in thirds of months (上旬, 中旬, 下旬). Bars carry a sign besides
// their colour, so that they can be read in black and white. Equal plans give equal bytes.
func WriteSchedule(w io.Writer, p *Schedule) error {
	first, months := p.span()
	widths := []float64{4.5, 30, 17, 24, 11, 11}
	for range months * 3 {
		widths = append(widths, 2.6)
	}
	b := newBook(p.Title, p.Subject)
	s := b.sheet(ganttSheet, widths...)
	last := max(len(widths), ganttTo)
	for i, text := range []string{p.Title, p.Subject, "■ 期間　□ 仮の期間（設定ファイルで決める）　◆ 期日　◇ 仮の期日"} {
		l := look{size: noteSize, middle: true}
		if i == 0 {
			l = look{size: 14, bold: true, middle: true}
		}
		s.text(1, i+1, text)
		s.style(1, i+1, last, i+1, l)
		s.merge(1, i+1, last, i+1)
		s.height(i+1, rowHeight(1, l.size)+3)
	}
	s.ganttHeads(first, months)
	row := ganttHead + 2
	for i := range p.Tasks {
		s.ganttRow(row, i+1, &p.Tasks[i], first, months)
		row++
	}
	s.freeze(ganttHead + 1)
	s.print(printing{repeat: ganttHead + 1, lastCol: last, lastRow: row - 1, head: p.Title, foot: p.Footer})
	s.finish()
	return b.write(w)
}

// span gives the first month of the plan and how many it shows; no months when no task has days.
func (p *Schedule) span() (first time.Time, months int) {
	var last time.Time
	for _, t := range p.Tasks {
		from, to, ok := t.days()
		if !ok {
			continue
		}
		if first.IsZero() || from.Before(first) {
			first = from
		}
		if to.After(last) {
			last = to
		}
	}
	if first.IsZero() {
		return first, 0
	}
	first = time.Date(first.Year(), first.Month(), 1, 0, 0, 0, 0, time.UTC)
	return first, min((last.Year()-first.Year())*12+int(last.Month()-first.Month())+1, ganttMonths)
}

// days reads the days of a task.
func (t *ScheduleTask) days() (from, to time.Time, ok bool) {
	from, err := time.Parse(time.DateOnly, t.From)
	if err != nil {
		return from, to, false
	}
	to, err = time.Parse(time.DateOnly, t.To)
	return from, to, err == nil && !to.Before(from)
}

func (s *sheet) ganttHeads(first time.Time, months int) {
	l := look{bold: true, center: true, middle: true, border: boxed, fill: softFill}
	for i, head := range []string{"No.", "作業", "担当", "成果物", "始まり", "終わり"} {
		s.text(i+1, ganttHead, head)
		s.style(i+1, ganttHead, i+1, ganttHead+1, l)
		s.merge(i+1, ganttHead, i+1, ganttHead+1)
	}
	small := l
	small.size, small.bold = 8, false
	for m := range months {
		day := first.AddDate(0, m, 0)
		col := ganttFirst + 3*m
		text := fmt.Sprintf("%d月", int(day.Month()))
		if m == 0 || day.Month() == time.January {
			text = fmt.Sprintf("%d.%d", day.Year(), int(day.Month()))
		}
		s.text(col, ganttHead, text)
		s.style(col, ganttHead, col+2, ganttHead, small)
		s.merge(col, ganttHead, col+2, ganttHead)
		for i, third := range []string{"上", "中", "下"} {
			s.text(col+i, ganttHead+1, third)
		}
		s.style(col, ganttHead+1, col+2, ganttHead+1, small)
	}
	s.height(ganttHead, 18)
	s.height(ganttHead+1, 15)
}

func (s *sheet) ganttRow(row, number int, t *ScheduleTask, first time.Time, months int) {
	s.number(ganttNumber, row, number)
	s.style(ganttNumber, row, ganttNumber, row, look{center: true, middle: true, border: boxed})
	lines := 1
	for i, text := range []string{t.Name, t.Who, t.Output, strings.ReplaceAll(t.From, "-", "."), strings.ReplaceAll(t.To, "-", ".")} {
		col := ganttName + i
		s.text(col, row, text)
		s.style(col, row, col, row, look{middle: true, border: boxed, size: noteSize, center: col >= ganttFrom})
		lines = max(lines, wrappedLines(text, s.widths[col-1], noteSize))
	}
	s.height(row, rowHeight(lines, noteSize)+4)
	if months == 0 {
		return
	}
	s.style(ganttFirst, row, ganttFirst+3*months-1, row, look{border: boxed})
	from, to, ok := t.days()
	if !ok {
		return
	}
	sign, fill := t.sign()
	start, end := third(first, from), third(first, to)
	for i := start; i <= min(end, 3*months-1); i++ {
		text := sign
		if i == 3*months-1 && end > i {
			text = "→"
		}
		s.text(ganttFirst+i, row, text)
		s.style(ganttFirst+i, row, ganttFirst+i, row, look{center: true, middle: true, border: boxed, fill: fill, size: 8})
	}
}

// third counts the thirds of months from the first month to a day.
func third(first, day time.Time) int {
	months := (day.Year()-first.Year())*12 + int(day.Month()-first.Month())
	return 3*months + min((day.Day()-1)/10, 2)
}

// sign gives the sign and the colour of the bar of a task.
func (t *ScheduleTask) sign() (sign, fill string) {
	switch {
	case t.Milestone && t.Guessed:
		return "◇", guessFill
	case t.Milestone:
		return "◆", markFill
	case t.Guessed:
		return "□", guessFill
	}
	return "■", barFill
}
