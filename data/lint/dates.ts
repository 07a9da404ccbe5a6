import { objectsIn, type Finding, type Rule } from "./dataset.ts"

/** Keys whose value is a time at which something happened or was read. `eol` is not among them: support may end in the future. */
const isTime = (key: string): boolean => /^(date|checked|latestDate|period|year|launchYear|firstReleaseYear)$/.test(key)

/** Nothing here is older than the first graphics cards that are emulated. */
const firstYear = 1990

/** Every year, month or day that a value names: "2023-09 to 2025-03" names two. */
const timesIn = (value: unknown): string[] =>
  typeof value === "number" || typeof value === "string" ? (String(value).match(/(?<![\d.])\d{4}(-\d{2}(-\d{2})?)?(?![\d.])/g) ?? []) : []

/** No date or year is later than the day of this version in version.json, or before there was anything to describe. */
export const datesNotInFuture: Rule = (dataset) => {
  const findings: Finding[] = []
  for (const { file, id, row } of dataset.rows<unknown>(""))
    for (const { at, node } of objectsIn(row))
      for (const [key, value] of Object.entries(node))
        if (isTime(key))
          for (const time of timesIn(value)) {
            const place = at === "" ? key : `${at}.${key}`
            if (time > dataset.date.slice(0, time.length))
              findings.push({ file, id, sentence: `${place}: ${time} is after ${dataset.date}` })
            if (Number(time.slice(0, 4)) < firstYear) findings.push({ file, id, sentence: `${place}: ${time} is before ${firstYear}` })
          }
  return findings
}
