import type { TechniqueId } from "../../dataset/schema/index.ts"
import { gpuVendors, schedulers, techniqueIds } from "../../dataset/schema/words.ts"
import { defaultScenario as standard, limits, type Scenario } from "../../engine/scenario.ts"
import { written } from "../repairs.ts"
import { escapeText, unescapeText } from "./escape.ts"
import { groupsText, readGroups } from "./groups.ts"
import { goalRow } from "./goals.ts"
import { hostRow } from "./host.ts"
import type { KnownIds } from "./known.ts"
import { besideRow, nameRow, packedBesideRow } from "./besideKeys.ts"
import { countRow } from "./count.ts"
import { listRow, numberRow, once, partLens, partNumberRow, put, recordRow, type KeyRow, type Lens } from "./lists.ts"
import { needRow } from "./needKey.ts"
import { wordUnits as u } from "./number.ts"
import { hintsByKind } from "./hintTables.ts"
import { nearTold } from "./hints.ts"
import { tidied } from "./names.ts"
import { optionRow, planRow } from "./options.ts"
import { ownedRow } from "./owned.ts"
import { packedRow } from "./packed.ts"
import { keyTold, readId } from "./reader.ts"
import { linkRows, viewRows } from "./viewKeys.ts"

const words = <T extends string>(list: readonly T[]) => {
  const set: ReadonlySet<string> = new Set(list)
  return (): ReadonlySet<string> => set
}
const top = <K extends keyof Scenario>(field: K): Lens<Scenario[K]> => ({
  get: (scenario) => scenario[field],
  set: (scenario, value) => ({ ...scenario, [field]: value }),
})

const groupsRow: KeyRow = {
  key: "vm",
  section: "Workload",
  encode: ({ scenario }) => [groupsText(scenario.groups)].filter((text) => text !== ""),
  decode: readGroups,
}

const anyRow: KeyRow = {
  key: "any",
  section: "Policies",
  encode: ({ scenario }) => (scenario.policies.includeUnsupported ? ["1"] : []),
  decode: (text, read) => {
    const word = text.trim().toLowerCase()
    const yes = ["1", "true", "yes", "on"].includes(word)
    if (word === "") return read.report("ignored", "no-value", { key: keyTold("any") })
    if (!yes && !["0", "false", "no", "off"].includes(word))
      return read.report("ignored", "neither-1-nor-0", { written: written(text), key: keyTold("any") })
    once(read)
    put(read, partLens("policies", "includeUnsupported").set(read.state.scenario, yes))
  },
}

const timeSliced = schedulers.filter((scheduler) => scheduler !== "spatial")
const schedulerRow: KeyRow = {
  key: "sched",
  section: "Options",
  encode: ({ scenario }) => (scenario.scheduler === null ? [] : [escapeText(scenario.scheduler, false)]),
  decode: (text, read) => {
    if (text.trim() === "") return read.report("ignored", "no-value", { key: keyTold("sched") })
    const id = readId(read, unescapeText(text, false), new Set(timeSliced), "scheduler", text)
    if (id === null) return
    once(read)
    put(read, { ...read.state.scenario, scheduler: timeSliced.find((scheduler) => scheduler === id) ?? null })
  },
}

const currencies = hintsByKind["currency"] ?? {}
const currencyCodes: ReadonlySet<string> = new Set(Object.values(currencies).flat())
const currenciesMeant = (text: string): readonly string[] => {
  const name = tidied(text)
  return Object.hasOwn(currencies, name) ? [currencies[name] ?? []].flat() : []
}
const currencyRow: KeyRow = {
  key: "currency",
  section: "Economics",
  encode: ({ scenario: { economics } }) =>
    economics.currency === standard.economics.currency ? [] : [escapeText(economics.currency, false)],
  decode: (text, read) => {
    const name = unescapeText(text.trim(), false)
    if (name.trim() === "") return read.report("ignored", "no-value", { key: keyTold("currency") })
    const meant = currencyCodes.has(name.toUpperCase()) ? [] : currenciesMeant(name)
    // A sign can mean only one; a word or a country is asked about.
    const isSign = meant.length === 1 && !/\p{L}{2}/u.test(name)
    const code = (isSign ? meant[0] : meant.length > 0 ? undefined : name.toUpperCase()) ?? ""
    // Three letters, but no currency's; ALL is the lek.
    if (!/^(?!ANY|OFF|YES|INF)[A-Z]{3}$/.test(code)) {
      return read.report("ignored", "no-currency", { written: written(text), key: keyTold("currency"), near: nearTold(meant) })
    }
    if (isSign) read.report("corrected", "read-as", { kind: "currency", written: written(text.trim()), meant: [written(code)] })
    once(read)
    put(read, partLens("economics", "currency").set(read.state.scenario, code))
  },
}

const prices = (known: KnownIds): ReadonlySet<string> => new Set([...known.gpus, ...known.hosts, ...known.licences])

/** Every key of the grammar, in canonical order. Only ever added to. */
export const keyRows: readonly KeyRow[] = [
  groupsRow,
  optionRow,
  planRow,
  listRow<TechniqueId>(
    {
      key: "compare",
      section: "Options",
      ids: words(techniqueIds),
      kind: "technique",
      unknown: "left-out",
    },
    top("techniques"),
  ),
  numberRow(
    {
      key: "busy",
      section: "Options",
      limit: limits.share,
      units: u.share,
    },
    top("busyPoint"),
  ),
  schedulerRow,
  needRow,
  listRow<string>(
    {
      key: "vendors",
      section: "Policies",
      ids: words(gpuVendors),
      kind: "vendor",
      unknown: "stands",
    },
    partLens("policies", "vendors"),
  ),
  listRow(
    {
      key: "hypervisors",
      section: "Policies",
      ids: (known) => known.hypervisors,
      kind: "hypervisor",
      unknown: "stands",
    },
    partLens("policies", "hypervisors"),
  ),
  partNumberRow("policies", "budgetUsd", {
    key: "budget",
    units: u.usd,
    bounds: true,
  }),
  partNumberRow("policies", "powerCapKw", {
    key: "power",
    units: u.kw,
    bounds: true,
  }),
  anyRow,
  hostRow,
  listRow(
    {
      key: "gpus",
      section: "Supply",
      ids: (known) => known.gpus,
      kind: "gpu",
      unknown: "stands",
    },
    partLens("supply", "gpus"),
  ),
  recordRow(
    {
      key: "have",
      section: "Supply",
      ids: (known) => known.gpus,
      kind: "gpu",
      limit: limits.gpuLimit,
      units: u.count,
    },
    partLens("supply", "gpuLimits"),
  ),
  ownedRow,
  partNumberRow("supply", "gpuTotal", {
    key: "gpus-most",
    units: u.count,
    bounds: true,
  }),
  partNumberRow("supply", "hostLimit", {
    key: "hosts",
    units: u.count,
    bounds: true,
  }),
  partNumberRow("supply", "rackLimit", {
    key: "racks",
    units: u.count,
    bounds: true,
  }),
  partNumberRow("supply", "rackKw", {
    key: "rack-kw",
    units: u.kw,
  }),
  partNumberRow("supply", "rackUnits", {
    key: "rack-units",
    units: u.count,
  }),
  partNumberRow("supply", "spareHosts", { key: "spare", units: u.count }),
  partNumberRow("supply", "vcpuPerCore", {
    key: "vcpu-per-core",
    units: u.none,
  }),
  partNumberRow("supply", "migrationGbps", {
    key: "net",
    units: u.gbps,
  }),
  partNumberRow("supply", "usedFrameBufferShare", {
    key: "fb-used",
    units: u.share,
  }),
  partNumberRow("supply", "networkRttMs", {
    key: "rtt",
    units: u.milliseconds,
  }),
  partNumberRow("supply", "networkGbps", {
    key: "link",
    units: u.gbps,
  }),
  partNumberRow("economics", "years", {
    key: "years",
    units: u.years,
  }),
  partNumberRow("economics", "electricityUsdPerKwh", {
    key: "kwh",
    units: u.perKwh,
  }),
  partNumberRow("economics", "pue", {
    key: "pue",
    units: u.none,
  }),
  partNumberRow("economics", "carbonKgPerKwh", {
    key: "carbon",
    units: u.carbon,
  }),
  partNumberRow("economics", "maintenancePercent", {
    key: "maint",
    units: u.percent,
  }),
  countRow,
  partNumberRow("economics", "spaceUsdPerKwMonth", {
    key: "space",
    units: u.none,
  }),
  partNumberRow("economics", "staffUsdPerYear", {
    key: "staff",
    units: u.usd,
  }),
  partNumberRow("economics", "discountPercent", {
    key: "interest",
    units: u.percent,
  }),
  partNumberRow("economics", "growthPercent", {
    key: "grow",
    units: u.percent,
  }),
  partNumberRow("economics", "discountRatePercent", {
    key: "discount",
    units: u.percent,
  }),
  currencyRow,
  partNumberRow("economics", "currencyPerUsd", {
    key: "rate",
    units: u.none,
  }),
  recordRow(
    {
      key: "price",
      section: "Economics",
      ids: prices,
      kind: "priced",
      limit: limits.priceUsd,
      units: u.usd,
    },
    partLens("economics", "prices"),
  ),
  goalRow,
  nameRow,
  besideRow,
  ...viewRows,
  packedRow,
  packedBesideRow,
  ...linkRows,
]

/** Written last, and only when anything else is. */
export const versionKeys: readonly string[] = linkRows.map(({ key }) => key)

export const rowOf: ReadonlyMap<string, KeyRow> = new Map(keyRows.map((row) => [row.key, row]))
