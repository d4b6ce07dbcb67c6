// Package diffing compares documents clause by clause.
//
// Start from [Compare], which says what became of every clause of two documents, and [Spans], which compares two texts in the words a
// reader would call the change. The package reads and writes no files, knows no edition, and never changes a text: it folds spellings
// on keys of its own and shows what was written. It has no setting for a language.
//
// # What is compared
//
// The unit is the clause ([policy.Clauses]): an article with everything under it. Of each clause the comparison keeps its text as written,
// a key (normalise.go: what is left when width, marks, 及び/および, サーバー/サーバ, 漢数字 and the numbers in references are folded),
// and the grams of that key: two neighbouring characters in scripts without spaces, words in others. A gram weighs the more the rarer it is
// in both documents, so that しなければならない counts for little and 電磁的記録媒体 for much, in any language and without a list of words.
//
// # The passes
//
// Alignment makes links between old and new clauses. Links form stars: a group is one to one, one to several, or several to one.
//
//		 old               new
//		第1条 目的 ─────── 第1条 目的         ids, or identical content
//		第2条 ────╲  ╱──── 第2条              pairs: the surest first, neither a leftover of a better one
//		第3条 ─────╳
//		           ╲────── 第3条
//		第4条 ───┬──────── 第4条              a pair, and then what that pair leaves of 第4条:
//		         └──────── 第5条              a further part (分割); the same the other way round is 統合
//		第5条  ·                              nothing near: 削除
//		              ·    第6条              nothing near: 新設
//		第6条  ?······?    第7条              near, but not near enough: 保留, with its candidates
//
//	 1. Ids (ids.go). Clauses with the same stable id are linked; [policy.Node.Also] tells of splits and mergers.
//	 2. Content (identical.go). Clauses whose folded title and text are equal and occur once on each side; from there their neighbours, as long
//	    as these are equal too; then what both sides say equally often.
//	 3. Words (candidates.go, pairs.go, joins.go, text.go). An inverted index gives each open clause a few candidates by its rarest grams;
//	    there is no comparison of all with all. Two small models turn measures into odds: one for two open clauses being one, one for an
//	    open clause being a further part of a linked one. A queue makes the surest link first; each link changes what its clauses
//	    and neighbours are worth, so an option is weighed again when its turn comes. That is what keeps the result consistent: a part of a
//	    split cannot be taken by a weaker pair, nor two clauses share one that either accounts for alone.
//	 4. Headings (divided.go). A section that counted as one clause and now has articles is divided among them.
//	 5. Numbers, where they are all there is (repealed.go). 「第9条　削除」 keeps a number free and says nothing else. It is linked to the 「第9条
//	    削除」 of the other side (同一), never to anything by its words; alone in the old document it ends as 削除. Where it is new and
//	    the old clause of its number, or those of 第10条から第12条まで, went nowhere, it is what became of them: they end as 削除, too.
//	 6. Doubt. What comes near a link and is none is left to a person: [Undecided]. So are two open clauses that resemble each other most, by
//	    title too, though they hardly share a sentence: a rule rewritten from nothing keeps its subjects.
//
// Words that stand for one thing are one word in the key (terms.go): an old term and its successor, and, where the caller says so with
// [Options].Slots, a town's own names and those of the model.
//
// Otherwise numbers are never evidence: the same number over different content is what a new edition looks like. Position is weak evidence, by the
// neighbours that are already linked, and decides between clauses that otherwise are the same.
//
// Afterwards each change is described: renumbered (label keys), moved (outside the longest run of clauses in the same order, or under a
// grouping that is not the counterpart of the old one; order.go), the spans (spans.go, tokens.go, settle.go, refine.go, words.go, torn.go,
// slide.go), the provisions inside (items.go), and whether duties became stronger or weaker: force.go for how binding, limit.go and
// frequency.go for numbers, actor.go for who has to act, scope.go and listed.go for what is covered, act.go for what else is to be done,
// exception.go for what is excepted, residue.go for amounts and offices that changed and of which none of these speaks. Where none finds anything,
// what came or went is read by its grammar (passage.go, bearing.go), and content that gave way to other content is [Unknown]: that two nouns mean
// the same no list tells. What differs in spelling or in the numbers of references only is [Formal] (spelling.go). Where the words do not tell the
// direction, the effect is [Unknown] and a person reads.
//
// # Several revisions at once
//
// [CompareSteps] (chain.go) compares every document with the next and follows each clause through the steps. Two clauses belong together when
// a way leads from one to the other, and that is as sure as its weakest step. Where a split met a merger on the way, the result would be no star: an
// id that goes on counts first, then what would otherwise leave a clause without a counterpart. Doubts are passed on as doubts. For every two
// editions the result is that of comparing them at once, but for clauses that only the steps can tell.
//
// # Against an edition of the model
//
// [Gap] compares a town's documents with each edition at once and, where that links nothing, looks for clauses on the same subject by title, words
// and chapter (gapseek.go, gapsubject.go). For this search alone words of which one is wider stand for each other (subjects.tsv): the rules written
// before the guideline call an incident 事故. testdata/subjects.tsv holds what it finds in two such rules beside a person's judgement.
//
// # Hard cases
//
//   - A deleted clause always resembles something. What tells is that the something has a better partner: the odds fall with how much better
//     either clause could have done (pairs.go).
//   - A copy of an article with other nouns (（準用）) beside the original: both fit the old one. Title and neighbours decide; if they went
//     too, the guess may be wrong, and the confidence is low.
//   - A split whose parts were moved apart, each with text of its own: a part is measured by how well it agrees with what the other parts
//     leave of the old clause, not by how much of either is shared.
//   - A word renamed throughout (外部委託 → 業務委託): its grams are on one side only and weigh half.
//   - A clause rewritten with hardly a sentence kept: no words to go by. With a title like the old one it ends as 保留, else as 削除 and 新設.
//   - Two documents of three clauses: nothing is rare. A background of clauses that were not read keeps the weights apart (grams.go).
//
// # Cost
//
// Everything is linear in the text but the sorting of grams and of candidates; a clause looks at a bounded number of index entries
// and candidates. Two texts of one change are compared exactly up to a size, beyond it between common sentences (spans.go). Work on
// single clauses is shared among processors and joined in order: the result does not depend on them.
//
// How well all this does is measured in package eval; its table is eval/results.md.
package diffing
