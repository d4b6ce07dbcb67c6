package importers

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"kitei/policy"
)

// ReadHTML reads a rule from a saved web page: a page of a 例規集 system (see [htmlProfiles]), any other page with headings or numbered
// lines, or a page that kitei wrote, which gives back the tree it was written from.
//
// Menus, scripts, hidden parts and readings (ruby) are left out, and a notice says how much. Pages nested too deeply and pages that only hold
// frames are refused. Time and memory are linear in the size of the page.
func ReadHTML(name string, src []byte) (*policy.Document, []policy.Notice, error) {
	r := &reader{name: name}
	text, err := r.decode(src, declaredCharset(src))
	if err != nil {
		return nil, nil, err
	}
	page, err := goquery.NewDocumentFromReader(bytes.NewReader(prepareHTML(text)))
	if err != nil {
		return nil, nil, policy.Problem("html-depth", policy.Pos{File: name})
	}
	var d *policy.Document
	if own := page.Find("main#kitei-main"); own.Length() > 0 && page.Find("meta[name=generator][content^=kitei]").Length() > 0 {
		d = r.ownPage(page, own)
	} else if d, err = r.foreignPage(page); err != nil {
		return nil, nil, err
	}
	if d.Source == "" {
		d.Source = name
	}
	return d, r.notices, nil
}

// declaration is the character set a page names in its head, at whatever place.
var declaration = regexp.MustCompile(`(?i)(?:<meta[^>]{0,300}charset\s*=\s*["']?\s*|<\?xml[^>]{0,100}encoding\s*=\s*["'])([-\w]+)`)

// declaredCharset gives the name of the character set in the declaration of a page, "" for none. Browsers read the first 1,024 bytes; pages
// with scripts in front of it are many.
func declaredCharset(src []byte) string {
	const head = 64 << 10
	if m := declaration.FindSubmatch(src[:min(len(src), head)]); m != nil {
		return string(m[1])
	}
	return ""
}

// foreignPage reads a page that kitei did not write.
func (r *reader) foreignPage(page *goquery.Document) (*policy.Document, error) {
	p := profileOf(page)
	body := p.content(page)
	if frames := page.Find("frameset, frame, iframe"); strings.TrimSpace(body.Text()) == "" && frames.Length() > 0 {
		return nil, policy.Problem("html-frames", policy.Pos{File: r.name})
	}
	head := p.takeHead(body)
	r.strip(body, p)
	w := &htmlWalker{reader: r, profile: p, broken: brokenLines(body)}
	w.walk(body)
	w.flush()
	if w.blocks == nil {
		return nil, policy.Problem("file-empty", policy.Pos{File: r.name})
	}
	w.report()
	blocks := w.blocks
	if w.broken {
		blocks = r.joinWrapped(blocks)
	}
	if p.name == "" {
		blocks = r.dropTail(blocks)
	}
	d := r.structure(append(head, blocks...))
	slices.SortStableFunc(r.notices, func(a, b policy.Notice) int { return a.Pos.Line - b.Pos.Line })
	if d.Title == "" {
		if d.Title = windowTitle(page); d.Title != "" {
			r.note("title-guessed", policy.Pos{File: r.name}, d.Title)
		}
	}
	return d, nil
}

// windowTitle is the title of the window without the name of the site behind it.
func windowTitle(page *goquery.Document) string {
	title := collapse(page.Find("head title").First().Text())
	for _, mark := range []string{"｜", "|", " - ", "－", "／"} {
		title, _, _ = strings.Cut(title, mark)
	}
	return titleMark.ReplaceAllString(strings.TrimSpace(title), "")
}

// noPart are the parts of a page that are no part of what it says.
const noPart = "script, style, noscript, template, nav, aside, form, button, select, textarea, input, iframe, frame, object, embed, canvas, svg, math, audio, video, " +
	"link, [hidden], [aria-hidden=true], [role=navigation], [role=search], [role=banner], [role=contentinfo], .breadcrumb, .breadcrumbs, .topicpath, #topicpath, #pankuzu, .pankuzu, .skip, " +
	"#mokuji, #toc, .toc"

var hiddenStyle = regexp.MustCompile(`(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden)`)

// strip takes out what is no part of the text and says how much words went with it.
func (r *reader) strip(body *goquery.Selection, p *htmlProfile) {
	drop := body.Find(noPart).AddSelection(body.Find("[style]").FilterFunction(func(_ int, s *goquery.Selection) bool {
		return hiddenStyle.MatchString(s.AttrOr("style", ""))
	}))
	if p.drop != "" {
		drop = drop.AddSelection(body.Find(p.drop))
	}
	if p.name == "" {
		drop = drop.AddSelection(body.Find("body > header, body > footer, #header, #footer, .header, .footer"))
		found := map[*html.Node]bool{}
		for _, n := range body.Nodes {
			menus(n, false, found)
		}
		drop = drop.AddSelection(body.Find("ul, ol, dl, p, td, div").FilterFunction(func(_ int, s *goquery.Selection) bool { return found[s.Nodes[0]] }))
	}
	parts, characters := 0, 0
	dropped := map[*html.Node]bool{}
	for _, n := range drop.Nodes {
		dropped[n] = true
	}
	drop.Each(func(_ int, s *goquery.Selection) {
		if s.Is("script, style, noscript, template") || insideDropped(s.Nodes[0], dropped) {
			return
		}
		if n := utf8.RuneCountInString(collapse(s.Text())); n > 0 {
			parts++
			characters += n
		}
	})
	drop.Remove()
	readings := body.Find("rt")
	if n := readings.Length(); n > 0 {
		r.note("html-ruby", r.at(lineAttr(readings.Nodes[0])), n)
	}
	body.Find("rt, rp, rtc").Remove()
	if parts > 0 {
		r.note("html-skipped", policy.Pos{File: r.name}, parts, characters)
	}
}

// insideDropped reports whether something around a part of a page is left out too.
func insideDropped(n *html.Node, dropped map[*html.Node]bool) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if dropped[up] {
			return true
		}
	}
	return false
}
