import type { Finding, Located, Rule } from "./dataset.ts"

type CloudPrice = Readonly<Record<"provider" | "instance" | "region" | "os" | "date", string | undefined>>

/** Says of each row that an earlier one of its list has the same key. */
function again<T>(rows: readonly Located<T>[], key: (row: T) => string, what: string): Finding[] {
  const seen = new Set<string>()
  return rows.flatMap(({ file, id, row }) => {
    const known = seen.has(key(row))
    seen.add(key(row))
    return known ? [{ file, id, sentence: what }] : []
  })
}

/**
 * One price a thing: a GPU, a licence at a date; and of observations, cloud offers and server prices no two that say the same. Prices of different dates or kinds stand side by side.
 */
export const duplicatePrices: Rule = ({ gpuPrices, licences, rows }) => [
  ...again(gpuPrices, (row) => row.gpu, "the GPU has a price already"),
  ...again(
    licences.filter(({ row }) => row.priceUsd !== null),
    (row) => [row.product, row.edition, row.metric, row.term, row.metricWords, row.date].join("|"),
    "the licence has a price of that date already",
  ),
  ...gpuPrices.flatMap(({ file, id, row }) =>
    again(
      row.observations.map((one) => ({ file, id, row: one })),
      (one) => JSON.stringify(one),
      "an observation stands twice",
    ),
  ),
  ...again(
    rows<CloudPrice>("reference/cloud-prices"),
    (row) => [row.provider, row.instance, row.region, row.os, row.date].join("|"),
    "the instance has a price of that provider, region, system and date already",
  ),
  ...again(rows("prices/servers"), (row) => JSON.stringify(row), "the price stands twice"),
]
