import { readFileSync } from "node:fs"
import * as v from "valibot"
import { describe, expect, test } from "vitest"
import * as words from "../../src/dataset/schema/index.ts"
import { schemaOf } from "../../src/dataset/schema/registry.ts"
import { loadDataset, makeDataset, textOf, type Dataset } from "./dataset.ts"
import { debtsOf, findingsOf, settle } from "./debts.ts"
import { rules } from "./rules.ts"

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), "utf8")
const guidelines = read("guidelines.md")
const dataset = loadDataset()

/** The worked examples: each block of JSON, and the file that the words before it name. */
const examples = [...guidelines.matchAll(/`([\w/-]+)\.json`:\n\n```json\n([^]*?)```/g)].map(([, file = "", json = ""]) => ({
  file,
  json: JSON.parse(json) as unknown,
}))

/** A file with an example added as a contributor would: a row at the end, sources in order of their ids. */
const withExample = (file: unknown, json: unknown): unknown =>
  Array.isArray(file)
    ? [...(file as unknown[]), json]
    : Object.fromEntries(Object.entries({ ...(file as object), ...(json as object) }).sort(([a], [b]) => (a < b ? -1 : 1)))

const added = (to: Dataset): Dataset => {
  const files = { ...to.files }
  for (const { file, json } of examples) files[file] = withExample(files[file], json)
  return makeDataset(Object.fromEntries(Object.entries(files).map(([path, json]) => [path, textOf(json)])))
}

describe("the worked examples of the guidelines", () => {
  test("are there for all that a contributor adds", () => {
    expect(examples.map((one) => one.file.replace(/\/(gpus|resources|instances)\/.*/, "/$1"))).toEqual([
      "sources",
      "hardware/gpus",
      "hardware/resources",
      "hardware/instances",
      "prices/gpus",
      "hardware/boards",
      "hardware/power",
      "hypervisors",
      "prices/licences",
      "products/mediated-pass-through",
      "measurements/native-mediated-pass-through",
      "quirks",
    ])
    expect(guidelines.match(/```json\n/g)).toHaveLength(examples.length)
  })

  test.each(examples.map((one) => [one.file, one.json] as const))("parse under the schema of %s", (file, json) => {
    const schema = schemaOf(file)
    expect(schema).toBeDefined()
    if (!schema) return
    const result = v.safeParse(schema, file === "sources" ? json : [json])
    expect(result.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toBeUndefined()
  })

  test("break no rule when all of them are added to the data", () => {
    const before = findingsOf(dataset, rules).map((finding) => JSON.stringify(finding))
    const after = settle(findingsOf(added(dataset), rules), debtsOf(dataset)).open
    expect(after.filter((finding) => !before.includes(JSON.stringify(finding)))).toEqual([])
  })
})

describe("the words of the guidelines", () => {
  const vocabulary = {
    bases: words.bases,
    supports: words.supports,
    techniques: words.techniqueIds,
    technologies: words.technologyIds,
    "isolation levels": words.isolationLevels,
    "workload classes": words.workloadClasses,
    "GPU classes": words.gpuClasses,
    "GPU forms": words.gpuForms,
    series: words.vgpuSeries,
    sharing: words.InstanceTypeSetSchema.entries.sharing.options,
    "API states": words.apiStates,
    schedulers: words.schedulers,
    "remoting levels": words.remotingLevels,
    transports: words.remotingTransports,
    "states of products": words.lifecycleStates,
    "uses of measurements": words.MeasurementSchema.entries.use.options,
    severities: dataset.rows<{ severity: string }>("reference/severity-scale").map(({ row }) => row.severity),
    "licence metrics": words.licenceMetrics,
    "licence terms": words.licenceTerms,
    "source kinds": words.SourceSchema.entries.kind.options,
  }

  test.each(Object.entries(vocabulary))("define all %s", (_, all) => {
    expect(all.filter((word) => !guidelines.includes(`\`${word}\``))).toEqual([])
  })

  test("explain what is asked about most", () => {
    const asked = ["native", "live with conditions", "supported", "suspendResume", "snapshot", "hotPlug", "haRestart", "buyable", "series"]
    expect(asked.filter((word) => !guidelines.includes(`**${word}**`))).toEqual([])
  })
})

describe("the changelog", () => {
  const headings = [...read("CHANGELOG.md").matchAll(/^## (\S+) \((\d{4}-\d{2}-\d{2})\)$/gm)]
  const version = dataset.files["version"] as { readonly version: string; readonly date: string }

  test("begins with the version of the data", () => {
    expect(headings[0]?.slice(1)).toEqual([version.version, version.date])
  })

  test("names each version once, the newest first", () => {
    const numbers = headings.map(([, name = ""]) =>
      name
        .split(".")
        .map((part) => part.padStart(4, "0"))
        .join("."),
    )
    expect(numbers).toEqual([...new Set(numbers)].sort().reverse())
  })
})
