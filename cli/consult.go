package cli

import (
	"strings"

	"github.com/urfave/cli/v2"
)

// opinionFormats are the formats of 意見と対応の一覧.
var opinionFormats = []string{"text", "json", "md", "html", "docx", "xlsx"}

func (p *program) consultCommand() *cli.Command {
	edition := &cli.StringFlag{Name: "edition", Aliases: []string{"e"}, Usage: p.tr("国のモデルの版。省略時は設定ファイルの edition.to", "edition of the national model; default: edition.to of the parameter file")}
	sections := &cli.StringFlag{Name: "sections", Usage: p.tr("所属の一覧（.txt、.csv、.xlsx）。params は設定ファイルの課、室等", "list of sections (.txt, .csv, .xlsx), or params for those of the parameter file")}
	return &cli.Command{
		Name:  "consult",
		Usage: p.tr("案に対する各課の意見を照会し、意見と対応の一覧にまとめる", "ask the sections for opinions on the draft, and put them together"),
		Subcommands: []*cli.Command{
			{
				Name:      "export",
				Usage:     p.tr("依頼文、改正の概要、案、新旧対照表及び回答票を作成する", "write the cover letter, the outline, the draft, the table and the answer sheets"),
				UsageText: "kitei consult export [LOCAL...] -p kitei.yaml [--sections params] [--due 2026-12-18] [--date 2026-12-01] [-o 意見照会]",
				Description: p.tr(`各課に送る意見照会の一式をフォルダーに作成します。依頼文と回答票は、所属ごとに作成します。
   LOCAL には今の規程のファイルを指定します。省略したときは、設定ファイルの edition.from の版と比較します。
   日付は「--date」又は設定ファイルの plan.consult_from、期限は「--due」又は plan.consult_to によります。
   例: kitei consult export samples/mizuho/local/*.* -p samples/mizuho/kitei.yaml --sections params -o 意見照会`,
					`Writes all that goes to the sections into a folder: a letter and an answer sheet for each, and the enclosures.
   LOCAL are today's rules; without them the edition edition.from is compared with.
   The days come from --date and --due, or plan.consult_from and plan.consult_to.
   Example: kitei consult export samples/mizuho/local/*.* -p samples/mizuho/kitei.yaml --sections params -o consultation`),
				Flags: []cli.Flag{
					p.paramsFlag(), edition, sections,
					&cli.StringFlag{Name: "due", Usage: p.tr("回答期限（2026-12-18 のように書く）。省略時は plan.consult_to", "day by which to answer (2026-12-18); default: plan.consult_to")},
					&cli.StringFlag{Name: "date", Usage: p.tr("依頼文の日付（2026-12-01 のように書く）。省略時は plan.consult_from", "day of the letter (2026-12-01); default: plan.consult_from")},
					&cli.StringFlag{Name: "number", Usage: p.tr("依頼文の文書番号", "number of the letter")},
					&cli.StringFlag{Name: "from", Usage: p.tr("依頼文の発信者。省略時は委員会の庶務を担当する課の長", "who sends the letter; default: the head of the committee's secretariat")},
					p.decisionsFlag(),
					&cli.BoolFlag{Name: "changed", Usage: p.tr("回答票に、変更のある条項だけを載せる", "only the clauses that change, in the answer sheet")},
					&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "意見照会", Usage: p.tr("出力先のフォルダー", "output folder")},
					p.forceFlag(),
				},
				Action: p.runConsultExport,
			},
			{
				Name:      "import",
				Usage:     p.tr("返送された回答票を読み取り、意見と対応の一覧にまとめる", "read the answer sheets that came back and put the opinions together"),
				UsageText: "kitei consult import DIR|FILE... -p kitei.yaml [--sections FILE] [-f " + strings.Join(opinionFormats, "|") + "] [-o 意見と対応.xlsx]",
				Description: p.tr(`返送された回答票を、並べ替え、行の追加、列の移動、他のソフトによる保存等があっても読み取り、条項の順に並べ、同じ意見をまとめます。
   Excel の一覧の「対応」、「事務局回答」、「反映箇所」及び「備考」に記入した内容は、同じ一覧を「-o」に指定して再び実行しても残ります。
   別のファイルに記入したものは「--list」に指定します。記入した一覧は「kitei draft --opinions」及び「kitei pack --opinions」で次の案に引き継ぎます。
   例: kitei consult import 返送 -p kitei.yaml --sections params -o 意見と対応.xlsx
   例: kitei consult import 返送 -p kitei.yaml --list 意見と対応.xlsx -f docx -o 委員会資料/意見と対応.docx`,
					`Reads what the sections returned, however it was treated, in the order of the clauses, equal opinions together.
   What is filled in in the workbook stays when the same file is named with -o again, or with --list.
   The filled list goes on into the next draft with kitei draft --opinions and kitei pack --opinions.
   Example: kitei consult import returned -p kitei.yaml --sections params -o opinions.xlsx`),
				Flags: []cli.Flag{
					p.paramsFlag(), edition, sections,
					p.formatFlag("text", strings.Join(opinionFormats, ",")),
					&cli.StringFlag{Name: "list", Usage: p.tr("記入した一覧（xlsx 又は json）。省略時は、-o のファイルがあればそれ", "the list that was filled in (xlsx or json); default: the file of -o, if it is there")},
					p.outFlag(),
					p.forceFlag(),
				},
				Action: p.runConsultImport,
			},
		},
	}
}
