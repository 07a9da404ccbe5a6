import type { HostModel, Need, Prepared } from "./kinds.ts"
import type { InventoryVm, Lack, Slicing } from "./types.ts"

/** Slack for sums of thirds and tenths. */
const SLACK = 1e-6

/** Where on a host a VM would stand: GPUs, and on a MIG GPU the slots, as a bit mask. */
export interface Spot {
  readonly gpus: readonly number[]
  readonly masks: readonly number[]
}

const nowhere: Spot = { gpus: [], masks: [] }

/** A host as it fills: what is left of it. */
export class HostState {
  vcpu: number
  ramGib: number
  vms = 0
  /** GPUs of the host that are free, in whole and in parts. */
  gpusFree = 0
  /** Left by GPU: thousandths of time, and MiB. */
  readonly milli: number[]
  readonly memory: number[]
  /** vGPU: the frame buffer that the GPU is held to, 0 while it is empty; and instances on it. */
  readonly size: number[]
  readonly instances: number[]
  /** MIG: slots taken, as a bit mask, and compute slices left. */
  readonly slots: number[]
  readonly compute: number[]
  /** MIG: by GPU that was used, instances of each profile. */
  private readonly ofProfile: (Map<string, number> | undefined)[] = []
  readonly index: number
  readonly modelIndex: number
  private readonly model: HostModel
  private readonly slicing: Slicing

  constructor(prepared: Prepared, index: number) {
    const host = prepared.inventory.hosts[index]!
    this.index = index
    this.modelIndex = prepared.modelOf[index]!
    this.model = prepared.models[this.modelIndex]!
    this.slicing = prepared.inventory.slicing
    this.vcpu = host.vcpu
    this.ramGib = host.ramGib
    const each = (value: number) => Array.from({ length: Math.max(0, host.gpus) }, () => value)
    this.milli = each(1000)
    this.gpusFree = this.milli.length
    this.memory = each(this.model.memoryMib)
    this.size = each(0)
    this.instances = each(0)
    this.slots = each(0)
    this.compute = each(this.model.computeSlices)
  }

  /** Why one GPU has no room for the need, or null where it has. */
  private lackOf(gpu: number, need: Need): Lack | null {
    switch (this.slicing) {
      case "whole":
        return this.milli[gpu]! < 1000 - SLACK ? "gpu-share" : null
      case "shares":
        if (this.milli[gpu]! + SLACK < need.milli) return "gpu-share"
        return this.memory[gpu]! + SLACK < need.memoryMib ? "frame-buffer" : null
      case "vgpu":
        if (this.size[gpu] !== 0 && this.size[gpu] !== need.memoryMib) return "one-size"
        return this.milli[gpu]! + SLACK < need.milli ? "gpu-share" : null
      case "mig":
        if (this.compute[gpu]! < need.computeSlices) return "gpu-share"
        if (this.instances[gpu]! >= this.model.mostInstances) return "mig-places"
        if ((this.ofProfile[gpu]?.get(need.type!.id) ?? 0) >= (need.type!.maxPerGpu ?? Infinity)) return "mig-places"
        return this.startFor(gpu, need) === 0 ? (this.milli[gpu]! + SLACK < need.milli ? "gpu-share" : "mig-places") : null
    }
  }

  /** MIG: the slots for the profile that leave the longest run of free slots, as a mask; 0 where there are none. */
  private startFor(gpu: number, need: Need): number {
    let best = 0
    let bestRun = -1
    for (const mask of need.masks) {
      if ((this.slots[gpu]! & mask) !== 0) continue
      const run = longestFreeRun(this.slots[gpu]! | mask, this.model.slots)
      if (run > bestRun) [best, bestRun] = [mask, run]
    }
    return best
  }

  /** What keeps the VM off the host, as it stands; null where nothing does. GPU before vCPU before RAM. */
  lack(vm: InventoryVm, need: Need | Lack): Lack | null {
    if (typeof need === "string") return need
    if (vm.gpus > 0) {
      if (this.milli.length < vm.gpus) return "gpus"
      let room = 0
      let telling: Lack | null = null
      for (let gpu = 0; gpu < this.milli.length && room < vm.gpus; gpu++) {
        const lack = this.lackOf(gpu, need)
        if (lack === null) room++
        else if (telling === null || order.indexOf(lack) < order.indexOf(telling)) telling = lack
      }
      if (room < vm.gpus) return telling
    }
    if (this.vcpu + SLACK < vm.vcpu) return "vcpu"
    return this.ramGib + SLACK < vm.ramGib ? "ram" : null
  }

  /** Free parts of GPUs without room for the need, with what they lack; in GPUs. */
  unusable(need: Need | Lack): { lack: Lack; gpus: number }[] {
    if (typeof need === "string") return []
    return this.milli.flatMap((left, gpu) => {
      const lack = left > SLACK ? this.lackOf(gpu, need) : null
      return lack === null ? [] : [{ lack, gpus: left / 1000 }]
    })
  }

  /** The GPUs that hold the VM most tightly, or null where it does not fit. */
  spot(vm: InventoryVm, need: Need): Spot | null {
    if (this.vcpu + SLACK < vm.vcpu || this.ramGib + SLACK < vm.ramGib) return null
    if (vm.gpus === 0) return nowhere
    if (this.gpusFree * 1000 + SLACK < vm.gpus * need.milli) return null
    if (vm.gpus === 1) {
      let best = -1
      for (let gpu = 0; gpu < this.milli.length; gpu++) {
        if (this.lackOf(gpu, need) === null && (best < 0 || this.tighter(gpu, best))) best = gpu
      }
      return best < 0 ? null : { gpus: [best], masks: this.slicing === "mig" ? [this.startFor(best, need)] : [] }
    }
    const fitting = this.milli.map((_, gpu) => gpu).filter((gpu) => this.lackOf(gpu, need) === null)
    if (fitting.length < vm.gpus) return null
    const gpus = fitting.toSorted((a, b) => (this.tighter(a, b) ? -1 : this.tighter(b, a) ? 1 : a - b)).slice(0, vm.gpus)
    return { gpus, masks: this.slicing === "mig" ? gpus.map((gpu) => this.startFor(gpu, need)) : [] }
  }

  /** One GPU of the host by its index, or null where it has no room. vCPU and RAM are not looked at. */
  spotOn(gpu: number, need: Need): Spot | null {
    if (this.lackOf(gpu, need) !== null) return null
    return { gpus: [gpu], masks: this.slicing === "mig" ? [this.startFor(gpu, need)] : [] }
  }

  private tighter(a: number, b: number): boolean {
    return this.milli[a]! < this.milli[b]! || (this.milli[a] === this.milli[b] && this.memory[a]! < this.memory[b]!)
  }

  put(vm: InventoryVm, need: Need, spot: Spot): void {
    this.change(vm, need, spot, 1)
  }

  takeOff(vm: InventoryVm, need: Need, spot: Spot): void {
    this.change(vm, need, spot, -1)
  }

  private change(vm: InventoryVm, need: Need, spot: Spot, sign: 1 | -1): void {
    this.vms += sign
    this.vcpu -= sign * vm.vcpu
    this.ramGib -= sign * vm.ramGib
    spot.gpus.forEach((gpu, i) => {
      this.milli[gpu]! -= sign * need.milli
      this.memory[gpu]! -= sign * need.memoryMib
      this.instances[gpu]! += sign
      if (this.slicing === "vgpu") this.size[gpu] = this.instances[gpu] === 0 ? 0 : need.memoryMib
      if (this.slicing === "mig") {
        this.slots[gpu]! ^= spot.masks[i]!
        this.compute[gpu]! -= sign * need.computeSlices
        const ofProfile = (this.ofProfile[gpu] ??= new Map())
        ofProfile.set(need.type!.id, (ofProfile.get(need.type!.id) ?? 0) + sign)
      }
      // An empty GPU is empty, whatever sums of thirds say.
      if (this.instances[gpu] === 0) {
        this.milli[gpu] = 1000
        this.memory[gpu] = this.model.memoryMib
      }
    })
    if (spot.gpus.length === 0) return
    let left = 0
    for (const milli of this.milli) left += milli
    this.gpusFree = left / 1000
  }
}

/** Of what several GPUs lack, the rule that strands is told rather than the plain lack of room. */
const order: readonly Lack[] = ["mig-places", "one-size", "gpu-share", "frame-buffer"]

function longestFreeRun(taken: number, slots: number): number {
  let best = 0
  let run = 0
  for (let slot = 0; slot < slots; slot++) {
    run = (taken >> slot) & 1 ? 0 : run + 1
    if (run > best) best = run
  }
  return best
}
