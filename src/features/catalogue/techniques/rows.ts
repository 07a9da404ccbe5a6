import { techniqueIds, type Statement, type Technique, type TechniqueId } from "../../../dataset/schema/index.ts"
import { percent, percentRange } from "../../../ui/format.ts"
import { techniqueNames, type ColumnSpec, type TableSpec } from "../../common/table/columnSpec.ts"
import { tableCsv } from "../../common/table/csv.ts"

interface Answer {
  readonly rating: string
  readonly statements: readonly Statement[]
}

/** The statement that answers best in one line: not one that only says that nothing is said, nor a ranking of ours. */
export const leading = ({ statements }: Answer): Statement | null =>
  statements.find(
    (one) => (one.supported !== null || one.level !== undefined) && one.evidence.some(({ source }) => source !== "derived"),
  ) ??
  statements[0] ??
  null

/** Whether a line of its own would only say the rating again. */
export const saysMore = ({ rating }: Answer, { text }: Statement): boolean => text.replace(/\.$/, "").toLowerCase() !== rating.toLowerCase()

/** One question and the four techniques' answers. */
export interface DimensionRow {
  readonly id: string
  readonly name: string
  readonly answers: Readonly<Record<TechniqueId, Answer | null>>
}

const dimensionNames: Readonly<Record<string, string>> = {
  "consolidation-ratio": "Consolidation ratio",
  "graphics-acceleration": "Graphics acceleration",
  "rendering-fidelity": "Rendering fidelity",
  "feature-support": "Feature support",
  portability: "Portability",
  isolation: "Isolation",
  "suspend-resume": "Suspend and resume",
  "live-migration": "Live migration",
}

type NativeShare = Technique["nativeShare"][number]
function shareWords({ low, high, variant, condition }: NativeShare): string {
  const span =
    low !== null && high !== null
      ? percentRange({ low, likely: low, high })
      : high !== null
        ? `up to ${percent(high)}`
        : low !== null
          ? `as low as ${percent(low)}`
          : "not stated"
  // "as low as" is said by the figure already.
  const more = condition !== null && span.includes(condition.replaceAll("'", "")) ? null : condition
  return [span, variant, more].filter(Boolean).join(", ")
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The article's figures first; else all there are. */
export function nativeAnswer(technique: Technique): Answer {
  const article = technique.nativeShare.filter((row) => row.inArticle)
  const shown = article.length > 0 ? article : technique.nativeShare
  const stated = shown.filter((row) => row.low !== null || row.high !== null)
  const figures = stated.length > 0 ? stated : shown
  return {
    rating: capital(figures.map((row) => shareWords({ ...row, condition: null })).join("; ")) || "unknown",
    statements: [...figures, ...technique.nativeShare.filter((row) => !figures.includes(row))].map((row) => ({
      text: `${shareWords(row)}${row.inArticle ? " (article)" : ""}`,
      evidence: row.evidence,
    })),
  }
}

/** Turns four techniques into a row a question. */
export function dimensionRows(techniques: readonly Technique[]): readonly DimensionRow[] {
  const byId = new Map(techniques.map((technique) => [technique.id, technique]))
  const row = (id: string, name: string, answer: (technique: Technique) => Answer | null): DimensionRow => ({
    id,
    name,
    answers: Object.fromEntries(
      techniqueIds.map((technique) => {
        const found = byId.get(technique)
        return [technique, found ? answer(found) : null]
      }),
    ) as DimensionRow["answers"],
  })
  return [
    row("how-it-works", "How it works", (technique) => ({
      rating: technique.summary,
      statements: [technique.definition, ...technique.mechanisms],
    })),
    row("native-performance", "Native performance", nativeAnswer),
    ...Object.entries(dimensionNames).map(([id, name]) =>
      row(id, name, (technique) => technique.dimensions[id as keyof Technique["dimensions"]] ?? null),
    ),
    row("cost", "Cost", (technique) => ({ rating: technique.costPosition.text, statements: [technique.costPosition] })),
  ]
}

const techniqueColumn = (technique: TechniqueId): ColumnSpec<DimensionRow> => ({
  id: technique,
  header: techniqueNames[technique],
  kind: "text",
  wide: true,
  value: (row) => row.answers[technique]?.rating ?? null,
})

export const techniqueSpec: TableSpec<DimensionRow> = {
  name: "Techniques",
  caption: "The four techniques of GPU virtualization, dimension by dimension",
  view: "techniques",
  fileName: "gpu-virtualization-techniques",
  rowId: (row) => row.id,
  sort: "",
  evidence: (row) => techniqueIds.flatMap((technique) => row.answers[technique]?.statements.flatMap((one) => one.evidence) ?? []),
  columns: [{ id: "dimension", header: "Dimension", kind: "text", value: (row) => row.name }, ...techniqueIds.map(techniqueColumn)],
}

/** One line a statement, so that each keeps its own source. */
export function dimensionsCsv(rows: readonly DimensionRow[], columns: readonly ColumnSpec<DimensionRow>[]): string {
  const shown = techniqueIds.filter((technique) => columns.some((column) => column.id === technique))
  const lines = rows.flatMap((row) =>
    shown.flatMap((technique) => {
      const answer = row.answers[technique]
      return (answer?.statements ?? []).map((said) => ({
        dimension: row.name,
        technique: techniqueNames[technique],
        rating: answer?.rating ?? "",
        said,
      }))
    }),
  )
  type Line = (typeof lines)[number]
  const text = (id: string, header: string, value: (line: Line) => string): ColumnSpec<Line> => ({ id, header, kind: "text", value })
  return tableCsv(
    lines,
    [
      text("dimension", "Dimension", (line) => line.dimension),
      text("technique", "Technique", (line) => line.technique),
      text("rating", "Rating", (line) => line.rating),
      text("statement", "Statement", (line) => line.said.text),
    ],
    (line) => line.said.evidence,
  )
}
