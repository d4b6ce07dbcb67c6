package cli

import (
	"os"
	"path/filepath"
	"sync"
	"time"

	"kitei/importers"
)

// cacheSwitch names the environment variable that moves the prepared PDF reader to another folder; off keeps none.
const cacheSwitch = "KITEI_CACHE"

// longestReading is how long one PDF file may take. 400 pages take seconds; a small file can be made to take hours.
const longestReading = 5 * time.Minute

// reading gives the options for reading files: where the PDF reader, which takes seconds to prepare, is kept from one run to the next, and how long
// a PDF file may take.
func reading() importers.Options {
	end := sync.OnceValue(func() time.Time { return time.Now().Add(longestReading) }) // from its first page on: files take turns
	return importers.Options{Cache: cacheFolder(), Stop: func() bool { return time.Now().After(end()) }}
}

// cacheFolder is the folder for the prepared PDF reader, empty for none.
func cacheFolder() string {
	switch dir := os.Getenv(cacheSwitch); dir {
	case "off":
		return ""
	case "":
		user, err := os.UserCacheDir()
		if err != nil {
			return ""
		}
		return filepath.Join(user, "kitei")
	default:
		return dir
	}
}
