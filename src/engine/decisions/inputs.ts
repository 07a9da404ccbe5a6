import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, ModelParameter, PlanningDefault, Product, Range, Workload } from "../../dataset/core.ts"
import { licenceName } from "../cost/prices.ts"
import { hostOptions } from "../feasibility/hardware.ts"
import { licencesOfRules } from "../licensing/rules.ts"
import { crossesNetwork } from "../performance/remoting.ts"
import { efficiencyKey, speedKey, type Position } from "../basics/held.ts"
import type { RangedTold, RangedUnit } from "../basics/tellings.ts"
import { gpuNamed, quote, thing, type Quote, type Thing, type ThingKind } from "../basics/told.ts"
import { describedLlm, llmChoices } from "../workload/llmDemand.ts"
import type { Scenario, VmGroup } from "../scenario.ts"
import { planOf, type FixedOption } from "./fixed.ts"

/** Prices of one kind move together in part (parameter price-correlation). */
export type Kin = "board-prices" | "host-prices" | "licence-prices"

/** A figure of the dataset that is a range, and so may turn out otherwise than likely. */
export interface RangedInput {
  /** "gpu-price/a16", "speed/l4/a100-pcie-80/ml-inference", … */
  readonly id: string
  readonly label: RangedTold
  readonly unit: RangedUnit | Quote
  readonly range: Range
  readonly evidence: readonly Evidence[]
  readonly kin: Kin | null
}

/** Where each input stands; inputs that are not named stay ranges. */
export type Positions = ReadonlyMap<string, Position>

/** The likeliest distance of a workload's duty from the one stated. */
export const dutyFactor = "gpu-duty-factor"

/** What the link between two machines costs; what crossing costs otherwise is pooled from measurements, and moves with the efficiency. */
export const linkFields = ["bytesPerSecond", "roundTripSeconds"] as const

/** What may be an input: a figure of which nothing may be known, and that may have no range. */
type Found = Omit<RangedInput, "range" | "kin"> & { readonly range: Range | null | undefined; readonly kin?: Kin }

/**
 * Every ranged figure that the options may rest on in this scenario, each once. What the user has set is exact and left
 * out, and so is what the dataset states as one number.
 */
export function inputsOf(options: readonly FixedOption[], scenario: Scenario, catalogue: Catalogue): readonly RangedInput[] {
  const found = new Map<string, RangedInput>()
  const all = [
    ...options.flatMap((option) => [
      ...pricesFor(option, scenario, catalogue),
      ...performanceFor(option, scenario, catalogue),
      ...forwardingFor(option, scenario, catalogue),
    ]),
    ...dutiesIn(scenario, catalogue),
    ...planningIn(scenario, catalogue),
    ...parametersIn(scenario, catalogue),
  ]
  for (const { range, kin = null, ...one } of all)
    if (range && range.high > range.low && !found.has(one.id)) found.set(one.id, { ...one, range, kin })
  return [...found.values()]
}

const priceTold = (kind: ThingKind, id: string, name: string): RangedTold => ({ id: "ranged-price", values: { of: thing(kind, id, name) } })

/** The host by which one is priced: hosts that are there already are priced as what they are like. */
const kindOf = (hostId: string, scenario: Scenario, catalogue: Catalogue): string =>
  hostOptions(scenario, catalogue).find((one) => one.id === hostId)?.owned?.like ?? hostId

function pricesFor(option: FixedOption, scenario: Scenario, catalogue: Catalogue): readonly Found[] {
  const own = (id: string): boolean => scenario.economics.prices[id] !== undefined
  const found: Found[] = []
  if (option.gpu && !own(option.gpu)) {
    const price = catalogue.gpuPrice(option.gpu)
    found.push({
      id: `gpu-price/${option.gpu}`,
      label: priceTold("gpu", option.gpu, option.gpuName ?? option.gpu),
      unit: "usd-per-board",
      range: price?.boardPriceUsd,
      evidence: price?.evidence ?? [],
      kin: "board-prices",
    })
  }
  const host = catalogue.host(kindOf(option.hostId, scenario, catalogue))
  if (host && !own(host.id)) {
    const { id, name, priceUsd: range, evidence } = host
    found.push({ id: `host-price/${id}`, label: priceTold("host", id, name), unit: "usd-per-host", range, evidence, kin: "host-prices" })
  }
  const needs = catalogue.product(option.product)?.licence.needs ?? []
  for (const id of [...needs.flat(), ...licencesOfRules(catalogue)]) {
    const licence = catalogue.licence(id)
    if (!licence || own(id)) continue
    const { priceUsd: range, evidence } = licence
    const label = priceTold("licence", id, licenceName(licence))
    found.push({ id: `licence-price/${id}`, label, unit: "usd", range, evidence, kin: "licence-prices" })
  }
  return found
}

const workNamed = ({ id, shortName }: Pick<Workload, "id" | "shortName">): Thing => thing("workload", id, shortName)

/** Speed of the option's GPU against the reference, and efficiency of its product, for the work of each group. */
const performanceFor = (option: FixedOption, scenario: Scenario, catalogue: Catalogue): readonly Found[] =>
  planOf(option, scenario, catalogue).groups.flatMap(({ model, workload }) => {
    const { parts, speed, referenceGpu, profile } = model.demand
    const work = workNamed(workload)
    const found: Found[] = []
    if (option.gpu && referenceGpu && parts.length > 0) {
      const gpu = thing("gpu", option.gpu, option.gpuName ?? option.gpu)
      found.push({
        id: `speed/${speedKey(option.gpu, profile.referenceGpu, workload.class)}`,
        label: { id: "ranged-speed", values: { gpu, reference: gpuNamed(referenceGpu), work } },
        unit: "times",
        range: speed,
        evidence: catalogue.speedModel.evidence.slice(0, 1),
      })
    }
    const pooled = model.measured ?? model.remoting
    if (pooled) {
      const product = thing("product", option.product, option.productName)
      found.push({
        id: `efficiency/${efficiencyKey(option.technology, workload.class)}`,
        label: { id: "ranged-efficiency", values: { product, work } },
        unit: "of-native",
        range: model.efficiency,
        evidence: pooled.rows.flatMap((row) => row.evidence),
      })
    }
    return found
  })

/** What forwarding rests on: the link to another machine, and what each group's work sends over it. */
function forwardingFor(option: FixedOption, scenario: Scenario, catalogue: Catalogue): readonly Found[] {
  const product = catalogue.product(option.product)
  return product?.remoting
    ? [
        ...linkOf(product, product.remoting.transport, scenario, catalogue),
        ...scenario.groups.flatMap((group) => callsOf(group, catalogue)),
      ]
    : []
}

function linkOf(
  product: Product,
  transport: keyof Catalogue["remoting"]["transports"],
  { supply }: Scenario,
  catalogue: Catalogue,
): readonly Found[] {
  const row = catalogue.remoting.transports[transport]
  if (!row || !crossesNetwork(product)) return []
  const { evidence } = row
  const link = quote(row.name)
  const id = `remoting/transport/${transport}`
  return [
    ...(supply.networkGbps === null
      ? [
          {
            id: `${id}/bytesPerSecond`,
            label: { id: "ranged-throughput", values: { link } },
            unit: "bytes-per-second",
            range: row.bytesPerSecond,
            evidence,
          } as const,
        ]
      : []),
    ...(supply.networkRttMs === null
      ? [
          {
            id: `${id}/roundTripSeconds`,
            label: { id: "ranged-round-trip", values: { link } },
            unit: "seconds",
            range: row.roundTripSeconds,
            evidence,
          } as const,
        ]
      : []),
  ]
}

function callsOf({ workload: asked, overrides }: VmGroup, catalogue: Catalogue): readonly Found[] {
  const workload = catalogue.workload(asked)
  if (!workload) return []
  const { evidence, remoting } = workload
  const values = { work: workNamed(workload) }
  const id = `workload/${workload.id}`
  return [
    ...(overrides.apiCallsPerSecond === undefined
      ? [
          {
            id: `${id}/apiCallsPerSecond`,
            label: { id: "ranged-calls", values },
            unit: "per-second",
            range: remoting.apiCallsPerSecond,
            evidence,
          } as const,
        ]
      : []),
    ...(overrides.mibPerSecond === undefined
      ? [
          {
            id: `${id}/uploadMibPerSecond`,
            label: { id: "ranged-uploads", values },
            unit: "mib-per-second",
            range: remoting.uploadMibPerSecond,
            evidence,
          } as const,
        ]
      : []),
  ]
}

/** Mean duty of each group's work, where it is the workload's own. */
function dutiesIn(scenario: Scenario, catalogue: Catalogue): readonly Found[] {
  const duty = catalogue.parameters.find((row) => row.id === dutyFactor)
  return scenario.groups.flatMap((group): readonly Found[] => {
    const workload = catalogue.workload(group.workload)
    if (!workload || !duty || group.overrides.gpuDuty !== undefined || describedLlm(group, catalogue)) return []
    const { gpuDutyMean: likely } = workload
    return [
      {
        id: `duty/${workload.id}`,
        label: { id: "ranged-duty", values: { work: workNamed(workload) } },
        unit: "of-time",
        range: { low: likely * duty.value.low, likely, high: Math.min(1, likely * duty.value.high) },
        evidence: [...duty.evidence, ...workload.evidence],
      },
    ]
  })
}

/** A number that the dataset names, with its own unit. */
const namedByDataset = (id: string, { name, unit, value: range, evidence }: PlanningDefault | ModelParameter): Found => ({
  id,
  label: { id: "as-written", values: { text: quote(name) } },
  unit: quote(unit),
  range,
  evidence,
})

function planningIn({ economics }: Scenario, catalogue: Catalogue): readonly Found[] {
  const set: Readonly<Record<string, number | null>> = {
    electricity: economics.electricityUsdPerKwh,
    pue: economics.pue,
    "carbon-intensity": economics.carbonKgPerKwh,
    "hardware-maintenance": economics.maintenancePercent,
  }
  return catalogue.defaults.filter(({ id }) => (set[id] ?? null) === null).map((row) => namedByDataset(`default/${row.id}`, row))
}

function parametersIn(scenario: Scenario, catalogue: Catalogue): readonly Found[] {
  const llm = scenario.groups.some((group) => describedLlm(group, catalogue))
  return catalogue.parameters
    .filter(({ id }) => id !== dutyFactor && (!id.startsWith("llm-") || (llm && !llmChoices.has(id))))
    .map((row) => namedByDataset(`parameter/${row.id}`, row))
}
