/** One VM of an inventory. Inventories name each VM; those that ask for the same are placed alike. */
export interface InventoryVm {
  readonly name: string
  /** GPUs it needs a part of; each part on a GPU of its own. 0: none. */
  readonly gpus: number
  /** Of each of those GPUs, thousandths of its time, 0..1000; 0 where only the frame buffer is known. */
  readonly gpuMilli: number
  /** Of each of those GPUs, MiB; 0 where not known. */
  readonly frameBufferMib: number
  /** GPU models it may run on, as the inventory spells them; empty: any. */
  readonly models: readonly string[]
  readonly vcpu: number
  readonly ramGib: number
}

export interface InventoryHost {
  readonly name: string
  /** As the inventory spells it; null for a host without GPUs. */
  readonly model: string | null
  readonly gpus: number
  /** Per GPU, MiB; null: that of the model in the dataset, where it is known there. */
  readonly gpuMemoryMib: number | null
  /** That VMs can have, oversubscription included. */
  readonly vcpu: number
  /** That VMs can have. */
  readonly ramGib: number
}

/**
 * How GPUs are divided.
 * - shares: fractions of a GPU's time and memory, any sizes side by side (time slicing by a scheduler, MPS, API remoting)
 * - vgpu: time-sliced vGPU types of the GPU's model, all on a GPU of one frame-buffer size (equal-size mode)
 * - mig: MIG profiles of the model at their published starts
 * - whole: every VM owns the GPUs it gets
 */
export type Slicing = "shares" | "vgpu" | "mig" | "whole"
export const slicings: readonly Slicing[] = ["shares", "vgpu", "mig", "whole"]

/**
 * What counts where not all VMs find room.
 * - gpus: as many GPUs given to VMs as can be, and with them as many VMs
 * - vms: as many VMs as can be
 * - order: VMs further up in the inventory go before those below
 */
export type Goal = "gpus" | "vms" | "order"
export const goals: readonly Goal[] = ["gpus", "vms", "order"]

export interface Inventory {
  readonly vms: readonly InventoryVm[]
  readonly hosts: readonly InventoryHost[]
  readonly slicing: Slicing
  /** "gpus" where left out. */
  readonly goal?: Goal
}

/** Why a VM is not placed; the first word of each is what a host lacks. */
export type Lack =
  /** The host has no GPU of a model the VM may run on. */
  | "model"
  /** The dataset knows no slice of this model that would hold the VM, under the slicing asked for. */
  | "slice"
  /** Fewer GPUs in the host than the VM needs. */
  | "gpus"
  /** A GPU's memory is too small, or what is left of it. */
  | "frame-buffer"
  /** No GPU has so much of its time left, though together they may. */
  | "gpu-share"
  /** GPUs have room, but are held to another size of vGPU. */
  | "one-size"
  /** Slices are free, but not where the profile may start. */
  | "mig-places"
  | "vcpu"
  | "ram"

export interface PlacedVm {
  /** Index into inventory.vms. */
  readonly vm: number
  /** Index into inventory.hosts. */
  readonly host: number
  /** The host's GPUs it stands on, from 0. */
  readonly gpus: readonly number[]
  /** vGPU type or MIG profile, by its id in the dataset; null elsewhere. */
  readonly instanceType: string | null
}

export interface UnplacedVm {
  readonly vm: number
  /** never: no host could hold it even empty; full: some could, and none has the room left. */
  readonly why: "never" | "full"
  /** Hosts by what they lack first, the most frequent first. */
  readonly lacks: readonly { readonly lack: Lack; readonly hosts: number }[]
}

export interface HostUse {
  readonly host: number
  readonly vms: number
  readonly vcpuUsed: number
  readonly ramGibUsed: number
  /** In GPUs: what VMs hold, and what is free of it. */
  readonly gpusUsed: number
  readonly gpusFree: number
  /** Parts of the free GPUs that a VM of the inventory, drawn at random, could not use, by the rule that keeps it off; in GPUs. */
  readonly stranded: readonly { readonly lack: Lack; readonly gpus: number }[]
}

export interface InventoryReport {
  readonly placed: readonly PlacedVm[]
  readonly unplaced: readonly UnplacedVm[]
  readonly hosts: readonly HostUse[]
  readonly totals: {
    readonly vms: number
    readonly placed: number
    readonly hosts: number
    readonly hostsUsed: number
    /** GPUs of all hosts. */
    readonly gpus: number
    /** GPUs that the VMs ask for: of each the least on any host it fits; those that fit none not counted. */
    readonly gpusAsked: number
    readonly gpusPlaced: number
    readonly gpusFree: number
    readonly gpusStranded: number
  }
  /** What no placement can exceed, whatever the method and the goal. */
  readonly atMost: { readonly vms: number; readonly gpus: number }
  /** Models of hosts or VMs that the dataset does not know, as they are spelt. */
  readonly unknownModels: readonly string[]
}

/** How far the work has come, 0..1. */
export type OnProgress = (share: number) => void
