// Package exporters writes documents and comparisons in the forms their readers use.
//
// A document: [WriteMarkdown] (reads back to the same tree), [WriteDocx], [WriteHTML]. A comparison: [WriteDiffJSON] for programs, and
// for people the 新旧対照表, laid out once by [NewTable] and written by [WriteDiffText], [WriteDiffMarkdown], [WriteDiffHTML] and
// [WriteDiffXLSX]. A checklist: [WriteChecklist]. Any other findings: a [Report], in the formats of [ReportWriters].
//
// Writers take a writer and values. They open no files and know no clock: the same input gives the same bytes.
package exporters
