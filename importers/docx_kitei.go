package importers

import "kitei/policy"

func (w *wordWalker) written(f *wordFile) bool          { return false }
func (w *wordWalker) tree(f *wordFile) *policy.Document { return nil }
