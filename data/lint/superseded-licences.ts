import type { Rule } from "./dataset.ts"

/**
 * What can be bought today is priced from today's price list: no product that is current, and no hypervisor, needs a licence whose row says
 * that another took its place; and the row that did exists, is counted by the same metric and has not itself been replaced.
 */
export const supersededLicences: Rule = ({ products, hypervisors, licences }) => {
  const byId = new Map(licences.map(({ row }) => [row.id, row]))
  const stale = (ids: readonly string[]): string[] =>
    ids.flatMap((id) => {
      const successor = byId.get(id)?.supersededBy
      return successor ? [`needs "${id}", which "${successor}" has replaced`] : []
    })
  return [
    ...products.flatMap(({ file, id, row }) =>
      row.status.state === "current" ? stale(row.licence.needs.flat()).map((sentence) => ({ file, id, sentence })) : [],
    ),
    ...hypervisors.flatMap(({ file, id, row }) => stale(row.licenceNeeds).map((sentence) => ({ file, id, sentence }))),
    ...licences.flatMap(({ file, id, row }) => {
      if (row.supersededBy === undefined) return []
      const next = byId.get(row.supersededBy)
      const sentence = !next
        ? `there is no licence "${row.supersededBy}"`
        : next.supersededBy !== undefined
          ? `"${next.id}" has itself been replaced`
          : next.metric !== row.metric
            ? `"${next.id}" is counted by ${next.metric}, this by ${row.metric}`
            : null
      return sentence === null ? [] : [{ file, id, sentence }]
    }),
  ]
}
