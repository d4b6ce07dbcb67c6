package cli

import (
	"os"
	"path/filepath"

	"kitei/importers"
)

// cacheSwitch names the environment variable that moves the prepared PDF reader to another folder; off keeps none.
const cacheSwitch = "KITEI_CACHE"

// reading gives the options for reading files: where the PDF reader, which takes seconds to prepare, is kept from one run to the next.
func reading() importers.Options {
	switch dir := os.Getenv(cacheSwitch); dir {
	case "off":
		return importers.Options{}
	case "":
		user, err := os.UserCacheDir()
		if err != nil {
			return importers.Options{}
		}
		return importers.Options{Cache: filepath.Join(user, "kitei")}
	default:
		return importers.Options{Cache: dir}
	}
}
