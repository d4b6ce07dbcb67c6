// Package importers reads files into policy documents.
//
// Start from [Read], which chooses the reader by the name of the file, or from one reader: [ReadMarkdown], [ReadText], [ReadHTML].
// [Split] takes a file with several rules apart.
// Every reader has the same two steps. First the format is turned into blocks: lines of text with what the format itself says of them (a
// heading, the depth of a list, cells of a table). Then the blocks are given their place in the tree: by the marks kitei
// wrote ([canonical]), or by the numbers at their heads ([structure]).
//
// A reader keeps the text as it is written. What it had to guess, skip or leave out it reports as a notice with the line.
package importers
