import { figure } from "../../base/figures.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu } from "../../dataset/core.ts"
import type { InventoryHost } from "../../engine/inventory/placeInventory.ts"
import { demandOf } from "../../engine/performance/demand.ts"
import { limits, type CustomHost, type GroupOverrides, type OwnedHosts, type Supply, type VmGroup } from "../../engine/scenario.ts"
import { defaultCustomHost } from "../bounds.ts"
import type { ReadVm } from "./rules.ts"

/** An inventory as a scenario: its VMs as few groups by what they need, its hosts as hosts that are there. */

/** What several VMs need alike. */
export interface Need {
  /** The work that a rule says they do. */
  readonly workload: string | null
  readonly gpus: number
  readonly gpuMilli: number
  readonly frameBufferMib: number
  readonly models: readonly string[]
  readonly vcpu: number
  readonly ramGib: number
  readonly count: number
}

/** The VMs that need a GPU, by need; and what they need together. */
export interface Needs {
  readonly needs: readonly Need[]
  readonly vms: number
  /** VMs that need no GPU: a plan of GPUs has no place for them. */
  readonly withoutGpu: number
  readonly totals: Totals
}

export interface Totals {
  readonly vcpu: number
  readonly ramGib: number
  /** Frame buffer and time of GPUs, MiB and thousandths of a GPU. */
  readonly frameBufferMib: number
  readonly gpuMilli: number
}

/** Kinds of VM that are told apart before they are joined to groups. */
const MOST_NEEDS = 400
/** And before they are rounded finely. */
const MOST_ROUNDED = 8000

const keyOf = (need: Need): string =>
  [need.workload ?? "", need.gpus, need.gpuMilli, need.frameBufferMib, need.models.join("|"), need.vcpu, need.ramGib].join(";")

function alike(needs: readonly Need[]): readonly Need[] {
  const found = new Map<string, Need>()
  for (const need of needs) {
    const key = keyOf(need)
    const same = found.get(key)
    found.set(key, same ? { ...same, count: same.count + need.count } : need)
  }
  return [...found.values()]
}

const totalsOf = (needs: readonly Need[]): Totals => {
  const sum = (of: (need: Need) => number) => needs.reduce((total, need) => total + of(need) * need.count, 0)
  return {
    vcpu: sum((need) => need.vcpu),
    ramGib: sum((need) => need.ramGib),
    frameBufferMib: sum((need) => need.frameBufferMib * need.gpus),
    gpuMilli: sum((need) => need.gpuMilli * need.gpus),
  }
}

/** The next step of a grid at or above a figure, each step so much larger than the one before. */
const upTo = (value: number, ratio: number): number =>
  value <= 0 ? 0 : Math.ceil(ratio ** Math.ceil(Math.log(value) / Math.log(ratio) - 1e-9))

export function needsOf(vms: readonly ReadVm[]): Needs {
  const withGpu = vms.filter((vm) => vm.gpus > 0)
  const all = withGpu.map(({ workload, gpus, gpuMilli, frameBufferMib, models, vcpu, ramGib }) => ({
    workload: workload ?? null,
    gpus,
    gpuMilli,
    frameBufferMib,
    models,
    vcpu,
    ramGib,
    count: 1,
  }))
  const rounded = (list: readonly Need[], ratio: number): readonly Need[] =>
    alike(
      list.map((need) => ({
        ...need,
        vcpu: upTo(need.vcpu, ratio),
        ramGib: upTo(need.ramGib, ratio),
        frameBufferMib: upTo(need.frameBufferMib, ratio),
      })),
    )
  // Where nearly no two VMs are alike, they are rounded up: first on grids of which each holds the next, then as finely as will do.
  let base = alike(all)
  for (let ratio = 1.05; base.length > MOST_ROUNDED && ratio < 1e6; ratio *= ratio) base = rounded(base, ratio)
  let needs = base
  for (let step = 0.1; needs.length > MOST_NEEDS && step < 1e6; step *= 1.3) needs = rounded(base, 1 + step)
  return { needs, vms: withGpu.length, withoutGpu: vms.length - withGpu.length, totals: totalsOf(all) }
}

/** Needs of VMs that may be one group: the same work on as many GPUs of the same models. */
const classOf = ({ workload, gpus, models }: Need): string => JSON.stringify([workload, gpus, models])

/** A group gives each of its VMs the most that one of them needs. */
const joined = (a: Need, b: Need): Need => ({
  ...a,
  vcpu: Math.max(a.vcpu, b.vcpu),
  ramGib: Math.max(a.ramGib, b.ramGib),
  frameBufferMib: Math.max(a.frameBufferMib, b.frameBufferMib),
  gpuMilli: Math.max(a.gpuMilli, b.gpuMilli),
  count: a.count + b.count,
})

const figuresOf = (need: Need): readonly number[] => [need.vcpu, need.ramGib, need.frameBufferMib * need.gpus, need.gpuMilli * need.gpus]
const weight = (weighs: number, total: number): number => (total > 0 ? weighs / total : 0)

export interface Clustered {
  readonly needs: readonly Need[]
  /** What the groups count beyond what the VMs need, as shares of it. */
  readonly over: Totals
  /** VMs of rare kinds that found no group. */
  readonly leftOut: number
}

/** At most so many needs, joined where that adds least beyond what the VMs need, as a share of all they need (agglomeration, two at a time). */
export function clustered({ needs, totals }: Pick<Needs, "needs" | "totals">, most: number): Clustered {
  // Kinds that may not be joined: where they alone are more than may be, those of the fewest VMs are left out.
  const counts = new Map<string, number>()
  for (const need of needs) counts.set(classOf(need), (counts.get(classOf(need)) ?? 0) + need.count)
  const kept = new Set([...counts].toSorted((a, b) => b[1] - a[1]).slice(0, most).map(([key]) => key)) // prettier-ignore
  const rows = needs.filter((need) => kept.has(classOf(need)))
  const leftOut = needs.reduce((sum, need) => sum + need.count, 0) - rows.reduce((sum, need) => sum + need.count, 0)
  // GPUs are what is planned: they weigh as much as CPUs and RAM together. In numbers of their own, for pairs are many.
  const weights = [weight(1, totals.vcpu), weight(1, totals.ramGib), weight(2, totals.frameBufferMib), weight(2, totals.gpuMilli)]
  const groups: (Need | null)[] = [...rows]
  const figures = rows.map((need) => figuresOf(need))
  const numbers = rows.map(({ count }) => count)
  const classes = rows.map(classOf)
  const added = (i: number, j: number): number => {
    const [a, b] = [figures[i]!, figures[j]!]
    let sum = 0
    for (let r = 0; r < 4; r++) sum += (a[r]! > b[r]! ? (a[r]! - b[r]!) * numbers[j]! : (b[r]! - a[r]!) * numbers[i]!) * weights[r]!
    return sum
  }
  const byClass = new Map<string, number[]>()
  classes.forEach((key, i) => {
    const same = byClass.get(key)
    if (same) same.push(i)
    else byClass.set(key, [i])
  })
  const nearest = (i: number): { readonly j: number; readonly cost: number } => {
    let best = { j: -1, cost: Infinity }
    for (const j of byClass.get(classes[i]!)!) {
      if (j === i || groups[j] === null) continue
      const cost = added(i, j)
      if (cost < best.cost) best = { j, cost }
    }
    return best
  }
  const partners = groups.map((_, i) => nearest(i))
  for (let left = groups.length; left > most; left--) {
    let i = -1
    partners.forEach((partner, at) => {
      if (groups[at] !== null && (i < 0 || partner.cost < partners[i]!.cost)) i = at
    })
    const { j } = partners[i]!
    if (j < 0) break
    const both = joined(groups[i]!, groups[j]!)
    groups[i] = both
    groups[j] = null
    figures[i] = figuresOf(both)
    numbers[i] = both.count
    partners.forEach((partner, at) => {
      if (groups[at] !== null && (at === i || partner.j === i || partner.j === j)) partners[at] = nearest(at)
    })
  }
  const found = groups.filter((one) => one !== null).toSorted((a, b) => b.count - a.count)
  const got = totalsOf(found)
  const base = leftOut > 0 ? totalsOf(rows) : totals
  const beyond = (counted: number, needed: number) => (needed > 0 ? Math.max(0, counted / needed - 1) : 0)
  return {
    needs: found,
    over: {
      vcpu: beyond(got.vcpu, base.vcpu),
      ramGib: beyond(got.ramGib, base.ramGib),
      frameBufferMib: beyond(got.frameBufferMib, base.frameBufferMib),
      gpuMilli: beyond(got.gpuMilli, base.gpuMilli),
    },
    leftOut,
  }
}

export interface AsGroups {
  /** What VMs do of which no rule says it: a workload id. */
  readonly workload: string
  readonly catalogue: Catalogue
  /** Memory of a GPU, MiB, for shares of one that names no model; null: not known. */
  readonly gpuMemoryMib: number | null
}

/** VMs that have more GPUs than a VM of a scenario may: their groups give them as many as may be. */
export const vmsCutShort = (needs: readonly Need[]): number =>
  needs.reduce((sum, { gpus, count }) => sum + (gpus > limits.gpusPerVm.max ? count : 0), 0)

const digits = (value: number): string => figure(value, 1, { apart: false })

/**
 * The share of the time of the GPU on which work is stated that does as much as a share of the GPUs named: share × their speed against it, of the slowest of
 * them, for it too is said to do. Where none is named, or nothing tells how fast they are, the share counts as it is.
 */
function dutyOf(share: number, group: VmGroup, models: readonly string[], catalogue: Catalogue): number {
  const work = catalogue.workload(group.workload)
  if (work === null || work === undefined) return share
  const demands = models.flatMap((id) => {
    const gpu = catalogue.gpus.find((one) => one.id === id)
    return gpu === undefined ? [] : [demandOf(group, work, gpu, 0, catalogue)]
  })
  if (demands.length === 0 || demands.some(({ speedKnown }) => !speedKnown)) return share
  return Math.min(1, Math.round(share * Math.min(...demands.map(({ speed }) => speed.likely)) * 1000) / 1000)
}

/**
 * Groups of a scenario. Frame buffer that no VM states follows from its share of the GPU's memory; a share of a GPU is taken as that share of the time of the
 * GPU on which the work is stated, one of a model that the table names as what that model does in it.
 */
export function groupsOf(needs: readonly Need[], { workload, catalogue, gpuMemoryMib }: AsGroups): readonly VmGroup[] {
  const ids = (names: readonly string[]): readonly string[] => {
    const known = names.flatMap((name) => catalogue.gpus.filter((gpu) => gpu.shortName === name).map((gpu) => gpu.id))
    return known.length > 0 ? [...new Set(known)] : names
  }
  return needs.map((need): VmGroup => {
    const work = catalogue.workload(need.workload ?? workload)
    const models = ids(need.models)
    const memories = models.map((id) => catalogue.gpus.find((gpu) => gpu.id === id)?.memoryMib ?? null).filter((mib) => mib !== null)
    const memory = memories.length > 0 ? Math.min(...memories) : gpuMemoryMib
    const mib =
      need.frameBufferMib > 0
        ? need.frameBufferMib
        : need.gpuMilli > 0 && memory !== null
          ? Math.round((need.gpuMilli / 1000) * memory)
          : null
    const ownBuffer = mib !== null && mib !== work?.frameBufferMib.default
    const overrides: GroupOverrides = {
      ...(need.gpus > 1 ? { gpusPerVm: Math.min(need.gpus, limits.gpusPerVm.max) } : {}),
      ...(ownBuffer ? { frameBufferMib: mib } : {}),
      ...(need.vcpu > 0 && need.vcpu !== work?.vcpu ? { vcpu: Math.ceil(need.vcpu) } : {}),
      ...(need.ramGib > 0 && need.ramGib !== work?.ramGib ? { ramGib: Math.max(limits.ramGib.min, need.ramGib) } : {}),
      ...(models.length > 0 ? { needs: { gpus: models } } : {}),
    }
    const parts = [
      ...(need.vcpu > 0 ? [`${digits(need.vcpu)} vCPU`] : []),
      ...(need.ramGib > 0 ? [`${digits(need.ramGib)} GiB`] : []),
      need.gpuMilli >= 1000
        ? `${need.gpus} GPU`
        : need.gpuMilli > 0
          ? `${digits(need.gpuMilli / 10)} % GPU`
          : `${digits((mib ?? 0) / 1024)} GiB GPU`,
    ]
    const named = need.models.length > 2 ? need.models[0]! : need.models.join(" or ")
    const name = [...parts, ...(named === "" ? [] : [`on ${named}`])].join(", ")
    const group: VmGroup = { name, workload: need.workload ?? workload, count: need.count, overrides }
    if (need.gpuMilli === 0) return group
    return { ...group, overrides: { ...overrides, gpuDuty: dutyOf(need.gpuMilli / 1000, group, models, catalogue) } }
  })
}

/** Hosts alike, as an inventory has them. null: the table does not tell. */
export interface HostKind {
  readonly cores: number | null
  readonly ramGib: number | null
  readonly model: string | null
  readonly gpus: number
  readonly count: number
}

/** Kinds of hosts, those of the most GPUs first, then the most. */
export function hostKinds(hosts: readonly InventoryHost[], vcpuPerCore: number): readonly HostKind[] {
  const found = new Map<string, HostKind>()
  for (const { vcpu, ramGib, model, gpus } of hosts) {
    const cores = vcpu > 0 ? Math.max(1, Math.round(vcpu / vcpuPerCore)) : null
    const kind = { cores, ramGib: ramGib > 0 ? Math.max(1, Math.round(ramGib)) : null, model, gpus, count: 1 }
    const key = [cores, kind.ramGib, model, gpus].join(";")
    const same = found.get(key)
    found.set(key, same ? { ...same, count: same.count + 1 } : kind)
  }
  return [...found.values()].toSorted((a, b) => b.gpus * b.count - a.gpus * a.count || b.count - a.count)
}

/** Memory of the hosts' GPUs, MiB, where they are all of one model; else null. */
export function sharedMemoryMib(kinds: readonly HostKind[], catalogue: Pick<Catalogue, "gpus">): number | null {
  const [only, ...others] = new Set(kinds.flatMap(({ model }) => model ?? []))
  return others.length > 0 ? null : (catalogue.gpus.find((gpu) => gpu.shortName === only)?.memoryMib ?? null)
}

export interface OwnedEstate {
  readonly owned: readonly OwnedHosts[]
  /** The kind that the scenario describes exactly; null: there are no hosts. */
  readonly host: CustomHost | null
  /** What is counted of hosts beyond what they are, or below it, as shares of it. */
  readonly off: { readonly cores: number; readonly ramGib: number }
  /** Hosts of kinds beyond as many as a scenario holds. */
  readonly leftOut: number
  /** Hosts whose GPUs' model is not one of the dataset: they stand without them. */
  readonly unknownGpus: number
  /** Hosts of which the table does not tell cores or RAM: planning values stand for them. */
  readonly untold: { readonly cores: number; readonly ramGib: number }
}

/** What stands for cores and RAM that no table tells. */
const planned = { cores: defaultCustomHost.cores, ramGib: defaultCustomHost.ramGib }

/**
 * The first kind is described as it is; a scenario describes one kind of host, so that each other is the dataset's class most like it that takes as many
 * boards. What a table does not tell of the described one (power, slots, the price of one more) are the planning values of a host described by hand.
 */
export function ownedOf(kinds: readonly HostKind[], catalogue: Pick<Catalogue, "gpus" | "hosts">): OwnedEstate {
  const shown = kinds.slice(0, limits.ownedKinds.max)
  const classes = catalogue.hosts.filter(
    (host) => host.kind === "class" && host.cores !== null && host.ramGib !== null && host.integratedGpus === undefined,
  )
  const gpuOf = ({ model }: HostKind): Gpu | null =>
    model === null ? null : (catalogue.gpus.find((gpu) => gpu.shortName === model) ?? null)
  const isModule = (gpu: Gpu | null) => gpu?.form === "sxm" || gpu?.form === "oam"
  const boardsOf = (kind: HostKind, gpu: Gpu | null) => (gpu === null ? 0 : Math.ceil(kind.gpus / gpu.gpusPerBoard))
  const nearest = (kind: HostKind, gpu: Gpu | null) => {
    const far = (host: (typeof classes)[number]) =>
      Math.abs(Math.log(host.cores! / (kind.cores ?? host.cores!))) + Math.abs(Math.log(host.ramGib! / (kind.ramGib ?? host.ramGib!)))
    const fit = classes.filter((host) => (isModule(gpu) ? (host.gpuModules ?? 0) >= boardsOf(kind, gpu) : host.gpuModules === 0))
    return (fit.length > 0 ? fit : classes).toSorted((a, b) => far(a) - far(b))[0]
  }
  let unknownGpus = 0
  const untold = { cores: 0, ramGib: 0 }
  const counted = { cores: 0, ramGib: 0 }
  const real = { cores: 0, ramGib: 0 }
  const owned = shown.map((kind, i): OwnedHosts => {
    const gpu = gpuOf(kind)
    if (kind.gpus > 0 && gpu === null) unknownGpus += kind.count
    const like = i === 0 ? null : nearest(kind, gpu)
    for (const of of ["cores", "ramGib"] as const) {
      const told = kind[of]
      if (told === null) untold[of] += kind.count
      real[of] += (told ?? 0) * kind.count
      counted[of] += (told === null ? 0 : (like?.[of] ?? told)) * kind.count
    }
    const boards = boardsOf(kind, gpu)
    return {
      host: like?.id ?? "custom",
      count: kind.count,
      boards: gpu !== null && boards > 0 ? { gpu: gpu.id, perHost: boards } : null,
      valueUsd: 0,
    }
  })
  const [first] = shown
  const firstGpu = first ? gpuOf(first) : null
  const slots = first ? boardsOf(first, firstGpu) : 0
  return {
    owned,
    host: first
      ? {
          ...defaultCustomHost,
          cores: first.cores ?? planned.cores,
          ramGib: first.ramGib ?? planned.ramGib,
          ...(isModule(firstGpu) ? { gpuModules: slots } : firstGpu?.slotWidth === 1 ? { gpuSlotsSingleWide: Math.max(slots, defaultCustomHost.gpuSlotsSingleWide) } : { gpuSlotsDoubleWide: Math.max(slots, defaultCustomHost.gpuSlotsDoubleWide) }), // prettier-ignore
        }
      : null,
    off: {
      cores: real.cores > 0 ? counted.cores / real.cores - 1 : 0,
      ramGib: real.ramGib > 0 ? counted.ramGib / real.ramGib - 1 : 0,
    },
    leftOut: kinds.slice(limits.ownedKinds.max).reduce((sum, kind) => sum + kind.count, 0),
    unknownGpus,
    untold,
  }
}

/** What a scenario's supply takes over of the hosts. */
export const supplyOf = ({ owned, host }: OwnedEstate, vcpuPerCore: number): Pick<Supply, "owned" | "vcpuPerCore"> & Partial<Supply> => ({
  owned,
  vcpuPerCore,
  ...(host === null ? {} : { host: { custom: host } }),
})
