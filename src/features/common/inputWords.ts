import { catalogue } from "../../dataset/load.ts"
import type { Difference, Where } from "../../engine/decisions/differences.ts"
import type { GroupOverrides, Part, Scenario, VmGroup } from "../../engine/scenario.ts"
import type { OwnedHosts } from "../../engine/supply.ts"
import { pinText, planPinText, goalText } from "../../scenario/url/index.ts"
import { memory, money, number, percent, plural } from "../../ui/format.ts"
import { techniqueStyle } from "./techniqueStyle.ts"
import { currencyOf } from "./currency.ts"
import { groupName } from "./groupName.ts"

const ofParts: { readonly [P in Part]: Readonly<Record<keyof Scenario[P], string>> } = {
  supply: {
    host: "Host",
    gpus: "GPU models allowed",
    gpuLimits: "GPUs of a model at most",
    owned: "Hosts that are there",
    hostLimit: "Hosts at most",
    gpuTotal: "GPUs at most",
    rackLimit: "Racks at most",
    rackKw: "Power of a rack, kW",
    rackUnits: "Height of a rack, units",
    spareHosts: "Spare hosts",
    vcpuPerCore: "vCPUs on a core",
    migrationGbps: "Network for moving VMs, Gbit/s",
    usedFrameBufferShare: "Frame buffer in use",
    networkRttMs: "Round trip to the GPU hosts, ms",
    networkGbps: "Link to the GPU hosts, Gbit/s",
  },
  policies: {
    liveMigration: "Running VMs must move",
    suspendResume: "VMs must suspend and resume",
    leastIsolation: "Least isolation",
    unknownNeeds: "Needs not known here",
    vendors: "GPU vendors allowed",
    hypervisors: "Hypervisors allowed",
    budgetUsd: "Budget",
    powerCapKw: "Power at most, kW",
    includeUnsupported: "Also what can no longer be bought",
  },
  economics: {
    years: "Years",
    electricityUsdPerKwh: "Electricity, for a kWh",
    pue: "PUE",
    carbonKgPerKwh: "Carbon, kg/kWh",
    maintenancePercent: "Maintenance a year, %",
    counted: "Costs counted besides",
    leftOut: "Costs left out",
    spaceUsdPerKwMonth: "Floor space, for a kW and month",
    staffUsdPerYear: "Administrator, a year",
    discountPercent: "Interest a year, %",
    growthPercent: "Growth a year, %",
    discountRatePercent: "Discount rate, %",
    currency: "Currency",
    currencyPerUsd: "Of it for a dollar",
    prices: "Prices of your own",
  },
}

const ofScenario = {
  pins: "Pinned options",
  planPins: "Pinned plans",
  techniques: "Techniques compared",
  busyPoint: "Busy hour, from mean to peak",
  scheduler: "Scheduler",
  goals: "Goals",
} as const

const ofGroup: Readonly<Record<"workload" | "count" | keyof GroupOverrides, string>> = {
  workload: "workload",
  count: "VMs",
  gpusPerVm: "GPUs of each VM",
  frameBufferMib: "frame buffer",
  gpuDuty: "GPU duty",
  apiCallsPerSecond: "API calls a second",
  mibPerSecond: "MiB/s moved",
  roundTripsPerSecond: "round trips a second",
  vcpu: "vCPUs",
  ramGib: "RAM, GiB",
  guestSystem: "guest system",
  apiNeeds: "APIs needed",
  activeShare: "share active",
  leastNativeShare: "least native share",
  vmsPerHost: "VMs on a host at most",
  llmModel: "language model",
  llmWeights: "format of weights",
  llmCache: "format of cache",
  llmContextTokens: "context, tokens",
  llmPromptTokens: "prompt, tokens",
  llmSequences: "sequences",
  llmTokensPerSecond: "tokens a second",
  llmParametersBillion: "parameters, billion",
  llmActiveParametersBillion: "active parameters, billion",
  needs: "needs of its own",
  growthPercent: "growth a year, %",
  laterVms: "VMs in later years",
}

/** "Years", "Design: VMs". */
export function inputName(one: Difference, base: Scenario, other: Scenario): string {
  const { where } = one
  if (where.in === "group") return `${groupName(base, where.base)}: ${inputShortName(one)}`
  if (where.in === "groups") return `Group ${where.base === null ? groupName(other, where.other) : groupName(base, where.base)}`
  return inputShortName(one)
}

/** "Years", "VMs": where it stands says of which group. */
export function inputShortName({ where }: Difference): string {
  if (where.in === "group") return ofGroup[where.field]
  if (where.in === "groups") return "group"
  if (where.in === "scenario") return ofScenario[where.field]
  return (ofParts[where.in] as Readonly<Record<string, string>>)[where.field] ?? where.field
}

const shares: ReadonlySet<string> = new Set(["gpuDuty", "activeShare", "leastNativeShare", "usedFrameBufferShare", "busyPoint"])

/** A value as a word or a figure. */
function told(field: string, value: unknown, scenario: Scenario): string {
  if (value === null || value === undefined) return "not set"
  if (typeof value === "boolean") return value ? "yes" : "no"
  if (typeof value === "number") {
    if (/Usd/.test(field) && field !== "currencyPerUsd") return money(value, currencyOf(scenario))
    if (field === "frameBufferMib") return memory(value)
    return shares.has(field) ? percent(value) : number(value, 6)
  }
  if (typeof value === "string") return nameOfId(value)
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map((one: unknown) => told(field, one, scenario)).join(", ")
  const fields = Object.entries(value)
  return fields.length === 0 ? "none" : fields.map(([key, one]) => `${nameOfId(key)} ${told(key, one, scenario)}`).join(", ")
}

const nameOfId = (id: string): string => catalogue.gpu(id)?.shortName ?? catalogue.host(id)?.name ?? catalogue.workload(id)?.shortName ?? id

const groupValue = (group: VmGroup | undefined, field: "workload" | "count" | keyof GroupOverrides, scenario: Scenario): string =>
  field === "workload" || field === "count"
    ? told(field, group?.[field], scenario)
    : group?.overrides[field] === undefined
      ? "the workload's"
      : told(field, group.overrides[field], scenario)

/** "6 × 2U host with 2 L40S each". */
function ownedText({ host, count, boards, valueUsd }: OwnedHosts, scenario: Scenario): string {
  const fitted = boards ? `with ${number(boards.perHost, 6)} ${nameOfId(boards.gpu)}${count === 1 ? "" : " each"}` : "without boards"
  const worth = valueUsd > 0 ? `, worth ${money(valueUsd, currencyOf(scenario))}${count === 1 ? "" : " each"}` : ""
  return `${number(count, 6)} × ${nameOfId(host)} ${fitted}${worth}`
}

function partValue(part: Part, field: string, scenario: Scenario): string {
  const { supply } = scenario
  if (part === "supply" && field === "host")
    return supply.host === "auto" ? "the cheapest" : "id" in supply.host ? nameOfId(supply.host.id) : "described by hand"
  if (part === "supply" && field === "owned") return supply.owned.map((kind) => ownedText(kind, scenario)).join(", ") || "none"
  return told(field, (scenario[part] as unknown as Readonly<Record<string, unknown>>)[field], scenario)
}

function scenarioValue(field: Extract<Where, { in: "scenario" }>["field"], scenario: Scenario): string {
  if (field === "pins") return scenario.pins.map(pinText).join(", ") || "none"
  if (field === "planPins") return scenario.planPins.map(planPinText).join(", ") || "none"
  if (field === "goals") return scenario.goals.map(goalText).join(", ") || "none"
  if (field === "techniques") return scenario.techniques.map((one) => techniqueStyle[one].name).join(", ") || "none"
  return told(field, scenario[field], scenario)
}

const vmsOf = ({ groups }: Scenario, at: number | null): string => (at === null ? "not there" : plural(groups[at]?.count ?? 0, "VM"))

/** What the base and the other say of an input. */
export function inputValues({ where }: Difference, base: Scenario, other: Scenario): { readonly base: string; readonly other: string } {
  if (where.in === "group")
    return {
      base: groupValue(base.groups[where.base], where.field, base),
      other: groupValue(other.groups[where.other], where.field, other),
    }
  if (where.in === "groups") return { base: vmsOf(base, where.base), other: vmsOf(other, where.other) }
  if (where.in === "scenario") return { base: scenarioValue(where.field, base), other: scenarioValue(where.field, other) }
  return { base: partValue(where.in, where.field, base), other: partValue(where.in, where.field, other) }
}
