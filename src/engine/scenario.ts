import type { Goal } from "./goal.ts"
import type { Supply } from "./supply.ts"
import type { ApiNeed, CacheFormat, GuestSystem, IsolationLevel, Scheduler, TechniqueId, WeightFormat } from "../dataset/schema/index.ts"

/** What a group needs otherwise than the scenario. Absent: as the scenario's policies and supply say. */
export interface GroupNeeds {
  readonly liveMigration?: boolean
  readonly suspendResume?: boolean
  /** Null: any. */
  readonly leastIsolation?: IsolationLevel | null
  /** Beside the scenario's: requirements that nobody here knows. */
  readonly unknownNeeds?: readonly string[]
  /** In place of the scenario's lists; empty: any. Ids that are not known stay and allow nothing. */
  readonly vendors?: readonly string[]
  readonly hypervisors?: readonly string[]
  readonly gpus?: readonly string[]
  /** Techniques that may serve the group; empty: any. */
  readonly techniques?: readonly string[]
}

/** Fields of a workload that a group may state for itself. Absent: the workload's own figure. */
export interface GroupOverrides {
  /** GPUs of each VM, all in its host; 1 by default. Frame buffer, duty and calls are those on each of them. */
  readonly gpusPerVm?: number
  /** Frame buffer each VM needs, MiB. */
  readonly frameBufferMib?: number
  /** Mean share of wall time that the workload's reference GPU is busy for one VM, 0..1. */
  readonly gpuDuty?: number
  /** API calls a second of native work. */
  readonly apiCallsPerSecond?: number
  /** Bytes moved to and from the host a second of native work, MiB/s. */
  readonly mibPerSecond?: number
  /** Blocking round trips a second of native work. */
  readonly roundTripsPerSecond?: number
  readonly vcpu?: number
  readonly ramGib?: number
  readonly guestSystem?: GuestSystem
  /** Replaces the workload's needs as a whole. */
  readonly apiNeeds?: readonly ApiNeed[]
  /** Share of the group's VMs active together in the busy hour, 0..1. */
  readonly activeShare?: number
  /** Least share of native performance that is acceptable, 0..1. */
  readonly leastNativeShare?: number
  /** VMs of the group on one host at most (anti-affinity); absent: as many as fit. */
  readonly vmsPerHost?: number
  /** A language model of the dataset that each VM serves: frame buffer and GPU demand follow from it and what stands below. */
  readonly llmModel?: string
  /** Formats of weights and cache; as published, and 16 bits, by default. */
  readonly llmWeights?: WeightFormat
  readonly llmCache?: CacheFormat
  /** Tokens of a sequence, prompt and answer, and of the prompt alone. */
  readonly llmContextTokens?: number
  readonly llmPromptTokens?: number
  /** Sequences answered at once by a VM. */
  readonly llmSequences?: number
  /** Tokens of answers a second asked of a VM. */
  readonly llmTokensPerSecond?: number
  /** 10^9; in place of the model's own, for one that the dataset does not have. Its layers and heads stand in. */
  readonly llmParametersBillion?: number
  readonly llmActiveParametersBillion?: number
  /** What the group must be able to do, and on what it may stand; left out: as all others. */
  readonly needs?: GroupNeeds
  /** By how much its VMs grow from one year to the next, percent, in place of the scenario's. Changes no answer but that of growth. */
  readonly growthPercent?: number
  /** Its VMs in the second year, the third and so on, in place of a rate; the last figure holds for the years after. Whole numbers from 0. */
  readonly laterVms?: readonly number[]
}

export interface VmGroup {
  /** Null: shown under its workload's name. */
  readonly name: string | null
  /** A workload id of the dataset. */
  readonly workload: string
  /** Whole number, 1..10,000,000. */
  readonly count: number
  readonly overrides: GroupOverrides
}

export interface Policies {
  readonly liveMigration: boolean
  readonly suspendResume: boolean
  readonly leastIsolation: IsolationLevel | null
  /** Requirements that nobody here knows, as they were written: nothing is known to meet them, so nothing does. */
  readonly unknownNeeds: readonly string[]
  /** Vendors and hypervisors allowed; empty: any. One that is not known stays in the list and allows nothing. */
  readonly vendors: readonly string[]
  readonly hypervisors: readonly string[]
  /** Total over the horizon, USD; null: no limit. */
  readonly budgetUsd: number | null
  /** Facility power in the busy hour, kW (PUE included); null: no limit. */
  readonly powerCapKw: number | null
  /** Also consider products and GPUs that can no longer be bought or are not made for datacenters. */
  readonly includeUnsupported: boolean
}

/** Costs that are counted only where asked for: floor space, administrators, and interest on the hardware. */
export const extraCosts = ["space", "staff", "financing"] as const
export type ExtraCost = (typeof extraCosts)[number]

/** Costs of virtual desktops, counted for Windows desktops unless left out: the connection broker, and Windows virtual-desktop rights. */
export const desktopCosts = ["broker", "rights"] as const
export type DesktopCost = (typeof desktopCosts)[number]

export interface Economics {
  /** Horizon in years, 1..15. */
  readonly years: number
  /** Null: the dataset's default with its range. */
  readonly electricityUsdPerKwh: number | null
  readonly pue: number | null
  readonly carbonKgPerKwh: number | null
  /** Percent of hardware price a year. */
  readonly maintenancePercent: number | null
  /** None of them by default: many budgets carry them elsewhere. */
  readonly counted: readonly ExtraCost[]
  /** Costs of virtual desktops that are not to be counted; none by default. */
  readonly leftOut: readonly DesktopCost[]
  /** Colocation, USD per kW of IT power and month; null: the dataset's range. */
  readonly spaceUsdPerKwMonth: number | null
  /** One administrator, USD a year. */
  readonly staffUsdPerYear: number | null
  /** Interest on what hardware costs, percent a year. */
  readonly discountPercent: number | null
  /** By how much VMs grow from one year to the next, percent; null: they don't, and growth is asked for no group that says nothing of its own. */
  readonly growthPercent: number | null
  /** By how much less an amount counts that is paid a year later, percent; null: the dataset's range. */
  readonly discountRatePercent: number | null
  /** ISO code shown on screen; figures inside are USD. */
  readonly currency: string
  /** How many of `currency` one USD buys; 1 for any but the dollar: not stated (`shownCurrency`). */
  readonly currencyPerUsd: number
  /** USD by GPU id (one board), host id, or licence id; replaces the dataset's range by that one number. */
  readonly prices: Readonly<Record<string, number>>
}

/** One thing to compare: a product on a GPU (null: no GPU, or the cheapest for it), optionally with one instance type for all groups. */
export interface OptionPin {
  readonly product: string
  readonly gpu: string | null
  readonly instanceType: string | null
}

/** Some groups of a plan asked for by name, and what serves them. */
export interface PlanPinPart {
  /** Places in the scenario's groups, ascending; those that are not there count for nothing. A group is in two parts only where all but one say how many of its VMs they serve. */
  readonly groups: readonly number[]
  /** Of each of them, VMs that it serves; null: all that no other part does. Left out: so of all. */
  readonly counts?: readonly (number | null)[]
  readonly pin: OptionPin
}

/** A whole plan to compare, part by part. */
export interface PlanPin {
  readonly parts: readonly PlanPinPart[]
}

export interface Scenario {
  readonly groups: readonly VmGroup[]
  readonly supply: Supply
  readonly policies: Policies
  readonly economics: Economics
  /** Pinned options, compared beside the techniques' best. */
  readonly pins: readonly OptionPin[]
  /** Pinned plans of parts, compared beside the best of them. */
  readonly planPins: readonly PlanPin[]
  /** Techniques for which the best option is searched and shown; all four by default. */
  readonly techniques: readonly TechniqueId[]
  /** Where the busy hour lies between a workload's mean (0) and peak (1) GPU duty. */
  readonly busyPoint: number
  /** Scheduler for time-sliced sharing; null: the product's default. */
  readonly scheduler: Exclude<Scheduler, "spatial"> | null
  /** What is to be reached; none by default. */
  readonly goals: readonly Goal[]
}

/**
 * The currency of all amounts shown, and how many of it one USD buys. Another currency than the dollar whose rate nobody
 * stated has none: its amounts stay dollars, and whoever shows them says so.
 */
export const shownCurrency = ({ currency, currencyPerUsd }: Scenario["economics"]): { readonly code: string; readonly perUsd: number } =>
  currencyPerUsd === 1 ? { code: "USD", perUsd: 1 } : { code: currency, perUsd: currencyPerUsd }

export const defaultScenario: Scenario = {
  groups: [{ name: null, workload: "knowledge-worker", count: 200, overrides: {} }],
  supply: {
    host: "auto",
    gpus: [],
    gpuLimits: {},
    owned: [],
    hostLimit: null,
    gpuTotal: null,
    rackLimit: null,
    rackKw: null,
    rackUnits: null,
    spareHosts: 1,
    vcpuPerCore: 5,
    migrationGbps: 25,
    usedFrameBufferShare: null,
    networkRttMs: null,
    networkGbps: null,
  },
  policies: {
    liveMigration: false,
    suspendResume: false,
    leastIsolation: null,
    unknownNeeds: [],
    vendors: [],
    hypervisors: [],
    budgetUsd: null,
    powerCapKw: null,
    includeUnsupported: false,
  },
  economics: {
    years: 4,
    electricityUsdPerKwh: null,
    pue: null,
    carbonKgPerKwh: null,
    maintenancePercent: null,
    counted: [],
    leftOut: [],
    spaceUsdPerKwMonth: null,
    staffUsdPerYear: null,
    discountPercent: null,
    growthPercent: null,
    discountRatePercent: null,
    currency: "USD",
    currencyPerUsd: 1,
    prices: {},
  },
  pins: [],
  planPins: [],
  techniques: ["api-remoting", "fixed-pass-through", "mediated-pass-through", "device-emulation"],
  busyPoint: 0.1,
  scheduler: null,
  goals: [],
}

/** The parts of a scenario that are fields and values. */
export type Part = "supply" | "policies" | "economics"

/** Fields of a part that are numbers; null where the dataset's own counts, or there is no limit. */
export type NumberField<P extends Part> = {
  readonly [K in keyof Scenario[P]]-?: Scenario[P][K] extends number | null ? K : never
}[keyof Scenario[P]]

interface Bounds {
  readonly min: number
  readonly max: number
  readonly whole: boolean
}

/** The bounds every editor, the URL decoder and the command line share. Inclusive. Every number of a part has its own, by its name: edits, files and links find it so. */
export const limits = {
  count: { min: 1, max: 10_000_000, whole: true },
  groups: { min: 1, max: 50, whole: true },
  gpusPerVm: { min: 1, max: 16, whole: true },
  vmsPerHost: { min: 1, max: 10_000, whole: true },
  llmContextTokens: { min: 2, max: 10_000_000, whole: true },
  llmPromptTokens: { min: 1, max: 10_000_000, whole: true },
  llmSequences: { min: 1, max: 4096, whole: true },
  llmTokensPerSecond: { min: 0.01, max: 1e6, whole: false },
  llmParametersBillion: { min: 0.01, max: 100_000, whole: false },
  frameBufferMib: { min: 16, max: 4_194_304, whole: true },
  gpuDuty: { min: 0, max: 1, whole: false },
  apiCallsPerSecond: { min: 0, max: 1e9, whole: false },
  mibPerSecond: { min: 0, max: 1e6, whole: false },
  roundTripsPerSecond: { min: 0, max: 1e7, whole: false },
  vcpu: { min: 1, max: 512, whole: true },
  ramGib: { min: 1, max: 32_768, whole: false },
  share: { min: 0, max: 1, whole: false },
  years: { min: 1, max: 15, whole: false },
  spareHosts: { min: 0, max: 1000, whole: true },
  hostLimit: { min: 1, max: 10_000_000, whole: true },
  gpuTotal: { min: 0, max: 10_000_000, whole: true },
  rackLimit: { min: 1, max: 10_000_000, whole: true },
  rackKw: { min: 0.5, max: 1000, whole: false },
  rackUnits: { min: 10, max: 60, whole: true },
  vcpuPerCore: { min: 0.25, max: 32, whole: false },
  migrationGbps: { min: 0.1, max: 1600, whole: false },
  usedFrameBufferShare: { min: 0, max: 1, whole: false },
  networkRttMs: { min: 0, max: 1000, whole: false },
  networkGbps: { min: 0.001, max: 1600, whole: false },
  budgetUsd: { min: 0, max: 1e13, whole: false },
  powerCapKw: { min: 0, max: 1e7, whole: false },
  electricityUsdPerKwh: { min: 0, max: 10, whole: false },
  pue: { min: 1, max: 5, whole: false },
  carbonKgPerKwh: { min: 0, max: 5, whole: false },
  maintenancePercent: { min: 0, max: 100, whole: false },
  spaceUsdPerKwMonth: { min: 0, max: 100_000, whole: false },
  staffUsdPerYear: { min: 0, max: 1e7, whole: false },
  discountPercent: { min: 0, max: 100, whole: false },
  growthPercent: { min: -90, max: 1000, whole: false },
  discountRatePercent: { min: 0, max: 100, whole: false },
  laterYears: { min: 0, max: 14, whole: true },
  laterVms: { min: 0, max: 10_000_000, whole: true },
  currencyPerUsd: { min: 1e-6, max: 1e6, whole: false },
  priceUsd: { min: 0, max: 1e9, whole: false },
  ownedKinds: { min: 0, max: 12, whole: true },
  ownedHosts: { min: 1, max: 1_000_000, whole: true },
  boardsPerHost: { min: 1, max: 32, whole: true },
  gpuLimit: { min: 0, max: 10_000_000, whole: true },
  goals: { min: 0, max: 20, whole: true },
  goalVms: { min: 0, max: 500_000_000, whole: true },
  stunSeconds: { min: 0, max: 86_400, whole: false },
} as const satisfies Record<string, Bounds> & Record<NumberField<"supply"> | NumberField<"policies"> | NumberField<"economics">, Bounds>
