import type { InstanceType, MixedPlacement } from "../../dataset/core.ts"
import type { FailureTellings } from "../basics/tellings.ts"
import type { ToldOf } from "../basics/told.ts"
import type { Binding, Placement } from "../report.ts"

/** VMs that are all alike, counted and never expanded. */
export interface PlacementGroup {
  /** Index into scenario.groups. */
  readonly index: number
  /** Whole number of VMs, 0..10,000,000. */
  readonly count: number
  /** Per VM. */
  readonly vcpu: number
  readonly ramGib: number
  /** Reserved on the GPU per VM, MiB; 0 without a GPU. */
  readonly frameBufferMib: number
  readonly instanceType: InstanceType | null
  /** Most of these VMs on one GPU that still meet their performance target; Infinity where it never binds. */
  readonly maxPerGpuByPerformance: number
  /** Most of these VMs on one GPU that its encode engines, and the sessions its driver allows, carry; not whole. Infinity by default. */
  readonly maxPerGpuByEncoders?: number
  /** Most of these VMs on one MIG instance that still meet their target, where several vGPUs take turns on it; Infinity by default. */
  readonly maxPerInstanceByPerformance?: number
  /** GPUs of each VM, all in its host, with the same demand on each; 1 by default. */
  readonly gpusPerVm?: number
  /** VMs of the group on one host at most (anti-affinity); Infinity by default. */
  readonly maxPerHost?: number
}

/** How one GPU may be divided among VMs. */
export type PackingRules =
  | { readonly kind: "no-gpu" }
  /** Fixed pass-through: one VM owns the GPU. */
  | { readonly kind: "whole-gpu" }
  /** API remoting: the frame buffers on a GPU add up to no more than its memory. */
  | { readonly kind: "shared-memory"; readonly maxVmsPerGpu: number | null }
  /** Time-sliced vGPU, the default: all vGPUs on a GPU have the same frame buffer; series may mix. */
  | { readonly kind: "equal-size"; readonly cap: number | null }
  /** Time-sliced vGPU in mixed-size mode: legal start slots by size, for this GPU's frame buffer. */
  | { readonly kind: "mixed-size"; readonly placements: readonly MixedPlacement[]; readonly cap: number | null }
  /**
   * MIG: GPU instances on the memory-slice axis, compute slices within the GPU's total. An instance holds as many vGPUs as its type
   * allows (1, or several that take turns), all of one group. `mostInstances` on a GPU whatever their profiles; left out or null: as the slices allow.
   */
  | { readonly kind: "mig"; readonly mostInstances?: number | null }
  /** SR-IOV VFs: one split per GPU, so all instances on it are of one type. */
  | { readonly kind: "vf-split" }

/** What one host offers to VMs. */
export interface HostSpec {
  readonly id: string
  readonly cores: number
  /** Usable by VMs: the hypervisor's overhead is already taken off. */
  readonly ramGib: number
  /** Boards of this GPU that the host takes, by slots, modules, width and power. */
  readonly boardsMax: number
  /** Boards that come and go together in a host: the modules of a baseboard. 1 by default. */
  readonly boardsTogether?: number
  /** What stops one more board: its slots, or what its supplies give. Slots by default. */
  readonly boardsBind?: "slots" | "power"
  readonly vcpuPerCore: number
}

/** What VMs of different groups on one GPU must leave each other. */
export interface NeighbourTargets {
  /**
   * Whether so many VMs of these groups (by index, all more than none) leave each other the speed that each needs. Taking a VM away never makes it false;
   * of one group alone its own limits say all.
   */
  readonly keep: (groups: readonly number[], vms: readonly number[]) => boolean
  /** The same where it can be told at once; null where it must be worked out. */
  readonly clearly?: (groups: readonly number[], vms: readonly number[]) => boolean | null
  /** All of a group that `keep` depends on. */
  readonly keyOf: (group: number) => string
}

export interface PlacementInput {
  readonly groups: readonly PlacementGroup[]
  readonly rules: PackingRules
  /** Per GPU, MiB; null where not known (then memory binds only through the instance types). */
  readonly gpuMemoryMib: number | null
  readonly gpusPerBoard: number
  readonly host: HostSpec
  /** Prices weigh boards against hosts; 0 where not known. */
  readonly boardUsd: number
  readonly hostUsd: number
  /** N+k: counted beside the hosts that carry VMs, never filled. */
  readonly spareHosts: number
  /** Left out: the groups' own limits say all. */
  readonly targets?: NeighbourTargets
  /** vCPUs of each host kept from the VMs (host-side rendering, forwarding); 0 by default. */
  readonly hostVcpuReserve?: number
}

export interface PlacementFailure {
  /** Index into scenario.groups. */
  readonly group: number
  readonly code: "frame-buffer" | "performance" | "host-size" | "no-instance-type"
  readonly told: ToldOf<FailureTellings>
}

export type PlacementOutcome =
  | {
      readonly ok: true
      /** On the fewest GPUs found. */
      readonly placement: Placement
      /** The same VMs on more GPUs in cheaper machines: fewer hosts for no more, or fewer boards. Worked out when it is asked for; null, or left out, where nothing is saved. */
      readonly onMoreGpus?: () => Placement | null
      /** In the order of the groups asked for: VMs on a GPU that holds the group alone; 0 without a GPU. */
      readonly vmsPerGpu: readonly number[]
      /** In the same order: what stops one more (without a GPU: on a host). */
      readonly binds: readonly Binding[]
    }
  | { readonly ok: false; readonly failures: readonly PlacementFailure[] }
