package parallel

import "testing"

// TestDo holds every call to being made once, for numbers of calls around those that processors take at a time.
func TestDo(t *testing.T) {
	for _, n := range []int{0, 1, batch - 1, batch, batch + 1, 10*batch + 3} {
		calls := make([]int, n)
		Do(n, func(i int) { calls[i]++ })
		for i, c := range calls {
			if c != 1 {
				t.Errorf("of %d calls, number %d was made %d times", n, i, c)
			}
		}
	}
}

func TestEach(t *testing.T) {
	var calls [3]int
	Each(func() { calls[0]++ }, func() { calls[1]++ }, func() { calls[2]++ })
	if calls != [3]int{1, 1, 1} {
		t.Errorf("the functions were called %v times", calls)
	}
}
