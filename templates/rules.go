package templates

import (
	"errors"
	"fmt"

	"kitei/policy"
)

// rule is something parameters must not contradict. Each gives a notice code and its values when it is broken.
type rule func(p *Params) (code string, args []any, broken bool)

// rules are the rules between parameters (facts on roles and network models: who may not hold two roles; what α′, β and β′ force).
var rules = []rule{
	func(p *Params) (string, []any, bool) { // 1(8): the auditor must not be the audited
		audit := p.Str("audit.head")
		for _, role := range []string{"role.tokatsu.post", "role.ciso.post", "role.kanrisha.post", "role.sysadmin.post"} {
			if audit != "" && audit == p.Str(role) {
				def, _ := parameter(role)
				return "rule-audit-independent", []any{audit, def.Title}, true
			}
		}
		return "", nil, false
	},
	func(p *Params) (string, []any, bool) {
		return "rule-ciso-tokatsu", []any{p.Str("role.ciso.post")}, p.Str("role.ciso.post") != "" && p.Str("role.ciso.post") == p.Str("role.tokatsu.post")
	},
	func(p *Params) (string, []any, bool) { // every key role has a post
		for _, role := range p.keyRoles() {
			if p.Str(role) == "" {
				def, _ := parameter(role)
				return "rule-role-empty", []any{role, def.Title}, true
			}
		}
		return "", nil, false
	},
	func(p *Params) (string, []any, bool) { // nobody permits what they apply for
		approver := p.Str("exception.approver")
		for _, applicant := range []string{p.Str("role.kanrisha.post"), p.Str("role.sysadmin.post"), p.RoleName("kanrisha"), p.RoleName("sysadmin")} {
			if approver == applicant {
				return "rule-own-exception", []any{approver}, true
			}
		}
		return "", nil, false
	},
	func(p *Params) (string, []any, bool) { // the external audit is a condition of these models
		model := p.Str("net.model")
		return "rule-external-audit", []any{model, p.Str("audit.external")}, model != "alpha" && p.IsSet("audit.external") && p.Str("audit.external") != "mandatory"
	},
	func(p *Params) (string, []any, bool) {
		return "rule-lbo-alpha-dash", []any{p.Str("net.model")}, p.truth("net.lbo_services") && p.Str("net.model") != "alpha_dash"
	},
	func(p *Params) (string, []any, bool) {
		return "rule-screen-transfer", []any{p.edition}, p.Bool("net.screen_transfer_mynumber") && order(p.edition) < order("r7-03")
	},
	func(p *Params) (string, []any, bool) {
		return "rule-dispose-purge", []any{p.edition}, p.Str("dispose.mynumber_methods") == "purge_ok" && order(p.edition) < order("r8-03")
	},
	func(p *Params) (string, []any, bool) {
		return "rule-model-edition", []any{p.Str("net.model"), p.edition}, !modelKnown(p.Str("net.model"), p.edition)
	},
}

// keyRoles are the parameters of the roles somebody must hold, as far as this body has them.
func (p *Params) keyRoles() []string {
	keys := []string{
		"role.ciso.post", "role.tokatsu.post", "role.kanrisha.post", "role.sysadmin.post", "role.systan.post", "committee.chair", "committee.members",
		"csirt.head", "csirt.members", "window.name", "audit.head", "exception.approver",
	}
	if p.Str("org.layers") == "3" {
		keys = append(keys, "role.sekininsha.post")
	}
	if p.Bool("cloud.use") {
		keys = append(keys, "cloud.manager")
	}
	return keys
}

// For gives the parameters for an edition that may be older than they are: what the edition does not know yet is switched off, with a
// notice for each. A comparison fills both its sides with one town's parameters.
func (p *Params) For(edition string) (*Params, []policy.Notice) {
	var notices []policy.Notice
	off := func(key string, value any) {
		notices = append(notices, policy.Notice{Code: "params-newer", Pos: policy.Pos{File: p.name}, Args: []any{key, edition}})
		p = p.With(key, value)
	}
	if p.Bool("net.screen_transfer_mynumber") && order(edition) < order("r7-03") {
		off("net.screen_transfer_mynumber", false)
	}
	if p.Str("dispose.mynumber_methods") == "purge_ok" && order(edition) < order("r8-03") {
		off("dispose.mynumber_methods", "destroy")
	}
	if !modelKnown(p.Str("net.model"), edition) {
		off("net.model", "alpha")
		if p.truth("net.lbo_services") {
			off("net.lbo_services", []any{})
		}
	}
	return p, notices
}

// modelKnown reports whether an edition has a network model: β and β' came with r2-12, α' with r6-10.
func modelKnown(model, edition string) bool {
	switch model {
	case "alpha_dash":
		return order(edition) >= order("r6-10")
	case "beta", "beta_dash":
		return order(edition) >= order("r2-12")
	}
	return true
}

// consistent checks the rules between parameters and joins what they find, with the place in the file where one is known.
func (p *Params) consistent() error {
	var errs []error
	for _, r := range rules {
		if code, args, broken := r(p); broken {
			errs = append(errs, policy.Problem(code, policy.Pos{File: p.name}, args...))
		}
	}
	return errors.Join(errs...)
}

// reserved gives a notice for every parameter that is set to something else than its default and changes nothing yet.
func (p *Params) reserved() []policy.Notice {
	var out []policy.Notice
	for _, def := range Parameters() {
		if def.Reserved && p.IsSet(def.Key) && fmt.Sprint(p.value(def.Key)) != fmt.Sprint(def.Default) {
			out = append(out, policy.Notice{Code: "params-reserved", Pos: policy.Pos{File: p.name}, Args: []any{def.Key, def.Title}})
		}
	}
	return out
}
