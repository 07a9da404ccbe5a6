import type { Catalogue } from "../../dataset/catalogue.ts"
import type { CoreData, Evidence, Range } from "../../dataset/core.ts"
import { licenceName } from "../cost/prices.ts"
import { licencesOfRules } from "../licensing/rules.ts"
import { crossesNetwork } from "../performance/remoting.ts"
import { efficiencyKey, speedKey, valueAt, type Position } from "../basics/held.ts"
import { exact } from "../basics/range.ts"
import { describedLlm, llmChoices } from "../workload/llmDemand.ts"
import type { Scenario } from "../scenario.ts"
import { planOf, type FixedOption } from "./fixed.ts"

/** Prices of one kind move together in part (parameter price-correlation). */
export type Kin = "board-prices" | "host-prices" | "licence-prices"

/** A figure of the dataset that is a range, and so may turn out otherwise than likely. */
export interface RangedInput {
  /** "gpu-price/a16", "speed/l4/a100-pcie-80/ml-inference", … */
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly range: Range
  readonly evidence: readonly Evidence[]
  readonly kin: Kin | null
}

/** Where each input stands; inputs that are not named stay ranges. */
export type Positions = ReadonlyMap<string, Position>

/** The likeliest distance of a workload's duty from the one stated. */
const dutyFactor = "gpu-duty-factor"

/** What the link between two machines costs; what crossing costs otherwise is pooled from measurements, and moves with the efficiency. */
const linkFields = {
  bytesPerSecond: ["throughput", "bytes/s"],
  roundTripSeconds: ["round trip", "s"],
} as const

/**
 * Every ranged figure that the options may rest on in this scenario, each once. What the user has set is exact and left
 * out, and so is what the dataset states as one number.
 */
export function inputsOf(options: readonly FixedOption[], scenario: Scenario, catalogue: Catalogue): readonly RangedInput[] {
  const found = new Map<string, RangedInput>()
  const take = (
    id: string,
    label: string,
    unit: string,
    range: Range | null | undefined,
    evidence: readonly Evidence[],
    kin: Kin | null = null,
  ): void => {
    if (range && range.high > range.low && !found.has(id)) found.set(id, { id, label, unit, range, evidence, kin })
  }
  const { economics } = scenario
  const own = (id: string): boolean => economics.prices[id] !== undefined

  for (const option of options) {
    const product = catalogue.product(option.product)
    if (option.gpu && !own(option.gpu)) {
      const price = catalogue.gpuPrice(option.gpu)
      take(
        `gpu-price/${option.gpu}`,
        `Price of ${option.gpuName ?? option.gpu}`,
        "USD a board",
        price?.boardPriceUsd,
        price?.evidence ?? [],
        "board-prices",
      )
    }
    const host = catalogue.host(option.hostId)
    if (host && !own(host.id))
      take(`host-price/${host.id}`, `Price of ${host.name}`, "USD a host", host.priceUsd, host.evidence, "host-prices")
    for (const id of [...(product?.licence.needs ?? []).flat(), ...licencesOfRules(catalogue)]) {
      const licence = catalogue.licence(id)
      if (licence && !own(id)) {
        take(`licence-price/${id}`, `Price of ${licenceName(licence)}`, "USD", licence.priceUsd, licence.evidence, "licence-prices")
      }
    }
    for (const { model, workload } of planOf(option, scenario, catalogue).groups) {
      const { parts, speed, referenceGpu, profile } = model.demand
      if (option.gpu && referenceGpu && parts.length > 0) {
        take(
          `speed/${speedKey(option.gpu, profile.referenceGpu, workload.class)}`,
          `Speed of ${option.gpuName ?? option.gpu} against ${referenceGpu.shortName}, ${workload.shortName}`,
          "×",
          speed,
          catalogue.speedModel.evidence.slice(0, 1),
        )
      }
      const pooled = model.measured ?? model.remoting
      if (pooled) {
        const key = efficiencyKey(option.technology, workload.class)
        const evidence = pooled.rows.flatMap((row) => row.evidence)
        take(
          `efficiency/${key}`,
          `Efficiency of ${option.productName} alone, ${workload.shortName}`,
          "of native",
          model.efficiency,
          evidence,
        )
      }
    }
    if (product?.remoting) {
      const { transport } = product.remoting
      const row = catalogue.remoting.transports[transport]
      const { networkRttMs, networkGbps } = scenario.supply
      if (row && crossesNetwork(product)) {
        const fields = Object.entries(linkFields) as readonly [keyof typeof linkFields, (typeof linkFields)[keyof typeof linkFields]][]
        for (const [field, [words, unit]] of fields) {
          if ((field === "roundTripSeconds" ? networkRttMs : networkGbps) !== null) continue
          take(`remoting/transport/${transport}/${field}`, `${row.name}: ${words}`, unit, row[field], row.evidence)
        }
      }
      for (const group of scenario.groups) {
        const workload = catalogue.workload(group.workload)
        if (!workload) continue
        const { apiCallsPerSecond, uploadMibPerSecond } = workload.remoting
        if (group.overrides.apiCallsPerSecond === undefined)
          take(
            `workload/${workload.id}/apiCallsPerSecond`,
            `API calls of ${workload.shortName}`,
            "a second",
            apiCallsPerSecond,
            workload.evidence,
          )
        if (group.overrides.mibPerSecond === undefined)
          take(
            `workload/${workload.id}/uploadMibPerSecond`,
            `Uploads of ${workload.shortName}`,
            "MiB/s",
            uploadMibPerSecond,
            workload.evidence,
          )
      }
    }
  }
  const duty = catalogue.parameters.find((row) => row.id === dutyFactor)
  for (const group of scenario.groups) {
    const workload = catalogue.workload(group.workload)
    if (!workload || !duty || group.overrides.gpuDuty !== undefined || describedLlm(group, catalogue)) continue
    const { value } = duty
    const range = {
      low: workload.gpuDutyMean * value.low,
      likely: workload.gpuDutyMean,
      high: Math.min(1, workload.gpuDutyMean * value.high),
    }
    take(`duty/${workload.id}`, `Mean GPU duty of ${workload.shortName}`, "of the time", range, [...duty.evidence, ...workload.evidence])
  }
  const set: Readonly<Record<string, number | null>> = {
    electricity: economics.electricityUsdPerKwh,
    pue: economics.pue,
    "carbon-intensity": economics.carbonKgPerKwh,
    "hardware-maintenance": economics.maintenancePercent,
  }
  for (const row of catalogue.defaults)
    if ((set[row.id] ?? null) === null) take(`default/${row.id}`, row.name, row.unit, row.value, row.evidence)
  const llm = scenario.groups.some((group) => describedLlm(group, catalogue))
  for (const row of catalogue.parameters)
    if (row.id !== dutyFactor && (!row.id.startsWith("llm-") || (llm && !llmChoices.has(row.id))))
      take(`parameter/${row.id}`, row.name, row.unit, row.value, row.evidence)
  return [...found.values()]
}

const byId = <Row>(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, Row> => new Map(rows.map((row) => [key(row), row]))

/**
 * The catalogue as it would be if the named inputs stood where `positions` says: their ranges shrink to that one value,
 * everything else is shared. The one place where a sample or an override of any ranged figure is applied.
 */
export function withInputs(catalogue: Catalogue, positions: Positions): Catalogue {
  const moved = <Row>(
    rows: readonly Row[],
    prefix: string,
    key: (row: Row) => string,
    change: (row: Row, at: Position) => Row,
  ): readonly Row[] =>
    rows.map((row) => {
      const at = positions.get(`${prefix}/${key(row)}`)
      return at === undefined ? row : change(row, at)
    })
  const held = (range: Range, at: Position | undefined): Range => (at === undefined ? range : exact(valueAt(range, at)))

  const gpuPrices = moved(
    catalogue.gpuPrices,
    "gpu-price",
    (row) => row.gpu,
    (row, at) => ({ ...row, boardPriceUsd: row.boardPriceUsd && held(row.boardPriceUsd, at) }),
  )
  const hosts = moved(
    catalogue.hosts,
    "host-price",
    (row) => row.id,
    (row, at) => ({ ...row, priceUsd: row.priceUsd && held(row.priceUsd, at) }),
  )
  const licences = moved(
    catalogue.licences,
    "licence-price",
    (row) => row.id,
    (row, at) => ({ ...row, priceUsd: row.priceUsd && held(row.priceUsd, at) }),
  )
  const defaults = moved(
    catalogue.defaults,
    "default",
    (row) => row.id,
    (row, at) => ({ ...row, value: held(row.value, at) }),
  )
  const parameters = moved(
    catalogue.parameters,
    "parameter",
    (row) => row.id,
    (row, at) => ({ ...row, value: held(row.value, at) }),
  )
  const factor = catalogue.parameters.find((row) => row.id === dutyFactor)?.value
  const workloads = catalogue.workloads.map((row): CoreData["workloads"][number] => {
    const duty = positions.get(`duty/${row.id}`)
    const calls = positions.get(`workload/${row.id}/apiCallsPerSecond`)
    const upload = positions.get(`workload/${row.id}/uploadMibPerSecond`)
    if (duty === undefined && calls === undefined && upload === undefined) return row
    const times = duty === undefined || !factor ? 1 : valueAt(factor, duty)
    return {
      ...row,
      gpuDutyMean: Math.min(1, row.gpuDutyMean * times),
      gpuDutyPeak: Math.min(1, row.gpuDutyPeak * times),
      remoting: {
        ...row.remoting,
        apiCallsPerSecond: held(row.remoting.apiCallsPerSecond, calls),
        uploadMibPerSecond: held(row.remoting.uploadMibPerSecond, upload),
      },
    }
  })
  const data = { gpuPrices, hosts, licences, defaults, parameters, workloads, remoting: remotingAt(catalogue, positions) }
  const of = {
    gpuPrice: byId(gpuPrices, (row) => row.gpu),
    host: byId(hosts, (row) => row.id),
    licence: byId(licences, (row) => row.id),
    parameter: byId(parameters, (row) => row.id),
    planningDefault: byId(defaults, (row) => row.id),
    workload: byId(workloads, (row) => row.id),
  }
  const parameter: Catalogue["parameter"] = (id) => of.parameter.get(id) ?? catalogue.parameter(id)
  const planningDefault: Catalogue["planningDefault"] = (id) => of.planningDefault.get(id) ?? catalogue.planningDefault(id)
  return {
    ...catalogue,
    ...data,
    held: { efficiencies: named(positions, "efficiency/"), speeds: named(positions, "speed/") },
    gpuPrice: (id) => of.gpuPrice.get(id),
    host: (id) => of.host.get(id),
    licence: (id) => of.licence.get(id),
    workload: (id) => of.workload.get(id),
    parameter,
    planningDefault,
    value: (id) => (of.parameter.get(id) ?? planningDefault(id)).value,
  }
}

/** Positions of the inputs whose ids begin so, by what follows. */
const named = (positions: Positions, prefix: string): ReadonlyMap<string, Position> =>
  new Map([...positions].flatMap(([id, at]) => (id.startsWith(prefix) ? [[id.slice(prefix.length), at] as const] : [])))

function remotingAt({ remoting }: Catalogue, positions: Positions): Catalogue["remoting"] {
  const transports = Object.entries(remoting.transports).map(([key, row]) => {
    const changes = Object.keys(linkFields).flatMap((field) => {
      const at = positions.get(`remoting/transport/${key}/${field}`)
      return at === undefined ? [] : [[field, exact(valueAt(row[field as keyof typeof linkFields], at))] as const]
    })
    return [key, changes.length > 0 ? { ...row, ...Object.fromEntries(changes) } : row] as const
  })
  return { ...remoting, transports: Object.fromEntries(transports) as Catalogue["remoting"]["transports"] }
}
