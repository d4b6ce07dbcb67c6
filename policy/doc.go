// Package policy says what a policy document is: a tree of clauses with labels, references and notices.
//
// Start from [Document] and [Node]. [ParseLabel] reads the number at the head of a line in every style town halls use, [Number] writes
// one of four styles into a tree, [Clauses] cuts a document into the units that are compared, and [ResolveRefs] turns references
// by id into the numbers a reader sees.
//
// The package keeps text as it was written. It does not fold spellings, compare, read files or know any edition.
package policy
