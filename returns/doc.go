// Package returns reads what people send back: workbooks kitei made, with what was filled in.
//
// A form and its reader stand side by side: [NewDiagnosis] lays out the 取込み診断書, [ReadCorrections] takes it back. Rows are known by their
// keys and columns by their headings, because people sort, filter, insert and move both. What cannot be understood is a notice with its cell.
//
// A 新旧対照表 is read back before it is handed out: [Prove] holds the table to the two texts, [CheckTable] the file to the table.
package returns
