import { citedSource } from "../evidence.ts"
import type { OfficeFacts } from "../facts.ts"
import type { InputRow } from "./inputs.ts"
import { headRow, link, text, type Row, type Sheet } from "./cells.ts"

const heads = ["Source", "Publisher", "Date", "Last opened", "Address", "Name in the dataset"]

/** Every source that a figure of the answer, or an input of the workbook, rests on. */
export function sourcesSheet({ report, register, catalogue }: OfficeFacts, inputs: readonly InputRow[]): Sheet {
  const ids = new Set([
    ...report.options.flatMap((option) => option.sources),
    ...inputs.flatMap((one) => one.evidence.map(({ source }) => source)),
  ])
  const cited = [...ids].map((id) => citedSource(id, register)).sort((a, b) => a.title.localeCompare(b.title, "en"))
  const rows: Row[] = [
    [text("Sources", "title")],
    [
      text(
        `Dataset ${catalogue.version}, model ${report.modelVersion}. Each fact's place in its source stands beside the inputs, and in the explorer.`,
        "note",
      ),
    ],
    [],
    headRow(heads, []),
    ...cited.map(({ id, title, publisher, date, checked, url }): Row => [
      text(title),
      text(publisher),
      text(date),
      text(checked),
      url === null ? null : link(url),
      text(id),
    ]),
  ]
  return { name: "Sources", widths: [60, 24, 12, 12, 50, 22], rows, sticky: 4 }
}
