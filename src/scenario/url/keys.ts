import type { TechniqueId } from "../../dataset/schema/index.ts"
import { gpuVendors, schedulers, techniqueIds } from "../../dataset/schema/words.ts"
import { defaultScenario as standard, limits, type Scenario } from "../../engine/scenario.ts"
import { escapeText, quote, unescapeText } from "./escape.ts"
import { groupsText, readGroups } from "./groups.ts"
import { goalRow } from "./goals.ts"
import { hostRow } from "./host.ts"
import type { KnownIds } from "./known.ts"
import { besideRow, nameRow, packedBesideRow } from "./besideKeys.ts"
import { countRow } from "./count.ts"
import { listRow, numberRow, once, oneOf, partLens, partNumberRow, put, recordRow, type KeyRow, type Lens } from "./lists.ts"
import { needRow } from "./needKey.ts"
import { wordUnits as u } from "./number.ts"
import { byKind, called } from "./names.ts"
import { optionRow } from "./options.ts"
import { ownedRow } from "./owned.ts"
import { packedRow } from "./packed.ts"
import { readId } from "./reader.ts"
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
  value: "<workload>:<count>[:<name>][*<override>:<value>…], more groups by comma",
  doc: "Groups of VMs. Each names its workload and how many VMs it has; a name of its own and overrides of the workload's figures may follow.",
  example: "vm=knowledge-worker:200,cad-medium:40:Design_Team*fb:8192*least:0.8",
  encode: ({ scenario }) => [groupsText(scenario.groups)].filter((text) => text !== ""),
  decode: readGroups,
}

const anyRow: KeyRow = {
  key: "any",
  section: "Policies",
  value: "1 or 0",
  doc: "1: also products and GPUs that can no longer be bought, or were never made for datacenters.",
  example: "any=1",
  encode: ({ scenario }) => (scenario.policies.includeUnsupported ? ["1"] : []),
  decode: (text, read) => {
    const word = text.trim().toLowerCase()
    const yes = ["1", "true", "yes", "on"].includes(word)
    if (!yes && !["0", "false", "no", "off"].includes(word)) return read.report("ignored", `${quote(text)} for “any=” is neither 1 nor 0.`)
    once(read)
    put(read, partLens("policies", "includeUnsupported").set(read.state.scenario, yes))
  },
}

const timeSliced = schedulers.filter((scheduler) => scheduler !== "spatial")
const schedulerRow: KeyRow = {
  key: "sched",
  section: "Options",
  value: oneOf(timeSliced),
  doc: "Scheduler of time-sliced sharing, in place of each product's default.",
  example: "sched=fixed-share",
  encode: ({ scenario }) => (scenario.scheduler === null ? [] : [escapeText(scenario.scheduler, false)]),
  decode: (text, read) => {
    if (text.trim() === "") return read.report("ignored", "“sched=” has no value.")
    const id = readId(read, unescapeText(text, false), new Set(timeSliced), "scheduler", text)
    if (id === null) return
    once(read)
    put(read, { ...read.state.scenario, scheduler: timeSliced.find((scheduler) => scheduler === id) ?? null })
  },
}

const currencyCodes: ReadonlySet<string> = new Set(Object.values(byKind["currency"] ?? {}).flat())
const currencyRow: KeyRow = {
  key: "currency",
  section: "Economics",
  value: "an ISO 4217 code of three letters",
  doc: "Currency in which amounts are shown; inside, and in links, they stay USD.",
  example: "currency=EUR",
  encode: ({ scenario: { economics } }) =>
    economics.currency === standard.economics.currency ? [] : [escapeText(economics.currency, false)],
  decode: (text, read) => {
    const written = unescapeText(text.trim(), false)
    const [named] = /^[A-Z]{3}$/i.test(written) ? [] : called(written, "currency", currencyCodes, {})
    // A sign can mean only one; a word was never read as a code, and links with one go on meaning what they meant.
    const isSign = named !== undefined && !/\p{L}{3}/u.test(written)
    const code = isSign ? named : written.toUpperCase()
    if (!/^[A-Z]{3}$/.test(code)) {
      const near = named === undefined ? "." : `; did you mean ${quote(named)}?`
      return read.report("ignored", `${quote(text)} for “currency=” is not a code of three letters${near}`)
    }
    if (isSign) read.report("corrected", `The currency ${quote(text.trim())} was read as ${quote(code)}.`)
    once(read)
    put(read, partLens("economics", "currency").set(read.state.scenario, code))
  },
}

const prices = (known: KnownIds): ReadonlySet<string> => new Set([...known.gpus, ...known.hosts, ...known.licences])

/** Every key of the grammar, in canonical order. Only ever added to. */
export const keyRows: readonly KeyRow[] = [
  groupsRow,
  optionRow,
  listRow<TechniqueId>(
    {
      key: "compare",
      section: "Options",
      doc: "Techniques whose best option is searched and shown; all four by default, none for the pinned options alone.",
      example: "compare=fixed-pass-through,mediated-pass-through",
      ids: words(techniqueIds),
      what: "technique",
      value: `by comma, any of ${techniqueIds.join(", ")}; or none`,
      unknown: "left-out",
    },
    top("techniques"),
  ),
  numberRow(
    {
      key: "busy",
      section: "Options",
      doc: "Where the busy hour lies between a workload's mean (0) and peak (1) GPU duty.",
      example: "busy=0.5",
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
      doc: "GPU vendors allowed; any by default.",
      example: "vendors=amd,intel",
      ids: words(gpuVendors),
      what: "vendor",
      value: `by comma, any of ${gpuVendors.join(", ")}`,
      unknown: "stands",
    },
    partLens("policies", "vendors"),
  ),
  listRow(
    {
      key: "hypervisors",
      section: "Policies",
      doc: "Hypervisors allowed; any by default.",
      example: "hypervisors=kvm,xen",
      ids: (known) => known.hypervisors,
      what: "hypervisor",
      value: "ids of hypervisors, by comma",
      unknown: "stands",
    },
    partLens("policies", "hypervisors"),
  ),
  partNumberRow("policies", "budgetUsd", {
    key: "budget",
    doc: "Most that may be spent over the horizon.",
    example: "budget=250000",
    units: u.usd,
    unit: "USD",
  }),
  partNumberRow("policies", "powerCapKw", {
    key: "power",
    doc: "Facility power in the busy hour, PUE included, at most.",
    example: "power=40",
    units: u.kw,
    unit: "kW",
  }),
  anyRow,
  hostRow,
  listRow(
    {
      key: "gpus",
      section: "Supply",
      doc: "GPU models allowed; any by default.",
      example: "gpus=a16,l40s",
      ids: (known) => known.gpus,
      what: "GPU",
      value: "ids of GPUs, by comma",
      unknown: "stands",
    },
    partLens("supply", "gpus"),
  ),
  recordRow(
    {
      key: "have",
      section: "Supply",
      doc: "At most so many GPUs of that model, those in spare hosts included: a ceiling, not a price.",
      example: "have=a16:8,l40s:4",
      ids: (known) => known.gpus,
      what: "GPU",
      limit: limits.gpuLimit,
      units: u.count,
    },
    partLens("supply", "gpuLimits"),
  ),
  ownedRow,
  partNumberRow("supply", "gpuTotal", {
    key: "gpus-most",
    doc: "GPUs of all models together at most, those in spare hosts included; as many as it takes by default.",
    example: "gpus-most=10",
    units: u.count,
  }),
  partNumberRow("supply", "hostLimit", {
    key: "hosts",
    doc: "Hosts available at most, spares included; as many as it takes by default.",
    example: "hosts=12",
    units: u.count,
  }),
  partNumberRow("supply", "rackLimit", {
    key: "racks",
    doc: "Racks at most, spare hosts included; as many as it takes by default. Hosts need so many by height or by power, whichever is more.",
    example: "racks=4",
    units: u.count,
  }),
  partNumberRow("supply", "rackKw", {
    key: "rack-kw",
    doc: "IT power that one rack gives, in place of the dataset's range; PUE is not part of it.",
    example: "rack-kw=15",
    units: u.kw,
    unit: "kW",
  }),
  partNumberRow("supply", "rackUnits", {
    key: "rack-units",
    doc: "Height of a rack in rack units, in place of the dataset's 42.",
    example: "rack-units=47",
    units: u.count,
  }),
  partNumberRow("supply", "spareHosts", { key: "spare", doc: "Spare hosts (N+k).", example: "spare=2", units: u.count }),
  partNumberRow("supply", "vcpuPerCore", {
    key: "vcpu-per-core",
    doc: "vCPUs scheduled on one physical core.",
    example: "vcpu-per-core=3",
    units: u.none,
  }),
  partNumberRow("supply", "migrationGbps", {
    key: "net",
    doc: "Network for live migration.",
    example: "net=100",
    units: u.gbps,
    unit: "Gbit/s",
  }),
  partNumberRow("supply", "usedFrameBufferShare", {
    key: "fb-used",
    doc: "Share of a VM's frame buffer that is in use when it is moved, in place of the dataset's range.",
    example: "fb-used=0.6",
    units: u.share,
  }),
  partNumberRow("supply", "networkRttMs", {
    key: "rtt",
    doc: "Round-trip time between the VMs and the GPU hosts, for calls forwarded over a network, in place of each link's own.",
    example: "rtt=0.5",
    units: u.milliseconds,
    unit: "ms",
  }),
  partNumberRow("supply", "networkGbps", {
    key: "link",
    doc: "Rate in Gbit/s of the link between the VMs and the GPU hosts, for calls forwarded over a network, in place of each one's own.",
    example: "link=1",
    units: u.gbps,
    unit: "Gbit/s",
  }),
  partNumberRow("economics", "years", {
    key: "years",
    doc: "Horizon over which costs are added up.",
    example: "years=5",
    units: u.years,
    unit: "years",
  }),
  partNumberRow("economics", "electricityUsdPerKwh", {
    key: "kwh",
    doc: "Price of electricity, in place of the dataset's range.",
    example: "kwh=0.18",
    units: u.perKwh,
    unit: "USD/kWh",
  }),
  partNumberRow("economics", "pue", {
    key: "pue",
    doc: "Power usage effectiveness of the building, in place of the dataset's range.",
    example: "pue=1.3",
    units: u.none,
  }),
  partNumberRow("economics", "carbonKgPerKwh", {
    key: "carbon",
    doc: "Carbon intensity of electricity, in place of the dataset's range.",
    example: "carbon=0.2",
    units: u.carbon,
    unit: "kg/kWh",
  }),
  partNumberRow("economics", "maintenancePercent", {
    key: "maint",
    doc: "Maintenance a year, in percent of the hardware's price, in place of the dataset's range.",
    example: "maint=12",
    units: u.percent,
    unit: "percent",
  }),
  countRow,
  partNumberRow("economics", "spaceUsdPerKwMonth", {
    key: "space",
    doc: "Floor space, in place of the dataset's range.",
    example: "space=150",
    units: u.none,
    unit: "USD per kW and month",
  }),
  partNumberRow("economics", "staffUsdPerYear", {
    key: "staff",
    doc: "One administrator, in place of the dataset's range.",
    example: "staff=90000",
    units: u.usd,
    unit: "USD a year",
  }),
  partNumberRow("economics", "discountPercent", {
    key: "interest",
    doc: "Interest on hardware a year, in place of the dataset's range.",
    example: "interest=5",
    units: u.percent,
    unit: "percent",
  }),
  partNumberRow("economics", "growthPercent", {
    key: "grow",
    doc: "Growth of the VMs of all groups from one year to the next; a group may have its own, or figures. Changes no answer but that of growth.",
    example: "grow=10",
    units: u.percent,
    unit: "percent",
  }),
  partNumberRow("economics", "discountRatePercent", {
    key: "discount",
    doc: "By how much less an amount counts that is paid a year later, in place of the dataset's range: the present value of growth.",
    example: "discount=7",
    units: u.percent,
    unit: "percent",
  }),
  currencyRow,
  partNumberRow("economics", "currencyPerUsd", {
    key: "rate",
    doc: "How many of that currency one USD buys.",
    example: "rate=0.92",
    units: u.none,
  }),
  recordRow(
    {
      key: "price",
      section: "Economics",
      doc: "Prices of your own: USD by GPU (one board), host or licence; each replaces the dataset's range.",
      example: "price=a16:2900,l40s:7500",
      ids: prices,
      what: "GPU, host or licence",
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
