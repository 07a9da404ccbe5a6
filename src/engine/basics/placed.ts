import type { BindingId } from "./why/placement.ts"

/** What stops one more VM from fitting on a GPU or a host. */
export type Binding = BindingId

/** VMs of one group on a GPU. */
export interface GpuContent {
  /** Group index. */
  readonly group: number
  /** VMs with a part of them here: a VM with several GPUs counts on each of them. */
  readonly vms: number
  readonly instanceType: string | null
  /** Above 1 only. */
  readonly gpusPerVm?: number
}

/** What of the VMs stands on one GPU: over all GPUs of a host these add up to its VMs. */
export const vmsHere = ({ vms, gpusPerVm = 1 }: Pick<GpuContent, "vms" | "gpusPerVm">): number => vms / gpusPerVm

/** A run of identical GPUs. */
export interface GpuPattern {
  readonly contents: readonly GpuContent[]
  /** Share of the GPU's frame buffer that is reserved, 0..1. */
  readonly frameBufferUsed: number
  readonly binds: Binding
}

/** A run of `hosts` identical hosts, each with these GPUs (index into `gpuPatterns` -> how many). */
export interface HostPattern {
  readonly hosts: number
  readonly boards: number
  readonly gpus: readonly { readonly pattern: number; readonly count: number }[]
  /** VMs without a GPU (device emulation), by group. */
  readonly vms: readonly { readonly group: number; readonly vms: number }[]
  readonly vcpuUsed: number
  readonly ramGibUsed: number
}

export interface Placement {
  readonly gpuPatterns: readonly GpuPattern[]
  readonly hostPatterns: readonly HostPattern[]
  readonly gpus: {
    /** GPUs that carry VMs. */
    readonly count: number
    /** No placement under these rules needs fewer GPUs. */
    readonly lowerBound: number
    /** GPUs that would do, where more are in use because the machines are cheaper so. */
    readonly fewest?: number
    readonly boards: number
    readonly boardsLowerBound: number
    /** GPUs bought with the boards, idle ones included. */
    readonly bought: number
    /** Boards in the spare hosts: each is fitted like the fullest host, or it could not take over. Not in `boards` or `bought`. */
    readonly spareBoards: number
  }
  readonly hosts: {
    /** Hosts that carry VMs. */
    readonly count: number
    readonly lowerBound: number
    readonly spare: number
    readonly binds: Binding
    readonly hostId: string
    readonly boardsPerHostMax: number
    readonly vcpuPerHost: number
    readonly ramGibPerHost: number
  }
  /** What is bought and not used, 0..1. */
  readonly waste: { readonly frameBuffer: number; readonly gpus: number; readonly vcpu: number; readonly ram: number }
}
