package diffing

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// batch is how many calls a processor takes at a time: enough that taking them costs nothing beside them.
const batch = 16

// parallel calls do for every i below n, on all processors at once. Calls must not touch what another call writes.
func parallel(n int, do func(i int)) {
	workers := min((n+batch-1)/batch, runtime.GOMAXPROCS(0))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for {
				end := int(next.Add(batch))
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
