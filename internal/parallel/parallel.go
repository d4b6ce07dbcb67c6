// Package parallel shares independent work out among the processors. The result of the work does not depend on how it is shared.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// batch is how many calls a processor takes at a time: enough that taking them costs nothing beside them.
const batch = 16

// Do calls do for every i below n, on all processors at once, and returns when all are done. Calls must not touch what another call
// writes.
func Do(n int, do func(i int)) { share(n, batch, do) }

// Each calls every function, on all processors at once, and returns when all are done: for few pieces of work that are large.
func Each(work ...func()) { share(len(work), 1, func(i int) { work[i]() }) }

func share(n, batch int, do func(i int)) {
	workers := min((n+batch-1)/batch, runtime.GOMAXPROCS(0))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for {
				end := int(next.Add(int64(batch)))
				if end-batch >= n {
					return
				}
				for i := end - batch; i < min(end, n); i++ {
					do(i)
				}
			}
		})
	}
	wg.Wait()
}
