package ooxml

import (
	"bytes"
	"strconv"
)

// Property is one custom property of a document.
type Property struct{ Name, Value string }

const (
	coreType   = "application/vnd.openxmlformats-package.core-properties+xml"
	appType    = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
	customType = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
	coreRel    = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)

// AddProperties adds title, language and the custom properties that have a value. No author and no date is written: both would tell
// of the machine and change from run to run.
func (p *Package) AddProperties(title, application string, custom []Property) {
	p.addProperties("docProps/core.xml", coreType, coreRel, coreProperties(title))
	p.addProperties("docProps/app.xml", appType, "extended-properties", appProperties(application))
	if data := customProperties(custom); data != nil {
		p.addProperties(customPart, customType, "custom-properties", data)
	}
}

func (p *Package) addProperties(name, contentType, kind string, data []byte) {
	p.Add(name, contentType, data)
	p.Relate("", kind, name)
}

func coreProperties(title string) []byte {
	var x XML
	x.Raw(Declaration)
	x.Start("cp:coreProperties",
		"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/")
	x.Element("dc:title", title)
	x.Element("dc:language", "ja-JP")
	x.End()
	return x.Bytes()
}

func appProperties(application string) []byte {
	var x XML
	x.Raw(Declaration)
	x.Start("Properties", "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
	x.Element("Application", application)
	x.End()
	return x.Bytes()
}

// customProperties gives nil when no property has a value.
func customProperties(custom []Property) []byte {
	const format = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" // the only set of custom properties Office shows
	var x XML
	x.Raw(Declaration)
	x.Start("Properties",
		"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
		"xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes")
	pid := 1
	for _, c := range custom {
		if c.Value == "" {
			continue
		}
		pid++
		x.Start("property", "fmtid", format, "pid", strconv.Itoa(pid), "name", c.Name)
		x.Element("vt:lpwstr", c.Value)
		x.End()
	}
	x.End()
	if pid == 1 {
		return nil
	}
	return x.Bytes()
}

// customPart holds the custom properties of a package.
const customPart = "docProps/custom.xml"

// WithProperties gives a package with custom properties added to those it has. A package without any is given the part for them.
//
// Errors are those of [Archive.Part], and [ErrMarkup] for a package whose list of parts cannot be added to.
func (a *Archive) WithProperties(more []Property) ([]byte, error) {
	var all []Property
	data, err := a.Part(customPart)
	if err != nil {
		return nil, err
	}
	if data != nil {
		err = Elements(data, "x:Properties", nil, func(e *Element) error {
			for _, c := range e.Children {
				if c.Name != "" {
					all = append(all, Property{e.Attr("name"), c.Content()})
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	parts := map[string][]byte{customPart: customProperties(append(all, more...))}
	if data == nil {
		for name, line := range map[string][2]string{
			contentTypes:  {"</Types>", `<Override PartName="/` + customPart + `" ContentType="` + customType + `"/>`},
			"_rels/.rels": {"</Relationships>", `<Relationship Id="rIdCustom" Type="` + officeRels + `custom-properties" Target="` + customPart + `"/>`},
		} {
			list, err := a.Part(name)
			if err != nil {
				return nil, err
			}
			at := bytes.LastIndex(list, []byte(line[0]))
			if at < 0 {
				return nil, ErrMarkup
			}
			parts[name] = append(append(bytes.Clone(list[:at]), line[1]...), list[at:]...)
		}
	}
	return a.With(parts)
}
