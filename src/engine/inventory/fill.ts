import type { WholeHost } from "./relaxation/hostProgram.ts"
import type { Portion, Relaxation } from "./relaxation/relax.ts"
import type { VmClass } from "./relaxation/pools.ts"
import type { Work } from "./work.ts"

/** A portion of the relaxation: how often it is still due, and what it takes of a host. */
interface Due {
  readonly parts: Portion["parts"]
  times: number
  readonly vcpu: number
}

type Next = (vmClass: number) => number | null

/**
 * Fills hosts as the relaxation would: each host of a pool gets its part of each portion, the portion that is most overdue first, so that a
 * host's vCPUs and RAM go with its GPUs as they do in the pool. What does not come out whole is left to others. `evenness`: how much a portion's vCPUs
 * should be those that the host has for each GPU, against how overdue it is.
 */
export function fillByRelaxation(work: Work, { pools, classes, portions }: Relaxation, evenness: number): void {
  // Kinds of a class are used up one after another.
  const at = classes.map(() => 0)
  const next: Next = (c) => {
    const { kinds } = classes[c]!
    while (at[c]! < kinds.length && work.waiting[kinds[at[c]!]!]!.length === 0) at[c]!++
    return kinds[at[c]!] ?? null
  }
  const of = (p: number, belongs: (portion: Portion) => boolean) => portions.filter(({ portion }) => portion.pool === p && belongs(portion))
  const spreads = (portion: Portion): boolean => portion.parts.some(([c]) => classes[c]!.gpus > 1)
  // VMs on several GPUs first, everywhere: they need hosts that are still empty.
  pools.forEach((pool, p) => placeSpread(work, hostsOf(work, pool.shapes), of(p, spreads), classes, next))
  pools.forEach((pool, p) => {
    const hosts = hostsOf(work, pool.shapes)
    const due = (belongs: (portion: Portion) => boolean) => of(p, belongs).map((one) => dueOf(one, classes))
    const shared = due((portion) => portion.onGpu && !spreads(portion))
    const plain = due((portion) => !portion.onGpu)
    let gpusLeft = hosts.reduce((sum, host) => sum + emptyGpus(work, host).length, 0)
    hosts.forEach((host, h) => {
      const free = emptyGpus(work, host)
      const part = free.length / Math.max(1, gpusLeft)
      gpusLeft -= free.length
      const owed = shared.map((one) => one.times * part)
      free.forEach((gpu, i) => fillGpu(work, { host, gpu, gpusToFill: free.length - i, evenness }, shared, owed, next))
      fillPlain(work, host, plain, hosts.length - h, next)
    })
  })
}

const hostsOf = (work: Work, shapes: readonly number[]): number[] => shapes.flatMap((shape) => work.reach.shapes[shape]!.hosts)

function emptyGpus(work: Work, host: number): number[] {
  const { instances } = work.states[host]!
  return instances.map((_, gpu) => gpu).filter((gpu) => instances[gpu] === 0)
}

function dueOf({ portion, times }: Relaxation["portions"][number], classes: readonly VmClass[]): Due {
  const vcpu = portion.parts.reduce((sum, [c, parts]) => sum + (parts / Math.max(1, classes[c]!.gpus)) * classes[c]!.vcpu, 0)
  return { parts: portion.parts, times, vcpu }
}

/** VMs on several GPUs, those on most first, on hosts whose free GPUs they fill most tightly. */
function placeSpread(work: Work, hosts: readonly number[], due: Relaxation["portions"], classes: readonly VmClass[], next: Next): void {
  const wanted = new Map<number, number>()
  for (const { portion, times } of due) {
    for (const [c, parts] of portion.parts) wanted.set(c, (wanted.get(c) ?? 0) + (times * parts) / classes[c]!.gpus)
  }
  const byGpus = [...wanted].toSorted(([a], [b]) => classes[b]!.gpus - classes[a]!.gpus || classes[b]!.vcpu - classes[a]!.vcpu)
  for (const [c, count] of byGpus) {
    for (let i = 0; i < Math.floor(count + 0.5); i++) {
      const k = next(c)
      const best = k === null ? null : work.bestSpot(k, hosts)
      if (k === null || best === null) break
      work.settle(k, best.host, best.spot)
    }
  }
}

/** An empty GPU of a host, how many of its GPUs are still to fill, and how much an even use of its vCPUs counts. */
interface Empty {
  readonly host: number
  readonly gpu: number
  readonly gpusToFill: number
  readonly evenness: number
}

/** Puts the portion that is most overdue, of those with room and about the vCPUs that the host has for each GPU still to fill, on an empty GPU. */
function fillGpu(work: Work, { host, gpu, gpusToFill, evenness }: Empty, shared: readonly Due[], owed: number[], next: Next): void {
  const target = work.states[host]!.vcpu / gpusToFill
  const urgency = (i: number): number => owed[i]! - (evenness * Math.abs(shared[i]!.vcpu - target)) / Math.max(1, target)
  const order = shared.map((_, i) => i).filter((i) => shared[i]!.times > 0.5 || owed[i]! > 0.5)
  for (const i of order.toSorted((a, b) => urgency(b) - urgency(a))) {
    if (shared[i]!.vcpu > work.states[host]!.vcpu + 1e-6 || !putOn(work, host, gpu, shared[i]!.parts, next)) continue
    owed[i]!--
    shared[i]!.times--
    return
  }
}

/** VMs without a GPU: the host's part of each, the most overdue first. */
function fillPlain(work: Work, host: number, plain: readonly Due[], hostsLeft: number, next: Next): void {
  const owed = plain.map((one) => one.times / hostsLeft)
  for (;;) {
    const order = plain.map((_, i) => i).filter((i) => owed[i]! > 0.5)
    const put = order.toSorted((a, b) => owed[b]! - owed[a]!).find((i) => putOn(work, host, -1, plain[i]!.parts, next))
    if (put === undefined) return
    owed[put]!--
    plain[put]!.times--
  }
}

/** Puts what the portion holds on a GPU of the host, or beside them what needs none; false where nothing of it fits. */
function putOn(work: Work, host: number, gpu: number, parts: Portion["parts"], next: Next): boolean {
  const state = work.states[host]!
  let placed = 0
  for (const [c, count] of parts) {
    for (let n = 0; n < count; n++) {
      const k = next(c)
      if (k === null) break
      const { vm } = work.kindOf(k)
      const need = work.needOn(k, host)
      if (need === null || vm.vcpu > state.vcpu + 1e-6 || vm.ramGib > state.ramGib + 1e-6) break
      const spot = vm.gpus === 0 ? { gpus: [], masks: [] } : state.spotOn(gpu, need)
      if (spot === null) break
      work.settle(k, host, spot)
      placed++
    }
  }
  return placed > 0
}

/** Fills hosts whole, each content as often as the relaxation has it, rounded down; then once more those of which most is left over. */
export function fillWholeHosts(
  work: Work,
  classes: readonly VmClass[],
  wanted: readonly { readonly host: WholeHost; readonly times: number }[],
): void {
  const free = work.reach.shapes.map(({ hosts }) => [...hosts].reverse())
  const fill = ({ shape, gpus, plain }: WholeHost): void => {
    const host = free[shape]!.pop()
    if (host === undefined) return
    const next: Next = (c) => {
      const kind = classes[c]!.kinds[0]!
      return work.waiting[kind]!.length > 0 ? kind : null
    }
    const once = (list: readonly number[]) => list.map((c) => [c, 1] as const)
    gpus.forEach((content, gpu) => putOn(work, host, gpu, once(content), next))
    putOn(work, host, -1, once(plain), next)
  }
  for (const { host, times } of wanted) for (let n = 1; n <= times + 1e-6; n++) fill(host)
  for (const { host } of wanted.toSorted((a, b) => (b.times % 1) - (a.times % 1))) fill(host)
}
