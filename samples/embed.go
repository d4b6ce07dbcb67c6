// Package samples holds example projects, for kitei init --from and for the tests.
package samples

import "embed"

// Files are the inputs of every sample: parameter file and local policies.
//
//go:embed */kitei.yaml */local
var Files embed.FS
