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

/** A host the dataset does not know. */
export interface CustomHost {
  readonly cores: number
  readonly ramGib: number
  readonly sockets: number
  readonly gpuSlotsDoubleWide: number
  readonly gpuSlotsSingleWide: number
  /** SXM or OAM modules it takes; 0 for a PCIe host. */
  readonly gpuModules: number
  /** Most that one GPU may draw; 0: no limit. */
  readonly maxGpuWatts: number
  /** The same in a single-wide slot, where that is another; left out: as `maxGpuWatts`. */
  readonly singleWideWatts?: number
  /** What the supplies give all GPUs together; left out: no limit. */
  readonly gpuPowerWatts?: number
  readonly idleWatts: number
  readonly peakWatts: number
  readonly priceUsd: number
  /** Height in a rack, rack units; left out: not known. */
  readonly rackUnits?: number
}

/** Hosts that are there already, all alike, and fitted alike. */
export interface OwnedHosts {
  /** A host id of the dataset, or "custom": the one that `Supply.host` describes. */
  readonly host: string
  readonly count: number
  /** The GPU of their boards (id), and boards in each host; null: no boards yet. */
  readonly boards: { readonly gpu: string; readonly perHost: number } | null
  /** What one of them with its boards still counts for, USD; 0: it is paid. */
  readonly valueUsd: number
}

/** Of all kinds only the one at that place is there (null: none). The others keep their places, by which hosts are named. */
export const onlyKind = (owned: readonly OwnedHosts[], at: number | null): readonly OwnedHosts[] =>
  owned.map((kind, place) => (place === at ? kind : { ...kind, count: 0 }))

export interface Supply {
  /** "auto": the cheapest host class that takes the GPU; a host id of the dataset; or a host described here. */
  readonly host: "auto" | { readonly id: string } | { readonly custom: CustomHost }
  /** GPU ids allowed; empty: any. One that is not known stays in the list and allows nothing. */
  readonly gpus: readonly string[]
  /** GPUs of a model at most, by id. Empty: as many as it takes. */
  readonly gpuLimits: Readonly<Record<string, number>>
  /** What is there already: used before anything alike is bought. Empty: nothing. */
  readonly owned: readonly OwnedHosts[]
  /** Hosts available at most, spares included; null: as many as it takes. */
  readonly hostLimit: number | null
  /** GPUs of all models together at most, those on boards of spare hosts included; null: as many as it takes. */
  readonly gpuTotal: number | null
  /** Racks at most, spare hosts included; null: as many as it takes. */
  readonly rackLimit: number | null
  /** IT power that one rack gives, kW, and its height in rack units; null: the dataset's. */
  readonly rackKw: number | null
  readonly rackUnits: number | null
  /** N+k: hosts bought beyond what the VMs need. */
  readonly spareHosts: number
  /** vCPUs scheduled on one physical core. */
  readonly vcpuPerCore: number
  /** Network for live migration, Gbit/s. */
  readonly migrationGbps: number
  /** Share of a VM's frame buffer that is in use when it is moved, 0..1; null: the dataset's range. */
  readonly usedFrameBufferShare: number | null
  /** Round-trip time between the VMs and the GPU hosts, ms, for techniques that forward calls over a network; null: the range of each one's own link. */
  readonly networkRttMs: number | null
  /** Rate of the same link, Gbit/s; null: each one's own. */
  readonly networkGbps: number | null
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

/**
 * Figures that a goal may bound. "share": native share, of every group it is about; "gpus": GPUs that carry VMs; "hosts": with spares;
 * "vms": of the scenario or of a group; "cost": USD over the horizon; "vm-month": USD for a VM and month; "power": kW in the busy hour,
 * PUE included; "stun": seconds a VM stands still while it is moved.
 */
export const goalFigures = ["share", "gpus", "hosts", "vms", "cost", "vm-month", "power", "stun"] as const
export type GoalFigure = (typeof goalFigures)[number]
/** Those that a single group has, too. */
export const groupFigures: readonly GoalFigure[] = ["share", "vms"]

/** A bound that a figure is to keep. It changes nothing of the answer: it is checked against it (scenario/goals.ts). */
export interface FigureGoal {
  readonly about: GoalFigure
  readonly side: "least" | "most"
  readonly value: number
  /** A group by its name, its workload (id) or its place, from 1; null: every group, or all together. */
  readonly group: string | number | null
}

/** What is to be possible, or to be used. */
export type WordGoal =
  | { readonly about: "migration"; readonly is: "live" | "suspend" }
  | { readonly about: "isolation"; readonly is: IsolationLevel }
  | { readonly about: "technique"; readonly is: TechniqueId }

export type Goal = FigureGoal | WordGoal

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
} as const satisfies Record<string, Bounds> & { [P in Part]: Record<NumberField<P>, Bounds> }[Part]
