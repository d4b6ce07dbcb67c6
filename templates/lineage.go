package templates

// Introduced gives, for every clause of an edition by its id, the edition from which on it has stood without a break: the one that
// introduced the requirement. A clause stands in an edition when an article has its id or also stands for it. The oldest edition held in full
// introduces what it has, since nothing is known of the one before.
func Introduced(id string) (map[string]Info, error) {
	if _, err := Open(id); err != nil {
		return nil, err
	}
	since := map[string]Info{}
	for _, info := range Editions() {
		e, err := Open(info.ID)
		if err != nil {
			return nil, err
		}
		here := map[string]bool{}
		for n := range withOverlay(e.Standards, e.Overlay).All() {
			for _, x := range append([]string{n.ID}, n.Also...) {
				here[x] = true
			}
		}
		for n := range e.Basic.All() {
			here[n.ID] = true
		}
		for x := range since {
			if !here[x] {
				delete(since, x)
			}
		}
		for x := range here {
			if _, stood := since[x]; !stood {
				since[x] = info
			}
		}
		if info.ID == id {
			break
		}
	}
	return since, nil
}
