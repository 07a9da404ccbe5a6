import { firstCompiled } from "../../src/dataset/coverage.ts"
import { findAll, type Rule } from "./dataset.ts"

/** Reasoning and memory: they stand in sources.json so that evidence has one form, and are no publication. */
const unpublished: ReadonlySet<string> = new Set(["derived", "recalled"])

/**
 * A reader can find each source again: by its address, or where it has none by a publisher or note that says what it is.
 * Dates are years, months or days. Nobody read it before it was written: a source younger than the first compilation says when it was opened.
 */
export const sourcesTraceable: Rule = ({ sources }) => {
  const rows = Object.entries(sources).map(([id, row]) => ({ file: "sources", id, row }))
  return [
    ...findAll(rows, (row) => row.title.trim() === "", "has no title"),
    ...findAll(
      rows,
      (row) => row.url !== undefined && !/^https?:\/\/[^\s]+\.[^\s]+$/.test(row.url),
      (row) => `"${row.url}" is not an address`,
    ),
    ...findAll(
      rows.filter(({ id }) => !unpublished.has(id)),
      (row) => !row.url && !row.publisher && !row.note,
      "has no address, and no publisher or note says what it is",
    ),
    ...findAll(
      rows,
      (row) => row.date !== undefined && !/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(row.date),
      (row) => `"${row.date}" is not a year, month or day`,
    ),
    ...findAll(
      rows,
      (row) => row.date !== undefined && row.date > (row.checked ?? firstCompiled).slice(0, row.date.length),
      (row) =>
        row.checked
          ? `is of ${row.date}, yet was opened on ${row.checked}`
          : `is of ${row.date}: say under "checked" on which day it was opened`,
    ),
  ]
}
