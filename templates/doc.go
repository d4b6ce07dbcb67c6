// Package templates holds the national model and drafts a town's policy from it.
//
// Start from [Draft], which fills an edition with parameters and gives the set of documents; [Open] reads an edition, [ReadParams] a
// parameter file. The data stand beside the code: national/<edition>/ one folder an edition, national/parameters.yaml every
// parameter there is, procedures/ the 実施手順. Their form is described in national/README.md.
//
// The wording is kitei's own, written after the structure and duties of the named editions of the ministry's guideline; it is not the
// ministry's text. The package opens no files, knows no clock and draws no conclusions from a local policy.
package templates
