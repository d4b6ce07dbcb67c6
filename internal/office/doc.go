// Package office starts the programs that readers of kitei's files use, LibreOffice in place of Word and Chromium, for the tests behind the
// build tag e2e. Every start has a profile folder of its own, so that tests may run side by side. A test fails, and is not skipped, where a
// program is missing; .ci/run installs them.
package office
