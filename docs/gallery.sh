#!/usr/bin/env bash
# Makes the pictures of docs/gallery.md from the sample of Mizuho: kitei writes, LibreOffice prints, pdftoppm draws.
# Needs: go, soffice, pdftoppm. Usage: docs/gallery.sh
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/kitei" ./cli/kitei
kitei() { "$work/kitei" --quiet "$@"; }
sample=samples/mizuho

# picture NAME FILE PAGE: one page of a Word file or workbook as docs/gallery/NAME.png
picture() {
  soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work/pdf" "$2" >/dev/null 2>&1
  local pdf="$work/pdf/$(basename "${2%.*}").pdf"
  pdftoppm -png -r 60 -f "$3" -l "$3" -singlefile "$pdf" "docs/gallery/$1"
}

kitei draft -p $sample/kitei.yaml -f docx -o "$work/draft"
picture draft-front "$work/draft/02_情報セキュリティ対策基準.docx" 1
picture draft-body "$work/draft/02_情報セキュリティ対策基準.docx" 6
kitei diff r5-03 r8-03 -p $sample/kitei.yaml -f xlsx -o "$work/diff.xlsx"
picture diff-xlsx "$work/diff.xlsx" 2
kitei gap $sample/local/* -p $sample/kitei.yaml -f xlsx -o "$work/gap.xlsx"
picture gap-xlsx "$work/gap.xlsx" 1
kitei import $sample/local --report "$work/診断書.xlsx" -o "$work/import"
picture import-report "$work/診断書.xlsx" 2
kitei checklist export -p $sample/kitei.yaml -o "$work/checklist.xlsx"
picture checklist "$work/checklist.xlsx" 1
kitei consult export $sample/local/* -p $sample/kitei.yaml --sections params -o "$work/consult" 2>/dev/null
picture consult-letter "$work/consult/依頼文/依頼文_総務課.docx" 1
picture consult-outline "$work/consult/別紙1_改正の概要.docx" 1
picture consult-sheet "$work/consult/回答票/回答票_総務課.xlsx" 1
kitei pack $sample/local/* -p $sample/kitei.yaml -o "$work/pack"
picture pack-overview "$work/pack/00_概要.docx" 1
picture pack-plan "$work/pack/04_作業計画.xlsx" 1
picture pack-handover "$work/pack/05_引継書.docx" 1
