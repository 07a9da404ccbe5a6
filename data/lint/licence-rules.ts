import type { LicenceConditions, LicenceDecision, LicenceRule } from "../../src/dataset/schema/index.ts"
import type { Finding, Located, Rule } from "./dataset.ts"

/** What a rule of each kind states, all of it and nothing else. */
const states: Readonly<
  Record<LicenceDecision, { readonly needs: readonly (keyof LicenceRule)[]; readonly may: readonly (keyof LicenceRule)[] }>
> = {
  series: { needs: ["series", "choose"], may: ["otherwise"] },
  guest: { needs: ["licence"], may: ["vmsPerLicence"] },
  included: { needs: ["licence", "years"], may: [] },
  broker: { needs: ["licence"], may: [] },
  rights: { needs: ["licence"], may: [] },
}
const decisions = ["series", "choose", "otherwise", "licence", "vmsPerLicence", "years"] as const satisfies readonly (keyof LicenceRule)[]

/** True where every VM for which `later` holds is one for which `earlier` holds: the later rule can decide nothing. */
function covers(earlier: LicenceConditions, later: LicenceConditions): boolean {
  return (Object.keys(earlier) as (keyof LicenceConditions)[]).every((key) => {
    const wide: readonly string[] | undefined = earlier[key]
    const narrow: readonly string[] | undefined = later[key]
    return wide === undefined || (narrow?.every((one) => wide.includes(one)) ?? false)
  })
}

/** The word of an instance type's row for the licence that the rules ask for. */
const words: Readonly<Record<string, RegExp>> = {
  "nvidia-vapps": /vApps/,
  "nvidia-vpc": /vPC/,
  "nvidia-vws": /vWS/,
  "nvidia-ai-enterprise": /AI Enterprise/,
}

/**
 * The rules that say which licence a VM needs are the one place that does: each states what its kind states, names rows that exist, can still
 * decide something after the rules before it, and each kind ends in a rule for everything else (boards that bring a licence aside).
 * Which vGPU series work is given depends on the work alone. What an instance type's row says of its licence agrees with them, and no product
 * lists a licence that they decide.
 */
export const licenceRules: Rule = ({ rows, products, hypervisors, licences, gpu, instanceTypes }) => {
  const all = rows<LicenceRule>("prices/licence-rules")
  const licenceIds = new Set(licences.map(({ row }) => row.id))
  const productIds = new Set(products.map(({ row }) => row.id))
  const hypervisorIds = new Set(hypervisors.map(({ row }) => row.id))
  const decided = new Set(all.flatMap(({ row }) => (row.licence ? [row.licence] : [])))
  const ofRule = ({ file, id, row }: Located<LicenceRule>, place: number): Finding[] => {
    const { needs, may } = states[row.decides]
    const before = all.slice(0, place).find((one) => one.row.decides === row.decides && covers(one.row.when, row.when))
    return [
      ...needs.filter((key) => row[key] === undefined).map((key) => `decides ${row.decides} and does not say ${key}`),
      ...decisions
        .filter((key) => row[key] !== undefined && !needs.includes(key) && !may.includes(key))
        .map((key) => `decides ${row.decides}, so it cannot say ${key}`),
      ...(row.licence && !licenceIds.has(row.licence) ? [`there is no licence "${row.licence}"`] : []),
      ...(row.when.products ?? []).filter((one) => !productIds.has(one)).map((one) => `there is no product "${one}"`),
      ...(row.when.onlyHypervisors ?? []).filter((one) => !hypervisorIds.has(one)).map((one) => `there is no hypervisor "${one}"`),
      ...(row.when.gpus ?? []).filter((one) => !gpu(one)).map((one) => `there is no GPU "${one}"`),
      ...(before ? [`can decide nothing: "${before.id}" stands before it and holds wherever it does`] : []),
      ...(row.decides === "series"
        ? Object.keys(row.when)
            .filter((key) => key !== "work" && key !== "workloadClasses")
            .map((key) => `which series work is given depends on the work alone, not on ${key}`)
        : []),
    ].map((sentence) => ({ file, id, sentence }))
  }
  const kinds = [...new Set(all.map(({ row }) => row.decides))].filter((kind) => kind !== "included")
  return [
    ...all.flatMap(ofRule),
    ...kinds.flatMap((kind) => {
      const last = all.findLast(({ row }) => row.decides === kind)
      return last && Object.keys(last.row.when).length > 0
        ? [{ file: last.file, id: last.id, sentence: `is the last that decides ${kind}, so it must hold for everything else` }]
        : []
    }),
    ...products.flatMap(({ file, id, row }) =>
      row.licence.needs
        .flat()
        .filter((one) => decided.has(one))
        .map((one) => ({ file, id, sentence: `"${one}" follows from the rules of prices/licence-rules; the product must not list it` })),
    ),
    ...instanceTypes.flatMap(({ file, id, row, set }) => {
      if (!row.series || !row.licence) return []
      const series = row.series
      const rule = all.find(
        ({ row: one }) =>
          one.decides === "guest" &&
          (one.when.series?.includes(series) ?? !one.when.series) &&
          !one.when.products &&
          (one.when.gpus?.includes(set.gpu) ?? true) &&
          (one.when.technologies?.includes(set.technology) ?? true),
      )?.row
      const says = rule?.licence ? words[rule.licence] : /^none/
      return says?.test(row.licence) === true
        ? []
        : [{ file, id, sentence: `its licence is "${row.licence}", but by "${rule?.id}" its series needs ${rule?.licence ?? "none"}` }]
    }),
  ]
}
