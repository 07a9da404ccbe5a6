import type { IsolationLevel, TechniqueId } from "../../dataset/schema/index.ts"
import { gpuVendors, isolationLevels, schedulers, techniqueIds } from "../../dataset/schema/words.ts"
import { defaultScenario as standard, limits, type Policies, type Scenario } from "../../engine/scenario.ts"
import { cut, textLimit } from "../bounds.ts"
import { defaultView, views, type PageState, type View } from "../view.ts"
import { escapeId, escapeText, quote, unescapeText } from "./escape.ts"
import { groupsText, readGroups } from "./groups.ts"
import { hostRow } from "./host.ts"
import type { KnownIds } from "./known.ts"
import { countRow } from "./count.ts"
import { listRow, numberRow, once, part, put, recordRow, type KeyRow, type Lens } from "./lists.ts"
import { wordUnits as u } from "./number.ts"
import { byKind, called } from "./names.ts"
import { optionRow } from "./options.ts"
import { ownedRow } from "./owned.ts"
import { packedRow } from "./packed.ts"
import { didYouMean, readId, readIds, standingWord, type Reader } from "./reader.ts"

const words = <T extends string>(list: readonly T[]) => {
  const set: ReadonlySet<string> = new Set(list)
  return (): ReadonlySet<string> => set
}
const top = <K extends keyof Scenario>(field: K): Lens<Scenario[K]> => ({
  get: (scenario) => scenario[field],
  set: (scenario, value) => ({ ...scenario, [field]: value }),
})
const oneOf = (list: readonly string[]): string => `one of ${list.join(", ")}`

const groupsRow: KeyRow = {
  key: "vm",
  section: "Workload",
  value: "<workload>:<count>[:<name>][*<override>:<value>…], more groups by comma",
  doc: "Groups of VMs. Each names its workload and how many VMs it has; a name of its own and overrides of the workload's figures may follow.",
  example: "vm=knowledge-worker:200,cad-medium:40:Design_Team*fb:8192*least:0.8",
  encode: ({ scenario }) => [groupsText(scenario.groups)].filter((text) => text !== ""),
  decode: readGroups,
}

const isolationWords = isolationLevels.map((level) => `isolation-${level}`)
const needWords = new Set(["live-migration", "suspend", ...isolationWords])

function need(policies: Policies, word: string): Policies {
  if (word === "live-migration") return { ...policies, liveMigration: true }
  if (word === "suspend") return { ...policies, suspendResume: true }
  const level = word.replace("isolation-", "") as IsolationLevel
  const asked = isolationLevels.indexOf(policies.leastIsolation ?? "weak")
  return { ...policies, leastIsolation: isolationLevels[Math.max(asked, isolationLevels.indexOf(level))] ?? level }
}

const needRow: KeyRow = {
  key: "need",
  section: "Policies",
  value: `by comma, any of ${[...needWords].join(", ")}`,
  doc: "What an option must be able to do: move running VMs, suspend and resume them, keep VMs apart at least that well.",
  example: "need=live-migration,suspend,isolation-strong",
  encode: ({ scenario: { policies } }) => {
    const needs = [
      ...(policies.liveMigration ? ["live-migration"] : []),
      ...(policies.suspendResume ? ["suspend"] : []),
      ...(policies.leastIsolation === null ? [] : [`isolation-${policies.leastIsolation}`]),
      ...policies.unknownNeeds.map(escapeId),
    ]
    return needs.length === 0 ? [] : [needs.join(",")]
  },
  decode: (text, read) => {
    const parts = text.split(",").filter((word) => word.trim() !== "")
    if (parts.length === 0) return read.report("ignored", "“need=” has no value.")
    for (const word of parts) {
      if (/^none$/i.test(word.trim())) {
        if (parts.length > 1) read.report("ignored", "“none” is left out: “need=” names something beside it.")
        continue
      }
      const name = unescapeText(word.trim(), false)
      const [id] = readIds(read, name, needWords, "requirement")
      if (id === undefined) {
        const { policies } = read.state.scenario
        const unmet = standingWord(read, name, policies.unknownNeeds)
        if (unmet === null) continue
        put(read, { ...read.state.scenario, policies: { ...policies, unknownNeeds: [...policies.unknownNeeds, unmet] } })
        read.report(
          "unknown-id",
          `There is no requirement ${quote(unmet)} here, so nothing is known to meet it${didYouMean(read, unmet, needWords)}`,
        )
        continue
      }
      const isolation = read.state.scenario.policies.leastIsolation
      if (id.startsWith("isolation-") && isolation !== null && id !== `isolation-${isolation}`) {
        read.report("ignored", "“need=” names two levels of isolation; the stricter one counts.")
      }
      put(read, { ...read.state.scenario, policies: need(read.state.scenario.policies, id) })
    }
  },
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
    put(read, part("policies", "includeUnsupported").set(read.state.scenario, yes))
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

const currencyCodes: ReadonlySet<string> = new Set(Object.values(byKind["currency"] ?? {}))
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
    put(read, part("economics", "currency").set(read.state.scenario, code))
  },
}

const viewRow: KeyRow = {
  key: "view",
  section: "View",
  value: oneOf(views),
  doc: "What the page shows.",
  example: "view=cost",
  encode: ({ view }) => (view.view === defaultView.view ? [] : [escapeText(view.view, false)]),
  decode: (text, read) => {
    if (text.trim() === "") return read.report("ignored", "“view=” has no value.")
    const id = readId(read, unescapeText(text, false), new Set(views), "view", text)
    if (id === null) return
    once(read)
    read.state = { ...read.state, view: { ...read.state.view, view: id as View } }
  },
}

/** A free text; an empty one is none. */
function textRow(
  about: Omit<KeyRow, "encode" | "decode">,
  get: (state: PageState) => string | null | undefined,
  set: (state: PageState, text: string) => PageState,
  spaces: boolean,
  written = (text: string) => escapeText(text),
  readText = (text: string) => unescapeText(text, spaces),
): KeyRow {
  return {
    ...about,
    encode: (state) => {
      const text = get(state)
      return text ? [written(text)] : []
    },
    decode: (text, read: Reader) => {
      const whole = readText(text)
      if (whole === "") return read.report("ignored", `“${about.key}=” has no value.`)
      if (whole.length > textLimit) read.report("truncated", `“${about.key}=” is longer than ${textLimit} characters and was cut.`)
      once(read)
      read.state = set(read.state, cut(whole, textLimit))
    },
  }
}

/** Option keys read better with their `@`, `:` and `*` as they are. */
const optionKeyText = (text: string): string =>
  text
    .split(/([@:*])/)
    .map((part, at) => (at % 2 === 1 ? part : escapeText(part, false)))
    .join("")

/** Filters keep their `:` and `*`, and a comma stands for the `;` between their parts: ",vendor:nvidia,status:current", ",pack:a16-2q*3". */
const filterText = (text: string): string =>
  text
    .split(/([:;*])/)
    .map((part, at) => (at % 2 === 0 ? escapeText(part) : part === ";" ? "," : part))
    .join("")
const readFilterText = (text: string): string =>
  text
    .split(",")
    .map((part) => unescapeText(part))
    .join(";")

const prices = (known: KnownIds): ReadonlySet<string> => new Set([...known.gpus, ...known.hosts, ...known.licences])
const supply = "supply"
const policies = "policies"
const economics = "economics"

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
    },
    top("techniques"),
    words(techniqueIds),
    "technique",
    `by comma, any of ${techniqueIds.join(", ")}; or none`,
    standard,
    "left-out",
  ),
  numberRow(
    {
      key: "busy",
      section: "Options",
      doc: "Where the busy hour lies between a workload's mean (0) and peak (1) GPU duty.",
      example: "busy=0.5",
    },
    top("busyPoint"),
    limits.share,
    u.share,
    "",
    standard,
  ),
  schedulerRow,
  needRow,
  listRow<string>(
    { key: "vendors", section: "Policies", doc: "GPU vendors allowed; any by default.", example: "vendors=amd,intel" },
    part(policies, "vendors"),
    words(gpuVendors),
    "vendor",
    `by comma, any of ${gpuVendors.join(", ")}`,
    standard,
    "stands",
  ),
  listRow(
    { key: "hypervisors", section: "Policies", doc: "Hypervisors allowed; any by default.", example: "hypervisors=kvm,xen" },
    part(policies, "hypervisors"),
    (known) => known.hypervisors,
    "hypervisor",
    "ids of hypervisors, by comma",
    standard,
    "stands",
  ),
  numberRow(
    { key: "budget", section: "Policies", doc: "Most that may be spent over the horizon.", example: "budget=250000" },
    part(policies, "budgetUsd"),
    limits.budgetUsd,
    u.usd,
    "USD",
    standard,
  ),
  numberRow(
    { key: "power", section: "Policies", doc: "Facility power in the busy hour, PUE included, at most.", example: "power=40" },
    part(policies, "powerCapKw"),
    limits.powerCapKw,
    u.kw,
    "kW",
    standard,
  ),
  anyRow,
  hostRow,
  listRow(
    { key: "gpus", section: "Supply", doc: "GPU models allowed; any by default.", example: "gpus=a16,l40s" },
    part(supply, "gpus"),
    (known) => known.gpus,
    "GPU",
    "ids of GPUs, by comma",
    standard,
    "stands",
  ),
  recordRow(
    {
      key: "have",
      section: "Supply",
      doc: "At most so many GPUs of that model, those in spare hosts included: a ceiling, not a price.",
      example: "have=a16:8,l40s:4",
    },
    part(supply, "gpuLimits"),
    (known) => known.gpus,
    "GPU",
    limits.gpuLimit,
    u.count,
  ),
  ownedRow,
  numberRow(
    {
      key: "hosts",
      section: "Supply",
      doc: "Hosts available at most, spares included; as many as it takes by default.",
      example: "hosts=12",
    },
    part(supply, "hostLimit"),
    limits.hostLimit,
    u.count,
    "",
    standard,
  ),
  numberRow(
    { key: "spare", section: "Supply", doc: "Spare hosts (N+k).", example: "spare=2" },
    part(supply, "spareHosts"),
    limits.spareHosts,
    u.count,
    "",
    standard,
  ),
  numberRow(
    { key: "vcpu-per-core", section: "Supply", doc: "vCPUs scheduled on one physical core.", example: "vcpu-per-core=3" },
    part(supply, "vcpuPerCore"),
    limits.vcpuPerCore,
    u.none,
    "",
    standard,
  ),
  numberRow(
    { key: "net", section: "Supply", doc: "Network for live migration.", example: "net=100" },
    part(supply, "migrationGbps"),
    limits.migrationGbps,
    u.gbps,
    "Gbit/s",
    standard,
  ),
  numberRow(
    {
      key: "fb-used",
      section: "Supply",
      doc: "Share of a VM's frame buffer that is in use when it is moved, in place of the dataset's range.",
      example: "fb-used=0.6",
    },
    part(supply, "usedFrameBufferShare"),
    limits.share,
    u.share,
    "",
    standard,
  ),
  numberRow(
    {
      key: "rtt",
      section: "Supply",
      doc: "Round-trip time between the VMs and the GPU hosts, for calls forwarded over a network, in place of each link's own.",
      example: "rtt=0.5",
    },
    part(supply, "networkRttMs"),
    limits.networkRttMs,
    u.milliseconds,
    "ms",
    standard,
  ),
  numberRow(
    {
      key: "link",
      section: "Supply",
      doc: "Rate in Gbit/s of the link between the VMs and the GPU hosts, for calls forwarded over a network, in place of each one's own.",
      example: "link=1",
    },
    part(supply, "networkGbps"),
    limits.networkGbps,
    u.gbps,
    "Gbit/s",
    standard,
  ),
  numberRow(
    { key: "years", section: "Economics", doc: "Horizon over which costs are added up.", example: "years=5" },
    part(economics, "years"),
    limits.years,
    u.years,
    "years",
    standard,
  ),
  numberRow(
    { key: "kwh", section: "Economics", doc: "Price of electricity, in place of the dataset's range.", example: "kwh=0.18" },
    part(economics, "electricityUsdPerKwh"),
    limits.electricityUsdPerKwh,
    u.perKwh,
    "USD/kWh",
    standard,
  ),
  numberRow(
    {
      key: "pue",
      section: "Economics",
      doc: "Power usage effectiveness of the building, in place of the dataset's range.",
      example: "pue=1.3",
    },
    part(economics, "pue"),
    limits.pue,
    u.none,
    "",
    standard,
  ),
  numberRow(
    {
      key: "carbon",
      section: "Economics",
      doc: "Carbon intensity of electricity, in place of the dataset's range.",
      example: "carbon=0.2",
    },
    part(economics, "carbonKgPerKwh"),
    limits.carbonKgPerKwh,
    u.carbon,
    "kg/kWh",
    standard,
  ),
  numberRow(
    {
      key: "maint",
      section: "Economics",
      doc: "Maintenance a year, in percent of the hardware's price, in place of the dataset's range.",
      example: "maint=12",
    },
    part(economics, "maintenancePercent"),
    limits.maintenancePercent,
    u.percent,
    "percent",
    standard,
  ),
  countRow,
  numberRow(
    { key: "space", section: "Economics", doc: "Floor space, in place of the dataset's range.", example: "space=150" },
    part(economics, "spaceUsdPerKwMonth"),
    limits.spaceUsdPerKwMonth,
    u.none,
    "USD per kW and month",
    standard,
  ),
  numberRow(
    { key: "staff", section: "Economics", doc: "One administrator, in place of the dataset's range.", example: "staff=90000" },
    part(economics, "staffUsdPerYear"),
    limits.staffUsdPerYear,
    u.usd,
    "USD a year",
    standard,
  ),
  numberRow(
    { key: "interest", section: "Economics", doc: "Interest on hardware a year, in place of the dataset's range.", example: "interest=5" },
    part(economics, "discountPercent"),
    limits.discountPercent,
    u.percent,
    "percent",
    standard,
  ),
  currencyRow,
  numberRow(
    { key: "rate", section: "Economics", doc: "How many of that currency one USD buys.", example: "rate=0.92" },
    part(economics, "currencyPerUsd"),
    limits.currencyPerUsd,
    u.none,
    "",
    standard,
  ),
  recordRow(
    {
      key: "price",
      section: "Economics",
      doc: "Prices of your own: USD by GPU (one board), host or licence; each replaces the dataset's range.",
      example: "price=a16:2900,l40s:7500",
    },
    part(economics, "prices"),
    prices,
    "GPU, host or licence",
    limits.priceUsd,
    u.usd,
  ),
  viewRow,
  textRow(
    {
      key: "focus",
      section: "View",
      value: "an option as product@gpu[:instance type], a technique, or the id of a row of the dataset",
      doc: "What is opened for a closer look.",
      example: "focus=vmware-vgpu-nvidia@a16",
    },
    (state) => state.view.focus,
    (state, text) => ({ ...state, view: { ...state.view, focus: text } }),
    false,
    optionKeyText,
  ),
  textRow(
    {
      key: "sort",
      section: "View",
      value: "a text",
      doc: "How the view's table is sorted: a column, with - before it for descending order.",
      example: "sort=-cost",
    },
    (state) => state.view.table.sort,
    (state, text) => ({ ...state, view: { ...state.view, table: { ...state.view.table, sort: text } } }),
    true,
  ),
  textRow(
    {
      key: "filter",
      section: "View",
      value: "a text, then <column>:<value> parts, by comma",
      doc: "What the view's table is filtered by, or another choice of that view's own.",
      example: "filter=live_migration,technique:api-remoting",
    },
    (state) => state.view.table.filter,
    (state, text) => ({ ...state, view: { ...state.view, table: { ...state.view.table, filter: text } } }),
    true,
    filterText,
    readFilterText,
  ),
  packedRow,
  textRow(
    {
      key: "was",
      section: "Link",
      value: "<option>:<GPUs>:<cost in USD>:<least share>:<most share> of the cheapest option that met every need, or none",
      doc: "The answer the link was made with. Links of the share button carry it, so that a later version can say which of these figures moved, and by how much.",
      example: "was=kvm-vgpu-nvidia@a16:25:498000:0.83:0.94",
    },
    (state) => state.versions.answer,
    (state, answer) => ({ ...state, versions: { ...state.versions, answer } }),
    true,
    optionKeyText,
  ),
  textRow(
    {
      key: "data",
      section: "Link",
      value: "a version",
      doc: "Version of the dataset the link was made with. Always written, so that the page can say which figures have moved since.",
      example: "data=2026.11.1",
    },
    (state) => state.versions.dataset,
    (state, text) => ({ ...state, versions: { ...state.versions, dataset: text } }),
    true,
  ),
  textRow(
    {
      key: "model",
      section: "Link",
      value: "a version",
      doc: "Version of the model the link was made with. Always written.",
      example: "model=1",
    },
    (state) => state.versions.model,
    (state, text) => ({ ...state, versions: { ...state.versions, model: text } }),
    true,
  ),
]

/** Written last, and only when anything else is. */
export const versionKeys: readonly string[] = ["was", "data", "model"]

export const rowOf: ReadonlyMap<string, KeyRow> = new Map(keyRows.map((row) => [row.key, row]))
