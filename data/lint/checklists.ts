import { apiIds } from "../../src/dataset/schema/index.ts"
import type { ChecklistNumber, ChecklistSystem } from "../../src/dataset/schema/reference-article.ts"
import type { Dataset, Finding, Rule } from "./dataset.ts"

type Seen = { readonly kind: ChecklistSystem["seenIn"][number]["kind"]; readonly id: string }

/** The row that a checklist points at. */
function rowSeen(dataset: Dataset, { kind, id }: Seen): unknown {
  const among = (rows: readonly { readonly id: string; readonly row: unknown }[]): unknown => rows.find((one) => one.id === id)?.row
  switch (kind) {
    case "technique":
      return among(dataset.techniques)
    case "nativeShare":
      return dataset.techniques.flatMap(({ row }) => row.nativeShare).find((one) => one.id === id)
    case "product":
      return among(dataset.products)
    case "quirk":
      return among(dataset.quirks)
    case "hypervisor":
      return among(dataset.hypervisors)
    case "gpu":
      return among(dataset.gpus)
    case "api":
      return apiIds.find((api) => api === id)
    case "architecture":
      return dataset.rows<{ architecture: string }>("reference/architecture-order").find(({ row }) => row.architecture === id)?.row
  }
}

/** What the row behind each figure of the article must hold: parts of it, as they stand in the data. */
const figures: Readonly<Record<string, readonly string[]>> = {
  "86%": ['"low":0.12,"high":0.86'],
  "12%": ['"low":0.12,"high":0.86'],
  "96-100%": ['"low":0.96,"high":1,'],
  "80-90%": ['"low":0.8,"high":0.9'],
  "88-96%": ['"low":0.88,"high":0.96'],
  "3%": ['"low":0.03,"high":null'],
  "6.1.0": ['"hypervisor":"virtualbox"', '"hypervisorVersion":{"gte":"6.1.0"}'],
  "465.xx": ['"guestDriverVersion":{"gte":"465"}', "465.xx"],
  Pascal: ['"gpuArchitecture":{"lte":"Pascal"}', '"gpuBootsHost":true'],
  "one user": ["one user"],
}

const ofNumbers = (dataset: Dataset): Finding[] => {
  const file = "checklists/seed-numbers"
  const rows = dataset.rows<ChecklistNumber>(file).map(({ row }) => row)
  return Object.entries(figures).flatMap(([value, parts]) => {
    const number = rows.find((row) => row.value === value)
    if (!number) return [{ file, id: value, sentence: "the checklist lost this figure of the article" }]
    const row = JSON.stringify(rowSeen(dataset, number.seenIn) ?? null)
    const lost = parts.filter((part) => !row.includes(part))
    return lost.map((part) => ({ file, id: value, sentence: `${number.seenIn.kind} "${number.seenIn.id}" does not hold ${part}` }))
  })
}

const ofSystems = (dataset: Dataset): Finding[] =>
  dataset.rows<ChecklistSystem>("checklists/seed-systems").flatMap(({ file, row: { name, words, seenIn } }) => {
    const rows = seenIn.map((seen) => rowSeen(dataset, seen))
    return [
      ...seenIn.filter((_, place) => rows[place] === undefined).map((seen) => `there is no ${seen.kind} "${seen.id}"`),
      ...(JSON.stringify(rows).toLowerCase().includes(words.toLowerCase()) ? [] : [`none of its rows says "${words}"`]),
    ].map((sentence) => ({ file, id: name, sentence }))
  })

/** Every system and figure that the article names is found in the row that the checklists point at. */
export const checklists: Rule = (dataset) => [...ofSystems(dataset), ...ofNumbers(dataset)]
