import { figure } from "../../base/figures.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import { demandOf } from "../../engine/performance/demand.ts"
import { limits, type GroupOverrides, type VmGroup } from "../../engine/scenario.ts"
import type { ReadVm } from "./rules.ts"

/** An inventory as a scenario: its VMs as few groups by what they need (its hosts: estateHosts.ts). */

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
  /** How the names of most of them begin, as far as is known, and how many of them do. */
  readonly from: From
}

interface From {
  readonly stem: string
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
    found.set(key, same ? { ...same, count: same.count + need.count, from: commoner(same.from, need.from) } : need)
  }
  return [...found.values()]
}

/** Of two beginnings the one of more VMs; two that are the same count together. */
const commoner = (a: From, b: From): From => (a.stem === b.stem ? { stem: a.stem, count: a.count + b.count } : b.count > a.count ? b : a)

/** How a name begins, before its first digit: what is common to names that are numbered. */
const stemOf = (name: string): string => /^[^\d]*?(?=[-_. ]*\d|$)/.exec(name)?.[0].trim().slice(0, LONGEST_STEM) ?? ""
const LONGEST_STEM = 20

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
  const all = withGpu.map(({ name, isNamed = true, workload, gpus, gpuMilli, frameBufferMib, models, vcpu, ramGib }) => ({
    workload: workload ?? null,
    gpus,
    gpuMilli,
    frameBufferMib,
    models,
    vcpu,
    ramGib,
    count: 1,
    from: { stem: isNamed ? stemOf(name) : "", count: 1 },
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
  from: commoner(a.from, b.from),
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

/** Whence a group comes: how the names of its VMs begin, where at least half of them begin so. */
const fromWords = ({ from: { stem, count }, count: all }: Need): string =>
  stem.length < 2 || 2 * count < all ? "" : `${stem}${count < all ? ", …" : ""}: `

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
    const needed = [...parts, ...(named === "" ? [] : [`on ${named}`])].join(", ")
    const name = `${fromWords(need)}${needed}`
    const group: VmGroup = { name, workload: need.workload ?? workload, count: need.count, overrides }
    if (need.gpuMilli === 0) return group
    return { ...group, overrides: { ...overrides, gpuDuty: dutyOf(need.gpuMilli / 1000, group, models, catalogue) } }
  })
}
