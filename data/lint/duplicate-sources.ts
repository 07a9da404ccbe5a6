import type { Rule } from "./dataset.ts"

const plain = (address: string): string =>
  address
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, "")
    .replace(/\/$/, "")

/** No publication stands twice in sources.json: not under one address, not under one title of one publisher and date. */
export const duplicateSources: Rule = ({ sources }) => {
  const keys = Object.entries(sources).flatMap(([id, { url, title, publisher, date }]) => [
    ...(url ? [{ id, key: plain(url), what: "address" }] : []),
    { id, key: `${title} ${publisher ?? ""} ${date ?? ""}`.toLowerCase(), what: "title" },
  ])
  const first = new Map<string, string>()
  return keys.flatMap(({ id, key, what }) => {
    const other = first.get(`${what} ${key}`)
    first.set(`${what} ${key}`, other ?? id)
    return other && other !== id ? [{ file: "sources", id, sentence: `has the ${what} of "${other}"` }] : []
  })
}
