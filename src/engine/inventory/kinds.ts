import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu, InstanceType } from "../../dataset/core.ts"
import { usableMib } from "../feasibility/instanceTypes.ts"
import { computeSlicesOfGpu, migShape } from "../placement/limits.ts"
import { gpuNamed, meets, wordsOf } from "./models.ts"
import type { Inventory, InventoryHost, InventoryVm, Lack } from "./types.ts"

/** What a VM takes of each GPU it stands on, on hosts of one model. */
export interface Need {
  /** Thousandths of the GPU's time. */
  readonly milli: number
  readonly memoryMib: number
  /** vGPU or MIG: the type it gets. */
  readonly type: InstanceType | null
  /** MIG: slots, legal starts as bit masks, and compute slices. */
  readonly masks: readonly number[]
  readonly computeSlices: number
}

/** Hosts alike in what their GPUs offer: the same model with the same memory. */
export interface HostModel {
  readonly words: readonly string[]
  readonly gpu: Gpu | null
  /** Per GPU; Infinity where nobody says: then memory binds nothing. */
  readonly memoryMib: number
  /** MIG: memory slots and compute slices of a GPU, 0 without MIG; and the most instances, whatever their profiles. */
  readonly slots: number
  readonly computeSlices: number
  readonly mostInstances: number
}

/** VMs that ask for the same. */
export interface Kind {
  readonly vm: InventoryVm
  /** Indices into inventory.vms. */
  readonly members: readonly number[]
  /** By host model: what it takes there, or why it never can. */
  readonly needs: readonly (Need | Lack)[]
}

export interface Prepared {
  readonly inventory: Inventory
  readonly models: readonly HostModel[]
  /** By host, the index of its model. */
  readonly modelOf: readonly number[]
  readonly kinds: readonly Kind[]
  readonly unknownModels: readonly string[]
}

/** The same for VMs that ask for the same. */
export const kindKey = (vm: InventoryVm): string =>
  `${vm.gpus}|${vm.gpuMilli}|${vm.frameBufferMib}|${vm.vcpu}|${vm.ramGib}|${vm.models.toSorted().join("|")}`

/** Sorts VMs into kinds and hosts into models, and works out what each kind takes on each model. */
export function prepare(inventory: Inventory, catalogue: Catalogue): Prepared {
  const named = new Map<string, Gpu | null>()
  const lookUp = (model: string): Gpu | null => {
    const known = named.get(model)
    if (known !== undefined) return known
    const gpu = gpuNamed(model, catalogue)
    named.set(model, gpu)
    return gpu
  }
  const models: HostModel[] = []
  const indexOf = new Map<string, number>()
  const modelOf = inventory.hosts.map((host) => {
    const key = host.model === null || host.gpus < 1 ? "" : `${host.model}|${host.gpuMemoryMib ?? ""}`
    let index = indexOf.get(key)
    if (index === undefined) {
      index = models.push(key === "" ? noModel : modelFrom(host, lookUp(host.model!), catalogue)) - 1
      indexOf.set(key, index)
    }
    return index
  })
  const members = new Map<string, number[]>()
  inventory.vms.forEach((vm, index) => {
    const key = kindKey(vm)
    const same = members.get(key)
    if (same) same.push(index)
    else members.set(key, [index])
  })
  const asked = new Map<string, { words: readonly string[]; gpu: Gpu | null }>()
  const askedOf = (model: string) => {
    let known = asked.get(model)
    if (!known) asked.set(model, (known = { words: wordsOf(model), gpu: lookUp(model) }))
    return known
  }
  const allowed = (vm: InventoryVm, model: HostModel) =>
    vm.models.length === 0 ||
    vm.models.some((name) => {
      const { words, gpu } = askedOf(name)
      return meets(words, model.words) || (gpu !== null && gpu === model.gpu)
    })
  const kinds = [...members.values()].map((indices): Kind => {
    const vm = inventory.vms[indices[0]!]!
    const needs = models.map((model): Need | Lack => {
      if (vm.gpus === 0) return nothing
      if (model === noModel || !allowed(vm, model)) return "model"
      return needOn(vm, model, inventory, catalogue)
    })
    return { vm, members: indices, needs }
  })
  const hostNames = new Set(inventory.hosts.flatMap((host) => (host.gpus > 0 && host.model !== null ? [host.model] : [])))
  const vmNames = new Set(
    inventory.vms.flatMap((vm) => vm.models).filter((name) => !models.some((model) => meets(wordsOf(name), model.words))),
  )
  const unknownModels = [...new Set([...hostNames, ...vmNames])].filter((name) => lookUp(name) === null).toSorted()
  return { inventory, models, modelOf, kinds, unknownModels }
}

const nothing: Need = { milli: 0, memoryMib: 0, type: null, masks: [], computeSlices: 0 }
const noModel: HostModel = { words: [], gpu: null, memoryMib: 0, slots: 0, computeSlices: 0, mostInstances: 0 }

function modelFrom(host: InventoryHost, gpu: Gpu | null, catalogue: Catalogue): HostModel {
  const memoryMib = host.gpuMemoryMib ?? gpu?.memoryMib ?? Infinity
  const profiles = gpu ? migProfiles(gpu, catalogue) : []
  const computeSlices = profiles.map(computeSlicesOfGpu).find((slices) => slices !== null) ?? 0
  const slots = Math.max(0, ...profiles.flatMap((type) => migShape(type)!.starts.map((start) => start + migShape(type)!.size)))
  return {
    words: wordsOf(`${host.model!} ${gpu?.shortName ?? ""}`),
    gpu,
    memoryMib,
    slots,
    computeSlices,
    mostInstances: gpu?.migMaxInstances ?? Infinity,
  }
}

const migProfiles = (gpu: Gpu, catalogue: Catalogue): readonly InstanceType[] =>
  catalogue
    .instanceTypeSetsOf(gpu.id)
    .filter((set) => set.technology === "nvidia-mig" && !set.cloudOnly)
    .flatMap((set) => set.types)
    .filter((type) => !type.series && migShape(type) !== null && type.frameBufferMib !== null)

const vgpuTypes = (gpu: Gpu, catalogue: Catalogue): readonly InstanceType[] =>
  catalogue
    .instanceTypeSetsOf(gpu.id)
    .filter((set) => set.technology === "nvidia-vgpu" && !set.cloudOnly)
    .flatMap((set) => set.types)
    .filter((type) => type.frameBufferMib !== null && (type.maxPerGpu ?? 0) > 0)

/** What the VM takes of each of its GPUs there. Time that nobody stated follows from memory: the part of the GPU's memory, else a whole GPU. */
function needOn(vm: InventoryVm, model: HostModel, { slicing }: Inventory, catalogue: Catalogue): Need | Lack {
  if (vm.frameBufferMib > model.memoryMib) return "frame-buffer"
  const byMemory =
    Number.isFinite(model.memoryMib) && vm.frameBufferMib > 0 ? Math.ceil((1000 * vm.frameBufferMib) / model.memoryMib) : 1000
  const milli = vm.gpuMilli > 0 ? vm.gpuMilli : byMemory
  if (slicing === "whole") return { ...nothing, milli: 1000, memoryMib: vm.frameBufferMib }
  if (slicing === "shares") return { ...nothing, milli, memoryMib: vm.frameBufferMib }
  if (model.gpu === null) return "slice"
  if (slicing === "vgpu") {
    const type = smallest(
      vgpuTypes(model.gpu, catalogue),
      (one) => one.frameBufferMib! >= vm.frameBufferMib && 1000 / one.maxPerGpu! >= vm.gpuMilli,
    )
    return type === null ? "slice" : { ...nothing, milli: 1000 / type.maxPerGpu!, memoryMib: type.frameBufferMib!, type }
  }
  const { gpu } = model
  const profiles = migProfiles(gpu, catalogue)
  const type = smallest(
    profiles,
    (one) =>
      usableMib(one, gpu) >= vm.frameBufferMib &&
      (one.computeSlices ?? 0) * 1000 >= vm.gpuMilli * model.computeSlices &&
      (one.maxPerGpu ?? 2) > 0,
  )
  if (type === null) return "slice"
  const { size, starts } = migShape(type)!
  return {
    milli: (1000 * size) / model.slots,
    memoryMib: 0,
    type,
    masks: starts.map((start) => ((1 << size) - 1) << start),
    computeSlices: type.computeSlices ?? 0,
  }
}

/** The type with the least frame buffer that will do; of equals, the one of which most fit. */
function smallest(types: readonly InstanceType[], willDo: (type: InstanceType) => boolean): InstanceType | null {
  let best: InstanceType | null = null
  for (const type of types) {
    if (!willDo(type)) continue
    const less = best === null ? -1 : type.frameBufferMib! - best.frameBufferMib! || (best.maxPerGpu ?? 0) - (type.maxPerGpu ?? 0)
    if (less < 0) best = type
  }
  return best
}
