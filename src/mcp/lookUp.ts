import type { InferOutput } from "valibot"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { loadTechniques } from "../dataset/reference.ts"
import type { Measurement } from "../dataset/schema/index.ts"
import { titleOf } from "../features/catalogue/measurements/words.ts"
import { gpuFacts, measurementFacts, productFacts, sliceFacts, techniqueFacts, type Fact } from "../package/facts.ts"
import { gpuNames } from "../scenario/inventory/gpuNames.ts"
import { nearestIds } from "../scenario/url/known.ts"
import type { LookUpInput, lookUpKinds } from "./inputs.ts"
import { Refusal, type Told } from "./refusal.ts"
import { sourcesOf } from "./sources.ts"

type Kind = (typeof lookUpKinds)[number]

interface Named {
  readonly id: string
  readonly name: string
  readonly shortName?: string
  readonly aliases: readonly string[]
}

/** Letters and digits alone: "L40 S" and "l40s" are one. */
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")
const namesOf = ({ id, name, shortName, aliases }: Named): readonly string[] => [id, name, ...(shortName ? [shortName] : []), ...aliases]
/** Rows told by name where several match. */
const mostNamed = 15

/** GPUs as drivers and exports spell them. */
const gpuNamesOf = gpuNames(catalogue)

/** The row of a name; a refusal where there is none, or several. */
function rowNamed<Row extends Named>(name: string, rows: readonly Row[], kind: Kind): Row {
  const wanted = plain(name)
  if (wanted === "") throw new Refusal(`“${name}” holds no letter and no digit.`)
  const exact = rows.filter((row) => namesOf(row).some((one) => plain(one) === wanted))
  const found = exact.length > 0 ? exact : rows.filter((row) => namesOf(row).some((one) => plain(one).includes(wanted)))
  const [row, ...others] = found
  if (row && others.length === 0) return row
  if (row) {
    const told = found.slice(0, mostNamed).map((one) => `${one.id} (${one.shortName ?? one.name})`)
    throw new Refusal(
      `“${name}” may be ${found.length} of kind ${kind}: ${told.join(", ")}${found.length > mostNamed ? ", …" : ""}. Ask with an id.`,
    )
  }
  const near = nearestIds(name, new Set(rows.map(({ id }) => id)))
  throw new Refusal(
    `The dataset knows no ${kind === "gpu" ? "GPU" : kind} “${name}”.${near.length > 0 ? ` Nearest: ${near.slice(0, mostNamed).join(", ")}.` : ""}`,
  )
}

const sayFact = ({ label, value, basis, sources }: Fact): string => {
  const from = [...new Set(sources.map(({ id }) => id))]
  return value === null
    ? `- ${label}: unknown`
    : `- ${label}: ${value} (${[basis, ...from.slice(0, 3)].join(", ")}${from.length > 3 ? ", …" : ""})`
}

const idsOf = (facts: readonly Fact[]): readonly string[] => facts.flatMap(({ sources }) => sources.map(({ id }) => id))

/** Sources whose titles are told in words; the data has them all. */
const mostSources = 12

async function told(
  title: string,
  facts: readonly Fact[],
  more: Readonly<Record<string, unknown>>,
  lines: readonly string[] = [],
): Promise<Told> {
  const sources = await sourcesOf(idsOf(facts))
  const shown = sources.slice(0, mostSources).map(({ said }) => `- ${said}`)
  return {
    text: [
      title,
      ...facts.map(sayFact),
      ...lines,
      "Sources:",
      ...shown,
      ...(sources.length > shown.length ? [`- and ${sources.length - shown.length} more`] : []),
    ].join("\n"),
    data: { ...more, facts, sources: sources.map(({ said: _said, ...one }) => one) },
  }
}

const searched = (row: Measurement): string =>
  [
    row.id,
    row.workload,
    row.variant,
    row.product,
    ...row.products,
    row.gpu,
    row.technique,
    row.technology,
    row.workloadClass,
    row.hypervisor,
  ]
    .filter(Boolean)
    .join(" ")
    .toLowerCase()

async function measurements(name: string, most: number): Promise<Told> {
  const wanted = name.toLowerCase().split(/\s+/)
  const found = catalogue.measurements.filter((row) => row.id === name || wanted.every((word) => searched(row).includes(word)))
  if (found.length === 0) {
    throw new Refusal(`No published comparison with native holds all of “${name}”. Ask with fewer words: a product, a GPU, a kind of work.`)
  }
  const rows = found.slice(0, most).map((row) => ({ id: row.id, title: titleOf(row), facts: measurementFacts(row) }))
  const sources = await sourcesOf(rows.flatMap(({ facts }) => idsOf(facts)))
  return {
    text: [
      `${found.length} published ${found.length === 1 ? "comparison" : "comparisons"} with native${found.length > rows.length ? `, the first ${rows.length}` : ""}:`,
      ...rows.flatMap(({ id, title, facts: [share, ...rest] }) => [
        `${title} (${id})`,
        ...(share ? [sayFact(share)] : []),
        ...rest.map(({ label, value }) => `- ${label}: ${value ?? "not stated"}`),
      ]),
      "Sources:",
      ...sources.map(({ said }) => `- ${said}`),
    ].join("\n"),
    data: { found: found.length, measurements: rows, sources: sources.map(({ said: _said, ...one }) => one) },
  }
}

/** What the dataset says of one product, GPU or technique, or of measurements, each with how it is known and by whom. */
export async function lookUpTool({ kind, name, most, slices }: InferOutput<typeof LookUpInput>): Promise<Told> {
  switch (kind) {
    case "gpu": {
      // As drivers and exports spell it, where that means one.
      const [only, ...others] = gpuNamesOf.model(name)
      const gpu = rowNamed(only && others.length === 0 ? only.id : name, catalogue.gpus, kind)
      const sets = slices ? sliceFacts(gpu.id, catalogue) : []
      const lines = sets.flatMap(({ family, technology, sharing, types }) => [
        `${family} (${technology}, ${sharing}):`,
        ...types.map(
          (type) => `- ${type.name}: ${type.frameBuffer ?? "frame buffer unknown"}, ${type.perGpu ?? "an unknown number"} on a GPU`,
        ),
      ])
      return told(
        `${gpu.name} (${gpu.id})`,
        gpuFacts(gpu, catalogue),
        { id: gpu.id, name: gpu.name, ...(slices ? { slices: sets } : {}) },
        lines,
      )
    }
    case "product": {
      const product = rowNamed(name, catalogue.products, kind)
      return told(`${product.name} (${product.id})`, productFacts(product, catalogue), { id: product.id, name: product.name })
    }
    case "technique": {
      const technique = rowNamed(name, await loadTechniques(), kind)
      return told(`${technique.name} (${technique.id})`, techniqueFacts(technique), { id: technique.id, name: technique.name })
    }
    case "measurement":
      return measurements(name, most)
  }
}
