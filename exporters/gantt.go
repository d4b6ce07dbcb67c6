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
	Day     func(day string) string // how a day is written: 令和8年8月3日; as it stands when nil
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
	ganttHead   = 4 // row of the months, in a long plan of the years; the thirds of months, or the months, stand below
	ganttSheet  = "作業計画"
	ganttMonths = 24 // longest plan shown; a longer one ends with an arrow
	ganttThirds = 14 // longest plan shown in thirds of months; a longer one has a column a month
)

// partWidth is the width of a column by the parts of a month.
var partWidth = map[int]float64{1: 4, 3: 2.6}

// Colours of bars: planned, proposed, and days.
const (
	barFill   = "5B8DB8"
	guessFill = "C9DCEC"
	markFill  = "F2C14E"
)

// WriteSchedule writes a plan as a workbook with one sheet, a Gantt chart in thirds of months (上旬, 中旬, 下旬), of a long plan in months. Bars carry a sign besides
// their colour, so that they can be read in black and white. Equal plans give equal bytes.
func WriteSchedule(w io.Writer, p *Schedule) error {
	c := p.calendar()
	widths := []float64{4.5, 27, 17, 21, 14.5, 14.5}
	for range c.columns() {
		widths = append(widths, partWidth[c.parts])
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
		s.raise(i+1, text, 1, len(widths), l.size)
	}
	s.ganttHeads(c, p.day)
	row := ganttHead + 2
	for i := range p.Tasks {
		s.ganttRow(row, i+1, &p.Tasks[i], c, p.day)
		row++
	}
	s.freeze(ganttHead + 1)
	s.print(printing{repeat: ganttHead + 1, lastCol: last, lastRow: row - 1, head: p.Title, foot: p.Footer})
	s.finish()
	return b.write(w)
}

// calendar is what stands behind the columns of the tasks: months, each in so many parts.
type calendar struct {
	first         time.Time // first day of the first month
	months, parts int
}

func (c calendar) columns() int { return c.months * c.parts }

// part counts the parts of months from the first to a day: thirds (上旬, 中旬, 下旬) or whole months.
func (c calendar) part(day time.Time) int {
	months := (day.Year()-c.first.Year())*12 + int(day.Month()-c.first.Month())
	if c.parts == 1 {
		return months
	}
	return 3*months + min((day.Day()-1)/10, 2)
}

// calendar gives the months the plan shows; none when no task has days.
func (p *Schedule) calendar() calendar {
	var first, last time.Time
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
		return calendar{parts: 3}
	}
	months := min((last.Year()-first.Year())*12+int(last.Month()-first.Month())+1, ganttMonths)
	c := calendar{first: time.Date(first.Year(), first.Month(), 1, 0, 0, 0, 0, time.UTC), months: months, parts: 3}
	if months > ganttThirds {
		c.parts = 1
	}
	return c
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

// day writes a day as the plan wants it.
func (p *Schedule) day(day string) string {
	if p.Day == nil || day == "" {
		return day
	}
	return p.Day(day)
}

func (s *sheet) ganttHeads(c calendar, write func(string) string) {
	l := look{bold: true, center: true, middle: true, border: boxed, fill: softFill}
	for i, head := range []string{"No.", "作業", "担当", "成果物", "始まり", "終わり"} {
		s.text(i+1, ganttHead, head)
		s.style(i+1, ganttHead, i+1, ganttHead+1, l)
		s.merge(i+1, ganttHead, i+1, ganttHead+1)
	}
	small := l
	small.size, small.bold = 8, false
	for m := range c.months {
		day := c.first.AddDate(0, m, 0)
		col := ganttFirst + c.parts*m
		text, year := fmt.Sprintf("%d月", int(day.Month())), ""
		if m == 0 || day.Month() == time.January {
			year, _, _ = strings.Cut(write(day.Format(time.DateOnly)), "年")
			year = strings.TrimSuffix(year, day.Format("-01-02")) + "年"
		}
		if c.parts == 1 {
			s.text(col, ganttHead+1, text)
			s.style(col, ganttHead+1, col, ganttHead+1, small)
			if year != "" {
				end := col + min(12-int(day.Month()), c.months-m-1)
				s.text(col, ganttHead, year)
				s.style(col, ganttHead, end, ganttHead, small)
				if end > col {
					s.merge(col, ganttHead, end, ganttHead)
				}
			}
			continue
		}
		if year != "" {
			text = year + "\n" + text
		}
		s.text(col, ganttHead, text)
		s.style(col, ganttHead, col+2, ganttHead, small)
		s.merge(col, ganttHead, col+2, ganttHead)
		for i, third := range []string{"上", "中", "下"} {
			s.text(col+i, ganttHead+1, third)
		}
		s.style(col, ganttHead+1, col+2, ganttHead+1, small)
	}
	s.height(ganttHead, 26)
	s.height(ganttHead+1, 15)
}

func (s *sheet) ganttRow(row, number int, t *ScheduleTask, c calendar, write func(string) string) {
	s.number(ganttNumber, row, number)
	s.style(ganttNumber, row, ganttNumber, row, look{center: true, middle: true, border: boxed})
	lines := 1
	for i, text := range []string{t.Name, t.Who, t.Output, write(t.From), write(t.To)} {
		col := ganttName + i
		s.text(col, row, text)
		s.style(col, row, col, row, look{middle: true, border: boxed, center: col >= ganttFrom})
		lines = max(lines, wrappedLines(text, s.widths[col-1], bodySize))
	}
	s.height(row, rowHeight(lines, bodySize)+7)
	if c.months == 0 {
		return
	}
	last := c.columns() - 1
	s.style(ganttFirst, row, ganttFirst+last, row, look{border: boxed})
	from, to, ok := t.days()
	if !ok {
		return
	}
	sign, fill := t.sign()
	end := c.part(to)
	for i := c.part(from); i <= min(end, last); i++ {
		text := sign
		if i == last && end > i {
			text = "→"
		}
		s.text(ganttFirst+i, row, text)
		s.style(ganttFirst+i, row, ganttFirst+i, row, look{center: true, middle: true, border: boxed, fill: fill, size: 8})
	}
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
