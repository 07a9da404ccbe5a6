/**
 * `npm run --silent dataset:report`: what the dataset rests on, as a table; with `--weak` the unverified figures that results rest on;
 * with `--stale` the sources by the day they were last opened; with `--json` any of them as JSON. What is counted, and how, stands in src/dataset/coverage.ts.
 */
import { readFileSync } from "node:fs"
import { pathToFileURL } from "node:url"
import {
  coverage,
  staleSources,
  type CheckedSource,
  type DatasetFiles,
  type KindCoverage,
  type StrengthCounts,
} from "../src/dataset/coverage.ts"
import { weakFacts, type WeakFact } from "../src/dataset/weakFacts.ts"
import { dataFiles } from "./dataset-plugin.ts"

/** Columns side by side: text to the left, figures (columns whose heading begins with a space) to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (head[column]?.startsWith(" ") ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd()
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n")
}

/** Whole percents, except that a share that is not nothing never reads 0 %, and one that is not all never reads 100 %. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return "–"
  if (part > 0 && part / whole < 0.005) return "<1 %"
  if (part < whole && part / whole >= 0.995) return ">99 %"
  return `${Math.round((100 * part) / whole)} %`
}

const total = ({ founded, reported, unverified }: StrengthCounts): number => founded + reported + unverified

const shares = (counts: StrengthCounts): string[] =>
  [counts.founded, counts.reported, counts.unverified].map((part) => percent(part, total(counts)))

/** The sum of all kinds; its oldest source is the oldest of them all. */
function sum(kinds: readonly KindCoverage[]): Omit<KindCoverage, "kind" | "undatedSources"> {
  const add = (of: (kind: KindCoverage) => number): number => kinds.reduce((so, kind) => so + of(kind), 0)
  const counts = (of: (kind: KindCoverage) => StrengthCounts): StrengthCounts => ({
    founded: add((kind) => of(kind).founded),
    reported: add((kind) => of(kind).reported),
    unverified: add((kind) => of(kind).unverified),
  })
  return {
    label: "All",
    rows: add((kind) => kind.rows),
    rowsBy: counts((kind) => kind.rowsBy),
    facts: add((kind) => kind.facts),
    factsBy: counts((kind) => kind.factsBy),
    oldestSource: kinds.flatMap((kind) => kind.oldestSource ?? []).sort((a, b) => a.date.localeCompare(b.date))[0] ?? null,
  }
}

const legend = [
  "founded: documented or measured; reported: vendor claim or secondary; unverified: estimated or recalled.",
  "A row counts by the weakest evidence that covers the row as a whole. Facts are the rows and, each counted once more, the fields, cells and",
  "sentences with evidence of their own. Instance types count one by one, by the evidence of their set.",
].join("\n")

export function coverageTable(kinds: readonly KindCoverage[]): string {
  const strengths = [" founded", " reported", " unverified"]
  const lines = [...kinds, sum(kinds)].map(({ label, rows, rowsBy, facts, factsBy, oldestSource }) => [
    label,
    `${rows}`,
    ...shares(rowsBy),
    `${facts}`,
    ...shares(factsBy),
    oldestSource ? `${oldestSource.date} ${oldestSource.id}` : "–",
  ])
  return `${table(["Kind", " Rows", ...strengths, " Facts", ...strengths, "Oldest source"], lines)}\n\n${legend}`
}

export const weakTable = (facts: readonly WeakFact[]): string =>
  table(
    ["About", "Row", "Name", "Field", "Value", "Basis", "Best observation"],
    facts.map(({ about, id, name, field, value, basis, observed }) => [about, id, name, field, value, basis, observed ?? "–"]),
  )

/** Titles are cut here: the id finds the whole of it. */
const widestTitle = 80

export const staleTable = (sources: readonly CheckedSource[]): string =>
  table(
    ["Last checked", "Of", " Facts", "Source", "Title"],
    sources.map(({ checked, date, facts, id, title }) => [checked, date ?? "–", `${facts}`, id, title.slice(0, widestTitle)]),
  )

/** "1 source was last checked on 2026-11-23, 2 on 2026-11-29." */
function staleSummary(sources: readonly CheckedSource[]): string {
  const days = [...new Set(sources.map(({ checked }) => checked))]
  const parts = days.map((day) => `${sources.filter(({ checked }) => checked === day).length} on ${day}`)
  return `Sources last checked: ${parts.join(", ")}.`
}

function readDataset(root: string): DatasetFiles {
  return Object.fromEntries(dataFiles(root).map((path) => [path, JSON.parse(readFileSync(`${root}/${path}.json`, "utf8")) as unknown]))
}

/** What the command prints for its arguments; null where it does not know one of them. */
export function answer(files: DatasetFiles, args: readonly string[]): string | null {
  if (args.some((arg) => !["--json", "--weak", "--stale"].includes(arg))) return null
  const [weak, stale, json] = ["--weak", "--stale", "--json"].map((arg) => args.includes(arg))
  if (weak && stale) return null
  if (json) return JSON.stringify(weak ? weakFacts(files) : stale ? staleSources(files) : coverage(files), null, 1)
  if (stale) return `${staleTable(staleSources(files))}\n\n${staleSummary(staleSources(files))}`
  if (!weak) return coverageTable(coverage(files))
  const facts = weakFacts(files)
  return `${weakTable(facts)}\n\n${facts.length} figures that results rest on are estimated or recalled.`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const text = answer(readDataset("data"), process.argv.slice(2))
  if (text === null) process.stderr.write("Usage: npm run --silent dataset:report -- [--weak | --stale] [--json]\n")
  else process.stdout.write(`${text}\n`)
  process.exitCode = text === null ? 2 : 0
}
