//go:build e2e

package importers

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"kitei/internal/office"
)

// outlines are files whose lists restart, are overridden and come from styles. Each is read and compared line by line.
var outlines = map[string]wordParts{
	"chapters and articles in lists of their own": {
		numbering: abstract("1", lvl("0", "japaneseCounting", "第%1章", "")+lvl("1", "decimal", "第%2節", "")) +
			abstract("2", lvl("0", "decimal", "第%1条", "")+lvl("1", "decimal", "%2", "")+lvl("2", "decimal", "(%3)", "")+lvl("3", "aiueoFullWidth", "%4", "")+lvl("4", "aiueoFullWidth", "(%5)", "")+lvl("5", "decimalEnclosedCircle", "%6", "")) +
			num("1", "1", "") + num("2", "2", ""),
		body: levels("1:0 2:0 2:1 2:1 2:2 2:2 2:3 2:3 2:4 2:4 2:5 2:3 2:2 2:1 2:2 2:0 2:1 2:2 1:0 2:0 1:1 2:0 2:2 2:2 1:1 2:0 2:1 1:0 1:1 2:0"),
	},
	"guideline": {
		numbering: abstract("1", lvl("0", "decimal", "%1.", "")+lvl("1", "decimal", "%1.%2.", "")+lvl("2", "decimal", "(%3)", "")+lvl("3", "decimalEnclosedCircle", "%4", "")+lvl("4", "aiueoFullWidth", "(%5)", "")) + num("1", "1", ""),
		body:      levels("1:0 1:1 1:2 1:3 1:3 1:4 1:4 1:3 1:2 1:1 1:2 1:3 1:0 1:2 1:2 1:1 1:2 1:3 1:4"),
	},
	"restart by startOverride": {
		numbering: abstract("1", lvl("0", "decimal", "第%1条", "")+lvl("1", "decimal", "(%2)", "")) + num("1", "1", "") +
			num("2", "1", `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`) +
			num("3", "1", `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="20"/></w:lvlOverride>`),
		body: levels("1:0 1:1 1:1 1:0 2:0 2:0 2:1 2:0 3:0 3:1 3:1 3:0 3:1 3:0"),
	},
	"inner level begun elsewhere": {
		numbering: abstract("1", lvl("0", "decimal", "第%1条", "")+lvl("1", "decimal", "(%2)", "")) + num("1", "1", "") +
			num("3", "1", `<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>`),
		body: levels("1:0 1:1 1:1 1:0 3:1 3:1 1:0 1:1"),
	},
	"two uses of one list go on counting": {
		numbering: abstract("1", lvl("0", "decimal", "%1.", "")) + num("1", "1", "") + num("2", "1", ""),
		body:      levels("1:0 1:0 2:0 2:0 1:0"),
	},
	"level replaced by an override": {
		numbering: abstract("1", lvl("0", "decimal", "%1.", "")+lvl("1", "decimal", "%1-%2", "")) + num("1", "1", "") +
			num("2", "1", `<w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:lvlOverride>`),
		body: levels("1:0 1:1 2:0 2:1 2:1"),
	},
	"no restart": {
		numbering: abstract("1", lvl("0", "decimal", "第%1章", "")+lvl("1", "decimal", "第%2節", "")+lvl("2", "decimal", "%3", `<w:lvlRestart w:val="1"/>`)) + num("1", "1", ""),
		body:      levels("1:0 1:1 1:2 1:2 1:1 1:2 1:2 1:0 1:1 1:2"),
	},
	"starts elsewhere": {
		numbering: abstract("1", `<w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2"/></w:lvl>`) + num("1", "1", ""),
		body:      levels("1:0 1:1 1:1 1:0 1:1"),
	},
	"plain digits inside": {
		numbering: abstract("1", lvl("0", "upperRoman", "%1.", "")+lvl("1", "decimal", "%1.%2", "<w:isLgl/>")) + num("1", "1", ""),
		body:      levels("1:0 1:1 1:1 1:0 1:1"),
	},
	"outer level left out": {
		numbering: abstract("1", lvl("0", "decimal", "%1.", "")+lvl("1", "decimal", "%1.%2", "")+lvl("2", "decimal", "%1.%2.%3", "")) + num("1", "1", ""),
		body:      levels("1:1 1:1 1:0 1:1 1:0 1:2 1:2 1:1 1:2"),
	},
	"styles": {
		styles: `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>` +
			`<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
			`<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>` +
			`<w:style w:type="paragraph" w:styleId="jou"><w:name w:val="条"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>` +
			`<w:style w:type="paragraph" w:styleId="jou2"><w:name w:val="条の子"/><w:basedOn w:val="jou"/></w:style>`,
		numbering: abstract("1", lvl("0", "decimal", "第%1章", `<w:pStyle w:val="1"/>`)+lvl("1", "decimal", "第%2節", `<w:pStyle w:val="2"/>`)) + abstract("2", lvl("0", "decimal", "第%1条", `<w:pStyle w:val="jou"/>`)) + num("1", "1", "") + num("2", "2", ""),
		body: styled("1", "総則") + styled("2", "通則") + styled("jou", "目的") + styled("jou2", "定義") + styled("2", "雑則") + p(`<w:pStyle w:val="jou"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>`, t1("番号なし")) +
			styled("jou", "委任") + styled("1", "組織") + styled("2", "体制") + styled("jou", "責任者"),
	},
	"list defined by a style": {
		styles:    `<w:style w:type="numbering" w:styleId="L"><w:name w:val="例規"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
		numbering: `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/><w:styleLink w:val="L"/>` + lvl("0", "decimal", "第%1条", "") + lvl("1", "decimal", "(%2)", "") + `</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/><w:numStyleLink w:val="L"/></w:abstractNum>` + num("1", "1", "") + num("2", "2", ""),
		body:      levels("2:0 2:1 2:1 2:0"),
	},
	"tracked changes": {
		numbering: abstract("1", lvl("0", "decimal", "第%1条", "")) + num("1", "1", ""),
		body:      listed("1", "0", "一") + p(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:ins w:id="1" w:author="x" w:date="2026-01-01T00:00:00Z"/></w:rPr>`, `<w:ins w:id="2" w:author="x" w:date="2026-01-01T00:00:00Z">`+t1("入")+`</w:ins>`) + listed("1", "0", "二"),
	},
	"bullets": {
		numbering: abstract("1", lvl("0", "bullet", "●", "")+lvl("1", "bullet", "・", "")+lvl("2", "decimal", "(%3)", "")) + num("1", "1", ""),
		body:      levels("1:0 1:1 1:1 1:2 1:2 1:0 1:2"),
	},
	"words for numbers": {
		numbering: abstract("1", lvl("0", "none", "備考", "")+lvl("1", "decimal", "%2", "")) + num("1", "1", ""),
		body:      levels("1:0 1:1 1:1 1:0 1:1"),
	},
	"what follows the number": {
		numbering: abstract("1", lvl("0", "decimal", "第%1条", `<w:suff w:val="nothing"/>`)+lvl("1", "decimal", "%2", `<w:suff w:val="space"/>`)+lvl("2", "decimal", "(%3)", `<w:suff w:val="tab"/>`)) + num("1", "1", ""),
		body:      levels("1:0 1:1 1:2 1:2 1:1 1:0"),
	},
	"nine levels": {
		numbering: abstract("1", lvl("0", "decimal", "%1", "")+lvl("1", "decimal", "%1.%2", "")+lvl("2", "decimal", "%1.%2.%3", "")+lvl("3", "decimal", "%1.%2.%3.%4", "")+lvl("4", "decimal", "%1.%2.%3.%4.%5", "")+
			lvl("5", "decimal", "%1.%2.%3.%4.%5.%6", "")+lvl("6", "decimal", "%1.%2.%3.%4.%5.%6.%7", "")+lvl("7", "decimal", "%1.%2.%3.%4.%5.%6.%7.%8", "")+lvl("8", "decimal", "%1.%2.%3.%4.%5.%6.%7.%8.%9", "")) + num("1", "1", ""),
		body: levels("1:0 1:1 1:2 1:3 1:4 1:5 1:6 1:7 1:8 1:8 1:7 1:8 1:4 1:8 1:0 1:8"),
	},
	"formats in each other": {
		numbering: abstract("1", lvl("0", "japaneseCounting", "第%1", "")+lvl("1", "aiueoFullWidth", "%1の%2", "")+lvl("2", "decimalEnclosedCircle", "%2%3", "")) + num("1", "1", ""),
		body:      levels("1:0 1:1 1:2 1:2 1:1 1:2 1:0 1:1 1:1 1:2"),
	},
	"begins with nought": {
		numbering: abstract("1", `<w:lvl w:ilvl="0"><w:start w:val="0"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="0"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>`) + num("1", "1", ""),
		body:      levels("1:0 1:1 1:1 1:0 1:1"),
	},
	"no number outside": {
		numbering: abstract("1", lvl("0", "none", "", "")+lvl("1", "decimal", "%1第%2条", "")) + num("1", "1", ""),
		body:      levels("1:0 1:1 1:1"),
	},
	"outer level begun elsewhere": {
		numbering: abstract("1", lvl("0", "decimal", "%1.", "")+lvl("1", "decimal", "%1.%2", "")) + num("1", "1", `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>`),
		body:      levels("1:1 1:1 1:0"),
	},
	"nought in ideographs": {
		numbering: abstract("1", `<w:lvl w:ilvl="0"><w:start w:val="0"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="第%1章"/></w:lvl>`) + num("1", "1", ""),
		body:      levels("1:0 1:0"),
	},
	"begun anew on two levels": {
		numbering: abstract("1", lvl("0", "decimal", "第%1条", "")+lvl("1", "decimal", "(%2)", "")) + num("1", "1", "") +
			num("2", "1", `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride><w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride>`),
		body: levels("1:0 1:1 1:1 2:0 2:1 2:1 2:0 2:1 1:0 1:1"),
	},
	"plain lists among the provisions": {
		numbering: abstract("1", lvl("0", "decimal", "第%1条", "")+lvl("1", "decimal", "(%2)", "")) + abstract("2", lvl("0", "decimalEnclosedCircle", "%1", "")) + num("1", "1", "") + num("2", "2", ""),
		body:      levels("1:0 2:0 2:0 1:1 2:0 1:1 1:0 2:0 1:1"),
	},
	"tables and breaks": {
		numbering: abstract("1", lvl("0", "decimal", "%1.", "")) + num("1", "1", ""),
		body:      listed("1", "0", "前") + p("", t1("間")) + listed("1", "0", "後"),
	},
}

// levels writes a paragraph for every pair of list and level.
func levels(s string) string {
	var b strings.Builder
	for i, pair := range strings.Fields(s) {
		list, level, _ := strings.Cut(pair, ":")
		b.WriteString(listed(list, level, "文"+strconv.Itoa(i)))
	}
	return b.String()
}

// outlineDeviations are the files LibreOffice numbers in a way that is not Word's.
var outlineDeviations = map[string]string{
	"bullets":                     "LibreOffice exports every bullet as • or ◦",
	"begun anew on two levels":    "an inner level begins at its startOverride whenever it begins (ISO/IEC 29500-1 §17.9.26); LibreOffice carries it out once",
	"no number outside":           "LibreOffice drops what stands between an outer number of format none and the inner number",
	"outer level begun elsewhere": "an outer level that was left out counts from its startOverride in kitei and from the list's start in LibreOffice",
	"nought in ideographs":        "〇 in the standard; LibreOffice writes 0",
	"no restart":                  "LibreOffice 7.4 does not read w:lvlRestart",
	"plain digits inside":         "LibreOffice 7.4 does not read w:isLgl",
}

// sameNumbers compares what kitei reads of files with what LibreOffice shows.
func sameNumbers(t *testing.T, files map[string]wordParts, deviations map[string]string) {
	t.Helper()
	sources := map[string][]byte{}
	for name, parts := range files {
		sources[name] = parts.bytes(t)
	}
	shown := office.Lines(t, sources)
	for name, src := range sources {
		got, _ := wordLines(t, src, Options{})
		want := shown[name]
		if len(got) != len(want) {
			t.Errorf("%s: %q\nLibreOffice %q", name, got, want)
			continue
		}
		agrees := true
		for i := range got {
			if flat(got[i]) != flat(want[i]) {
				agrees = false
				if deviations[name] == "" {
					t.Errorf("%s, line %d: %s, LibreOffice %s", name, i, got[i], want[i])
				}
			}
		}
		if agrees && deviations[name] != "" {
			t.Errorf("%s is named as a deviation but agrees", name)
		}
	}
}

func TestOfficeOutlines(t *testing.T) {
	t.Parallel()
	sameNumbers(t, outlines, outlineDeviations)
}

// Lists nobody would think of: levels that repeat outer numbers, begin anywhere, are begun anew or left out, in several uses of several lists.
func TestOfficeRandomOutlines(t *testing.T) {
	t.Parallel()
	files := map[string]wordParts{}
	for seed := range uint64(60) {
		files["seed "+strconv.FormatUint(seed, 10)] = randomOutline(rand.New(rand.NewPCG(seed, 7)))
	}
	sameNumbers(t, files, nil)
}

// randomOutline makes up to three lists with up to five levels, and thirty paragraphs in them.
func randomOutline(r *rand.Rand) wordParts {
	formats := []string{"decimal", "decimalZero", "japaneseCounting", "aiueoFullWidth", "irohaFullWidth", "upperRoman", "lowerLetter", "ideographTraditional"}
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	var lists, uses, body strings.Builder
	var places []string
	use := 0
	for list := range 1 + r.IntN(3) {
		depth := 1 + r.IntN(5)
		var levels strings.Builder
		for i := range depth {
			text := pick([]string{"第%d条", "(%d)", "%d.", "%d"})
			text = strings.ReplaceAll(text, "%d", "%"+strconv.Itoa(i+1))
			if i > 0 && r.IntN(3) == 0 {
				text = "%" + strconv.Itoa(1+r.IntN(i)) + pick([]string{".", "-", "の"}) + text
			}
			start := 1
			if r.IntN(4) == 0 {
				start = 1 + r.IntN(12)
			}
			levels.WriteString(`<w:lvl w:ilvl="` + strconv.Itoa(i) + `"><w:start w:val="` + strconv.Itoa(start) + `"/><w:numFmt w:val="` + pick(formats) + `"/><w:suff w:val="` + pick([]string{"tab", "space", "nothing"}) + `"/><w:lvlText w:val="` + text + `"/></w:lvl>`)
		}
		lists.WriteString(abstract(strconv.Itoa(list+1), levels.String()))
		for range 1 + r.IntN(2) {
			use++
			more := ""
			if r.IntN(3) == 0 {
				more = `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="` + strconv.Itoa(1+r.IntN(20)) + `"/></w:lvlOverride>`
				body.WriteString(listed(strconv.Itoa(use), "0", "初")) // what an outer level that never began shows is not agreed on
			}
			uses.WriteString(num(strconv.Itoa(use), strconv.Itoa(list+1), more))
			for i := range depth {
				places = append(places, strconv.Itoa(use)+":"+strconv.Itoa(i))
			}
		}
	}
	for i := range 30 {
		list, level, _ := strings.Cut(pick(places), ":")
		body.WriteString(listed(list, level, "文"+strconv.Itoa(i)))
	}
	return wordParts{numbering: lists.String() + uses.String(), body: body.String()}
}
