package exporters

// writeConsultGuide writes 記入のしかた of a 回答票, one page.
func writeConsultGuide(b *book, c *Consultation) {
	s := b.sheet(guideSheet, 4, 11, 68)
	s.steps([]string{
		"シート「回答票」のうち、薄い黄色の欄だけを記入します。初めに、表の上の欄に、所属、担当者及び連絡先を記入し、意見の有無を選びます。",
		"意見のある条項の行で「意見の種別」を選び、「意見」、「修正案」及び「理由・業務への影響」に記入します。修正案は、なくても構いません。",
		"意見のない条項の行は、空欄のままで構いません。一つも意見がないときも、「意見なし」を選んで提出してください。",
		"一つの条項に二つ以上の意見があるとき、及び特定の条項に属しない意見があるときは、表の終わりにある空の行に記入します。「該当箇所」には条、節等の番号を、全体についての意見のときは「全般」と書きます。",
		"「案の記載」は、長い条項では初めの部分だけを載せています。全文は、欄に付けたコメント及び添付の案で確認してください。",
		"見出しの▼で、文書、改正の区分等を絞り込むことができます。並べ替え又は行の追加をするときは、「校閲」の「シート保護の解除」を選びます（パスワードはありません。）。",
		"ファイルの名称を変えても構いません。パスワードは、付けないでください。",
	}, c.Due, s.kindMeanings, c.Title, c.foot())
}

// kindMeanings writes what each kind of opinion stands for and gives the row behind.
func (s *sheet) kindMeanings(row int) int {
	what := []string{
		"案のとおりでよい。特に残したい点等があれば、「意見」に書く。", "案の一部を改めたい。「修正案」に、改めた後の文を書く。", "案の意味、運用等について尋ねたい。",
		"案の条項を設けること、又は削ることに反対である。「理由・業務への影響」に、理由を書く。", "上のいずれにも当たらない。",
	}
	for i, kind := range ConsultKinds {
		s.text(2, row, kind)
		s.text(3, row, what[i])
		s.style(2, row, 2, row, look{border: boxed, fill: softFill, center: true, middle: true})
		s.style(3, row, 3, row, look{border: boxed, middle: true})
		s.height(row, rowHeight(wrappedLines(what[i], s.widths[2], bodySize), bodySize)+3)
		row++
	}
	s.height(row, 9)
	return row + 1
}
