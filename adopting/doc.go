// Package adopting makes an edition of the user's own out of a text that is not kitei's: the official guideline.
//
// Start from [Adopt]. It stands apart because it needs both an edition (templates) and an alignment (diffing), and neither of these may know
// the other. The text stays word for word what was read; ids, levels, roles, conditions and tokens come from the clause of kitei's
// edition that alignment ties it to. Whatever that does not settle is a [Finding] for a person, and nothing is settled in silence.
package adopting
