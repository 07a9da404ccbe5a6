import type { Migration } from "./basics/moved.ts"
import type { Binding, Placement } from "./basics/placed.ts"
import type { Money } from "./basics/range.ts"
import type { EvidenceTold, LeftOutTold, ReasonTold, WarningTold } from "./basics/tellings.ts"
import type { BillTold, CostPart } from "./basics/why/cost.ts"
import type { WhyUnit } from "./basics/why/units.ts"
import type { Evidence, IsolationLevel, Range, Scheduler, TechniqueId, TechnologyId } from "../dataset/core.ts"
import type { Thing } from "./basics/told.ts"
import type { OptionPin, PlanPin } from "./scenario.ts"

export type { Derivation, Figure, Input, NoteOf, NoteTold } from "./basics/derivation.ts"
export type { Drain, DrainOutcome, Failure, Migration, MigrationLevel, MigrationRule } from "./basics/moved.ts"
export { vmsHere, type Binding, type GpuContent, type GpuPattern, type HostPattern, type Placement } from "./basics/placed.ts"

/** Why something cannot be: what is told of it, the group it concerns (index), and the facts it rests on. */
export interface Reason {
  readonly code: ReasonCode
  readonly told: ReasonTold
  readonly group: number | null
  readonly evidence: readonly Evidence[]
}

export type ReasonCode =
  | "api"
  | "api-unknown"
  | "guest-system"
  | "gpus-per-vm"
  | "frame-buffer"
  | "series"
  | "gpu-vendor"
  | "gpu-technology"
  | "no-instance-type"
  | "vendor-policy"
  | "hypervisor-policy"
  | "unknown-need"
  | "unknown-host"
  | "gpu-policy"
  | "technique-policy"
  | "live-migration"
  | "suspend-resume"
  | "isolation"
  | "status"
  | "gpu-status"
  | "support-list"
  | "host-fit"
  | "host-size"
  | "performance"
  | "encoders"
  | "pace"
  | "cloud-only"
  | "no-vm"
  | "gpu-limit"
  | "owned-limit"
  | "gpu-total"
  | "host-limit"
  | "rack-limit"
  | "budget"
  | "power-cap"
  | "unknown-product"
  | "unknown-gpu"
  | "unknown-instance-type"
  | "unknown-workload"
  | "price-unknown"

/** A described language model on the option's GPU. */
export interface LlmResult {
  readonly model: string
  /** On all GPUs of a VM together, MiB. */
  readonly weightsMib: number
  readonly cacheMib: number
  /** Of answers, by a VM. */
  readonly askedTokensPerSecond: number
  /** Of a VM alone on its GPUs, native; null where the GPU's bandwidth is not known. */
  readonly tokensPerSecond: Range | null
  /** What the exchange among a VM's GPUs leaves of its rate; 1 on one GPU. */
  readonly linkEfficiency: Range | null
}

export interface GroupResult {
  /** Index into scenario.groups. */
  readonly index: number
  readonly name: string
  readonly workload: string
  readonly count: number
  /** Instance type id; null where the technique has none (pass-through, remoting, emulation). */
  readonly instanceType: string | null
  readonly instanceTypeName: string | null
  /** Frame buffer reserved for each VM, MiB; of a VM with several GPUs, on each. */
  readonly frameBufferMib: number
  /** Above 1 only: each VM has so many GPUs of its host. */
  readonly gpusPerVm?: number
  /** On a GPU that holds this group alone. 0 where no GPU is used or nothing fits. */
  readonly vmsPerGpu: number
  /** On MIG only: VMs that share one MIG instance at most. Above 1 they take turns on it. */
  readonly vmsPerMigInstance?: number
  /** What stops a GPU from taking one more of these VMs. */
  readonly binds: Binding
  /** Rate of work delivered against the same GPU alone and native, 0..1. */
  readonly nativeShare: Range
  /** Cost of virtualizing alone: the share one VM alone would get. */
  readonly efficiency: Range
  /** Cost of sharing: the rest. nativeShare = efficiency x sharing. */
  readonly sharing: Range
  /** Speed of GPU work while it runs (service time over response time), 0..1. */
  readonly burstShare: Range
  readonly meetsTarget: boolean
  /** Where the group describes a language model. */
  readonly llm?: LlmResult
  readonly targetShare: number
  /** GPU duty of one active VM in the busy hour on the option's GPU, 0..1. */
  readonly duty: number
  /** GPUs this group is charged for, fractional: its part of each GPU it sits on. */
  readonly gpusCharged: number
}

/** Racks that hosts stand in, spares included. */
export interface RackNeed {
  /** Null: the height of a host is not known. Its range is that of the power one rack gives. */
  readonly count: Range | null
  readonly byHeight: number | null
  readonly byPower: Range
  /** IT power in the busy hour, kW, and what one rack gives. */
  readonly itKw: number
  readonly kwOfOne: number
  /** The host whose height is not known. */
  readonly unknown: Thing | null
}

export interface CostLine {
  /** Space, staff and financing only where the scenario counts them. */
  readonly part: CostPart
  readonly label: BillTold
  readonly usd: Money
  readonly quantity: number
  readonly unit: WhyUnit
  readonly evidence: readonly Evidence[]
}

export interface Cost {
  /** Over the horizon. */
  readonly total: Money
  readonly perVmMonth: Money
  readonly breakdown: Readonly<Record<CostLine["part"], Money>>
  readonly lines: readonly CostLine[]
  /** USD by group index, plus what stands idle; adds up to `total.likely`. */
  readonly byGroup: readonly { readonly group: number | "idle"; readonly usd: number }[]
  /** Facility power in the busy hour, kW, PUE included. */
  readonly peakKw: Range
  readonly energyKwhPerYear: Range
  readonly carbonTonnes: Range
}

/** How time-sliced NVIDIA vGPUs share a GPU: all of one frame-buffer size, the default, or of several at published places. */
export type SizeMode = "equal-size" | "mixed-size"

/** What of a candidate an option's other fields don't say, so that it can be planned again as it was. */
export interface Slicing {
  /** An instance type (id) asked for by name, for every group. */
  readonly instanceType: string | null
  /** The vGPU series given to groups that only compute, where the GPU has both. */
  readonly series: "C" | "Q" | null
  /** True: on MIG, each VM has an instance of its own. */
  readonly ownInstance: boolean
  /** Types (ids) of the groups as they were placed, by the group's index in the scenario; null without slices. */
  readonly types: readonly (string | null)[]
}

export interface OptionResult {
  /** Stable: product@gpu, with :instance-type where pinned. */
  readonly key: string
  /** "best": found for its technique; "pin": asked for by the user. */
  readonly origin: "best" | "pin"
  readonly pin: OptionPin | null
  readonly technique: TechniqueId
  readonly technology: TechnologyId
  readonly product: string
  readonly productName: string
  readonly gpu: string | null
  readonly gpuName: string | null
  readonly slicing: Slicing
  readonly hostId: string | null
  readonly scheduler: Scheduler | null
  /** Null where nothing is placed, and where the technology has no such modes. */
  readonly sizeMode: SizeMode | null
  readonly feasible: boolean
  /** Empty if and only if feasible. */
  readonly reasons: readonly Reason[]
  readonly warnings: readonly WarningTold[]
  /** How few published figures the performance rests on, feasible or not; null where there are enough, or it is not API remoting. */
  readonly thinEvidence: EvidenceTold | null
  readonly groups: readonly GroupResult[]
  /** Weighted by VMs. Null where no performance can be stated. */
  readonly nativeShare: Range | null
  readonly efficiency: Range | null
  readonly sharing: Range | null
  /** Null where nothing can be placed. */
  readonly placement: Placement | null
  /** Where it stands on hosts that are there already: what of them it uses, and what is bought beside. */
  readonly owned?: OwnedResult
  /** Null where nothing is placed. */
  readonly racks: RackNeed | null
  readonly cost: Cost | null
  readonly migration: Migration
  readonly isolation: IsolationLevel
  /** Ids of every source that a figure of this option rests on, sorted. */
  readonly sources: readonly string[]
  /** How many candidates of the technique were weighed, and how many could. */
  readonly searched: { readonly candidates: number; readonly feasible: number }
}

/** Hardware that is there, as an option uses it. */
export interface OwnedResult {
  /** Place in `Supply.owned`. */
  readonly index: number
  /** Id of the host they are. */
  readonly like: string
  /** Hosts that are there, and that are used, spares among them. */
  readonly there: number
  readonly used: number
  readonly boardsUsed: number
  /** Of those used, stand by for the others. */
  readonly standBy: number
  /** VMs on them. */
  readonly vms: number
  /** Beside them. */
  readonly hostsBought: number
  readonly boardsBought: number
  /** Boards in the fullest host; more than were in there: some are moved or added. */
  readonly boardsPerHost: number
  readonly boardsThere: number
  /** It stands on so many of the hosts whose own boards stand in the others, which carry another part; left out: on any of them. */
  readonly emptied?: number | undefined
}

/** Some groups of a scenario, served one way on hosts of their own; spare hosts may be another part's. */
export interface PlanPart {
  /** Indexes into the scenario's groups, ascending. */
  readonly groups: readonly number[]
  /** The option that serves them, of a scenario with these groups alone (`partScenario`), whose indexes its figures have. */
  readonly option: OptionResult
  /** VMs of each of the groups (in their order) that the part serves, where another part serves the rest; null: all of it. Left out: all of each. */
  readonly counts?: readonly (number | null)[]
  /** The part (place among the plan's) whose spare hosts stand by for this one, which has none; left out: its own. */
  readonly sparesOf?: number
}

/** A way to serve all groups: parts that may differ in product, GPU and slicing, and in a mix in technique. */
export interface PlanResult {
  readonly technique: TechniqueId | "mix"
  /** Empty where some group can be served by nothing, or where every plan found breaks a limit. */
  readonly parts: readonly PlanPart[]
  /** Groups (indexes) that nothing serves, each by itself. */
  readonly unserved: readonly number[]
  /** Limits of the whole that the cheapest plan breaks; then the parts are that plan's. */
  readonly reasons: readonly Reason[]
  readonly feasible: boolean
  /** True: no division of whole groups under these rules is cheaper. False: near, a group is split, or a limit stood in the way of the cheapest. */
  readonly proven: boolean
  /** Where that is not proven, USD: no plan of parts costs less, however groups are divided or split (`mix/leastUsd.ts`). */
  readonly leastUsd?: number
  readonly totals: PlanTotals | null
}

/** A plan whose parts have been placed and priced. */
export type PricedPlan = PlanResult & { readonly totals: PlanTotals }

/** All parts together. */
export interface PlanTotals {
  readonly cost: Money
  readonly perVmMonth: Money
  readonly breakdown: Cost["breakdown"]
  /** That carry VMs. */
  readonly gpus: number
  /** By id, boards of spare hosts included. */
  readonly bought: Readonly<Record<string, number>>
  /** That carry VMs, and spares. */
  readonly hosts: number
  readonly spareHosts: number
  /** Hosts of all parts stand in the same racks. */
  readonly racks: RackNeed
  readonly peakKw: Range
  readonly energyKwhPerYear: Range
  readonly carbonTonnes: Range
  /** Weighted by VMs; `groups` of the parts tell each group's. */
  readonly nativeShare: Range
}

/** A plan that the user asked for by name. Its reasons tell what stands against its parts too, by the scenario's groups; `unserved` are groups that are in no part. */
export interface PinnedPlan extends PlanResult {
  readonly pin: PlanPin
}

/** A kind of hosts that are there, which the best mix leaves idle: what it would cost to use them. */
export interface IdleKind {
  /** Place in `Supply.owned`. */
  readonly index: number
  readonly like: string
  readonly hosts: number
  /** The group that would stand on them, with as many VMs as they carry with nothing bought, and what serves it there. */
  readonly group: number
  readonly vms: number
  readonly productName: string
  readonly gpuName: string | null
  /** What the plan would cost more, USD over the horizon. */
  readonly extraUsd: number
}

/** The best plan of each technique, of all together, and those asked for by name. */
export interface MixReport {
  readonly byTechnique: readonly PlanResult[]
  readonly mix: PlanResult
  /** Nothing meets every need, and the mix, in several parts, misses less than any one way for all, or as much for less money. */
  readonly isClosest: boolean
  /** Kinds of hosts that are there and that the mix is cheaper without. */
  readonly idle: readonly IdleKind[]
  /** The cheapest single way for all groups, USD; null where there is none. */
  readonly oneKind: Money | null
  /** As the scenario lists them. */
  readonly pinned: readonly PinnedPlan[]
}

/** Something that a deployment may pay for and the totals leave out, and why. */
export interface NotCounted {
  readonly what: LeftOutTold<"left-out">
  readonly why: LeftOutTold<"left-out-why">
}

export interface Report {
  readonly datasetVersion: string
  readonly modelVersion: string
  readonly options: readonly OptionResult[]
  /** What no total counts. */
  readonly notCounted: readonly NotCounted[]
  readonly warnings: readonly WarningTold[]
  readonly totalVms: number
}
