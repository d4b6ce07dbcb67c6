package exporters

// writeGuide writes 記入のしかた, one page.
func writeGuide(b *book, c *Checklist) {
	s := b.sheet(guideSheet, 4, 11, 68)
	s.steps([]string{
		"シート「点検票」のうち、薄い黄色の欄だけを記入します。所属、点検日、点検者及び確認者は、表の上の欄に記入します。",
		"点検項目ごとに、「確認方法・資料の例」を参考にして事実を確かめ、「結果」の欄で次のいずれかを選びます。",
		"△又は×を選んだときは、備考に理由及び改善策を、期限に改善する日を記入します。備考が空欄の間は、欄が赤くなります。",
		"「必須・推奨」の欄の○は国のモデルで必須とされている事項、「推奨」は推奨事項です。",
		"「根拠」の欄の上段は規程等における番号、最も下の段は国のモデルにおける番号です。",
		"見出しの▼で、区分、対象者等を絞り込むことができます。並べ替え又は行の追加をするときは、「校閲」の「シート保護の解除」を選びます（パスワードはありません。）。",
		"点検項目の文は、変更しないでください。意見があるときは、備考に記入してください。",
		"シート「集計」は、自動で計算されます。記入は不要です。",
	}, c.Due, s.meanings, c.Title, c.foot())
}

// steps writes the numbered steps of a guide, until when to hand it in, and behind the second step what more tells; it gives a page its set-up.
func (s *sheet) steps(steps []string, due string, more func(row int) int, title, foot string) {
	s.text(1, 1, guideSheet)
	s.style(1, 1, 3, 1, look{size: 14, bold: true, middle: true})
	s.merge(1, 1, 3, 1)
	s.height(1, 30)
	if due != "" {
		steps = append(steps, due+"までに提出してください。")
	}
	row := 3
	for i, step := range steps {
		s.number(1, row, i+1)
		s.text(2, row, step)
		s.style(1, row, 1, row, look{size: 11, center: true})
		s.style(2, row, 3, row, look{size: 11})
		s.merge(2, row, 3, row)
		s.height(row, rowHeight(wrappedLines(step, s.widths[1]+s.widths[2], 11), 11))
		row++
		if i == 1 {
			row = more(row)
		}
	}
	s.print(printing{portrait: true, lastCol: 3, lastRow: row - 1, head: title, foot: foot})
	s.finish()
}

// meanings writes what each result stands for and gives the row behind.
func (s *sheet) meanings(row int) int {
	for _, r := range results {
		s.text(2, row, r.mark+" "+r.meaning)
		s.text(3, row, r.what)
		s.style(2, row, 2, row, look{border: boxed, fill: r.fill, middle: true})
		s.style(3, row, 3, row, look{border: boxed, middle: true})
		s.height(row, rowHeight(wrappedLines(r.what, s.widths[2], bodySize), bodySize))
		row++
	}
	s.height(row, 9)
	return row + 1
}
