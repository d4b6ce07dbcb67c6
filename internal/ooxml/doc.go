// Package ooxml holds the mechanisms behind files of the Office Open XML family: markup ([XML]), a zip archive with the same bytes
// every time ([Zip]), the parts of a package and how they refer to each other ([Package]), document properties
// ([Package.AddProperties]) and names for bookmarks that carry an id ([BookmarkName]).
//
// It knows nothing of policies, styles or any schema: what is written where is the business of the exporters.
package ooxml
