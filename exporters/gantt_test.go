package exporters

import (
	"io"
	"strings"
	"testing"
	"time"
)

func sampleSchedule() *Schedule {
	return &Schedule{
		Title: "作業計画", Subject: "見本町情報セキュリティポリシーの見直し", Footer: "r8-03",
		Tasks: []ScheduleTask{
			{Name: "現在の規程の収集", Who: "事務局", Output: "取込み診断書", From: "2026-08-03", To: "2026-08-25"},
			{Name: "案の作成", Who: "事務局", Output: "規程案", From: "2026-09-01", To: "2026-12-20", Guessed: true},
			{Name: "=委員会", Who: "委員会", Output: "会議録", From: "2027-03-10", To: "2027-03-10", Milestone: true},
			{Name: "公表", From: "2027-03-31", To: "2027-03-31", Milestone: true, Guessed: true},
			{Name: "日の決まらない作業"},
			{Name: "実施手順の作成", From: "2027-04-01", To: "2030-03-31"},
		},
	}
}

func TestSchedule(t *testing.T) {
	f := workbook(t, written(t, func(w io.Writer) error { return WriteSchedule(w, sampleSchedule()) }))
	checkGolden(t, "gantt.txt", asText(t, f))
}

// A plan of a year and more has a column a month.
func TestLongSchedule(t *testing.T) {
	short := sampleSchedule()
	short.Tasks = short.Tasks[:5]
	f := workbook(t, written(t, func(w io.Writer) error { return WriteSchedule(w, short) }))
	if text := asText(t, f); !strings.Contains(text, "| 上 | 中 | 下 |") {
		t.Error(text)
	}
}

// Days and years are written as the caller writes them.
func TestScheduleInEras(t *testing.T) {
	p := sampleSchedule()
	p.Day = func(day string) string { return "令和" + day[3:4] + "年" + day[5:7] + "月" + day[8:] + "日" }
	text := asText(t, workbook(t, written(t, func(w io.Writer) error { return WriteSchedule(w, p) })))
	if !strings.Contains(text, "| 終わり | 令和6年 |") || !strings.Contains(text, "| 終わり | 8月 | 9月") || !strings.Contains(text, "| 令和6年08月03日 |") || strings.Contains(text, "2026") {
		t.Error(text)
	}
}

// Without days there is a list and no calendar.
func TestScheduleWithoutDays(t *testing.T) {
	f := workbook(t, written(t, func(w io.Writer) error {
		return WriteSchedule(w, &Schedule{Title: "作業計画", Tasks: []ScheduleTask{{Name: "案の作成"}, {Name: "誤り", From: "2027-02-30", To: "2027-03-01"}}})
	}))
	if text := asText(t, f); strings.Contains(text, "上 |") || !strings.Contains(text, "案の作成") {
		t.Error(text)
	}
}

// Every day of a year falls into its third of the month.
func TestThirds(t *testing.T) {
	first := time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	c := calendar{first: first, months: 12, parts: 3}
	for day := first; day.Year() == 2027; day = day.AddDate(0, 0, 1) {
		n := c.part(day)
		if n/3 != int(day.Month())-1 || n%3 == 0 != (day.Day() <= 10) || n%3 == 2 != (day.Day() > 20) {
			t.Errorf("%s: %d", day.Format(time.DateOnly), n)
		}
	}
}
