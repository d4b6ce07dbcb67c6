#!/usr/bin/env bash
# Makes docs/gallery.md and its pictures from the sample of Mizuho: kitei writes, LibreOffice prints, pdftoppm draws.
# Needs: go, soffice, pdftoppm. Usage: docs/gallery.sh
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/kitei" ./cli/kitei
sample=samples/mizuho
most=150 # KB a picture

cat >docs/gallery.md <<'END'
# kitei が作る文書の見本

見本の町（`samples/mizuho`）の設定から作成したものを、LibreOffice で印刷した状態です。このページと画像は `docs/gallery.sh` で作り直せます。
END
list=() sources=()

# made FILE COMMAND...: runs kitei; FILE stands for -o in the page, and the command is what its pictures say they come from
made() {
  local file=$1
  shift
  "$work/kitei" --quiet "$@" -o "$work/$file" 2>/dev/null
  command="kitei $* -o $file"
}

# picture NAME FILE PAGE WORDS: page PAGE of FILE as docs/gallery/NAME.png
picture() {
  list+=("$1|$2|$3")
  printf '\n## %s\n\n`%s`\n\n![%s](gallery/%s.png)\n' "$4" "$command" "$4" "$1" >>docs/gallery.md
}

made 案 draft -p $sample/kitei.yaml -f docx
picture draft-front 案/02_情報セキュリティ対策基準.docx 1 '対策基準の案（Word）'
picture draft-body 案/02_情報セキュリティ対策基準.docx 6 '対策基準の案の本文'
made 新旧対照表.docx diff r5-03 r8-03 -p $sample/kitei.yaml -f docx
picture diff-docx 新旧対照表.docx 2 '新旧対照表（Word、標準の様式）'
made 新旧対照表_現行.docx diff r5-03 r8-03 -p $sample/kitei.yaml -f docx --profile genko
picture diff-genko 新旧対照表_現行.docx 2 '新旧対照表（Word、「現行」と「改正案」の様式）'
made 新旧対照表_備考.xlsx diff r5-03 r8-03 -p $sample/kitei.yaml -f xlsx --profile remark
picture diff-xlsx 新旧対照表_備考.xlsx 2 '新旧対照表（Excel、備考のある様式）'
made 見え消し.docx diff r5-03 r8-03 -p $sample/kitei.yaml -f docx --redline
picture redline 見え消し.docx 7 '変更履歴付きの Word'
made 台帳.xlsx ledger $sample/local/情報セキュリティ基本規程.md project -p $sample/kitei.yaml -f xlsx
picture ledger 台帳.xlsx 3 '条の行方台帳'
made 過不足.xlsx gap $sample/local -p $sample/kitei.yaml -f xlsx
picture gap-xlsx 過不足.xlsx 1 '今の規程の過不足'
made 取込み import $sample/local --report "$work/診断書.xlsx"
command="kitei import $sample/local --report 診断書.xlsx -o 取込み"
picture import-report 診断書.xlsx 2 '取込み診断書'
made 点検票.xlsx checklist export -p $sample/kitei.yaml
picture checklist 点検票.xlsx 2 '点検票'
made 意見照会 consult export $sample/local -p $sample/kitei.yaml --sections params
picture consult-letter 意見照会/依頼文/依頼文_総務課.docx 1 '意見照会：依頼文'
picture consult-outline 意見照会/別紙1_改正の概要.docx 1 '意見照会：改正の概要'
picture consult-sheet 意見照会/回答票/回答票_総務課.xlsx 1 '意見照会：回答票'
made 委員会資料 pack $sample/local -p $sample/kitei.yaml
picture pack-overview 委員会資料/00_概要.docx 1 '委員会の資料：概要'
picture pack-plan 委員会資料/04_作業計画.xlsx 1 '委員会の資料：作業計画'
picture pack-handover 委員会資料/05_引継書.docx 2 '委員会の資料：引継書'

rm -f docs/gallery/*.png
for entry in "${list[@]}"; do
  IFS='|' read -r name file page <<<"$entry"
  cp "$work/$file" "$work/$name.${file##*.}"
  sources+=("$work/$name.${file##*.}")
done
soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf --outdir "$work/pdf" "${sources[@]}" >/dev/null 2>&1
for entry in "${list[@]}"; do
  IFS='|' read -r name file page <<<"$entry"
  pdftoppm -png -r 60 -f "$page" -l "$page" -singlefile "$work/pdf/$name.pdf" "docs/gallery/$name"
  size=$(($(wc -c <"docs/gallery/$name.png") / 1024))
  if ((size > most)); then
    echo "docs/gallery/$name.png: $size KB" >&2
    exit 1
  fi
done
