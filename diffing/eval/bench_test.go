package eval

import (
	"fmt"
	"testing"

	"kitei/diffing"
	"kitei/policy"
)

// size is the length in bytes of what a document says.
func size(d *policy.Document) int {
	n := 0
	for _, c := range policy.Clauses(d) {
		n += len(c.Text())
	}
	return n
}

// BenchmarkCompare measures growth: an edition, four and sixteen times its size, each with light, with medium and with heavy edits. The time should grow
// little faster than the size.
func BenchmarkCompare(b *testing.B) {
	docs := models(b)
	last := Flatten(docs[len(docs)-1])
	for _, p := range Profiles[:3] {
		for _, times := range []int{1, 4, 16, 64} {
			old := Scale(last, times)
			new, _ := Mutate(old, last, Japanese, p, 1)
			b.Run(fmt.Sprintf("%s/%dx", p.Name, times), func(b *testing.B) {
				b.SetBytes(int64(size(old)))
				b.ReportAllocs()
				for b.Loop() {
					diffing.Compare(old, new, diffing.Options{IgnoreIDs: true})
				}
			})
		}
	}
}
