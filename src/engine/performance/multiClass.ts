/**
 * Several kinds of VM on one GPU: multi-class mean value analysis of one processor-sharing station.
 * Exact where the number of population vectors is small and all are whole, else Linearizer of Chandy and Neuse up to six classes, else
 * Schweitzer–Bard's fixed point (the errors of both against the exact solution are asserted in the tests).
 */
export interface VmClass {
  /** Active VMs of the class; a whole number for the exact method. */
  readonly active: number
  /** GPU work of one cycle. */
  readonly serviceTime: number
  readonly thinkTime: number
}

export interface ClassResult {
  /** Cycles a unit of time for one VM of the class. */
  readonly throughputPerVm: number
  readonly responseTime: number
}

const mostVectors = 20_000
/** Linearizer solves the network once for each class removed: its cost grows with the cube of the classes. */
const mostLinearized = 6

/** Contention loss is applied to the service time where two or more VMs are active. */
export function multiClassMva(classes: readonly VmClass[], contendedCapacity: number): readonly ClassResult[] {
  const total = classes.reduce((sum, one) => sum + one.active, 0)
  const capacity = total > 1 ? contendedCapacity : 1
  const slowed = classes.map((one) => ({ ...one, serviceTime: one.serviceTime / capacity }))
  const vectors = slowed.reduce((product, one) => product * (Math.round(one.active) + 1), 1)
  const whole = slowed.every((one) => Number.isInteger(one.active))
  if (whole && vectors <= mostVectors) return exact(slowed)
  return slowed.length <= mostLinearized ? linearizer(slowed) : schweitzer(slowed)
}

/** Recursion over all population vectors up to the full one: R_c(N) = S_c·(1 + Q(N − e_c)). */
export function exact(classes: readonly VmClass[]): readonly ClassResult[] {
  const sizes = classes.map((one) => one.active + 1)
  const strides: number[] = []
  let vectors = 1
  for (const size of sizes) {
    strides.push(vectors)
    vectors *= size
  }
  const queue = new Float64Array(vectors)
  let last: ClassResult[] = classes.map(() => ({ throughputPerVm: 0, responseTime: 0 }))
  for (let index = 1; index < vectors; index++) {
    let queued = 0
    last = classes.map((one, c) => {
      const stride = strides[c] ?? 1
      const n = Math.floor(index / stride) % (sizes[c] ?? 1)
      if (n === 0) return { throughputPerVm: 1 / (one.serviceTime + one.thinkTime), responseTime: one.serviceTime }
      const response = one.serviceTime * (1 + (queue[index - stride] ?? 0))
      const perVm = 1 / (response + one.thinkTime)
      queued += n * perVm * response
      return { throughputPerVm: perVm, responseTime: response }
    })
    queue[index] = queued
  }
  return last
}

/** Schweitzer–Bard: the queue an arriving VM sees is estimated from the full queue, Q_j − Q_c/N_c for its own class. */
export function schweitzer(classes: readonly VmClass[]): readonly ClassResult[] {
  let queues = classes.map((one) => one.active * (one.serviceTime / (one.serviceTime + one.thinkTime)))
  let results: ClassResult[] = []
  for (let round = 0; round < 500; round++) {
    const all = queues.reduce((sum, q) => sum + q, 0)
    results = classes.map((one, c) => {
      const own = queues[c] ?? 0
      const seen = one.active > 0 ? Math.max(0, all - own / Math.max(one.active, 1)) : all
      const response = one.serviceTime * (1 + seen)
      return { throughputPerVm: 1 / (response + one.thinkTime), responseTime: response }
    })
    const next = results.map((result, c) => (classes[c]?.active ?? 0) * result.throughputPerVm * result.responseTime)
    const moved = next.reduce((most, q, c) => Math.max(most, Math.abs(q - (queues[c] ?? 0))), 0)
    queues = next
    if (moved < 1e-10) break
  }
  return results
}

/** A fixed point is found where no share of time moves by more than this. */
const settled = 1e-6

/** Share of its time that each class queues in the population `active`, where a class queues `busy[i] + drift[c][i]` of its time when one VM of class c is away. */
function core(
  classes: readonly VmClass[],
  active: readonly number[],
  drift: readonly (readonly number[])[],
  start: readonly number[],
): number[] {
  const n = classes.length
  const busy = Float64Array.from(start)
  for (let round = 0; round < 100; round++) {
    let moved = 0
    for (let c = 0; c < n; c++) {
      const one = classes[c]
      const own = drift[c]
      if (!one || !own) continue
      let seen = 0
      for (let i = 0; i < n; i++) {
        const others = (active[i] ?? 0) - (i === c ? 1 : 0)
        if (others > 0) seen += others * Math.min(1, Math.max(0, (busy[i] ?? 0) + (own[i] ?? 0)))
      }
      const response = one.serviceTime * (1 + seen)
      const share = response / (response + one.thinkTime)
      moved = Math.max(moved, Math.abs(share - (busy[c] ?? 0)))
      busy[c] = share
    }
    if (moved < settled) break
  }
  return [...busy]
}

/**
 * Linearizer (Chandy and Neuse, 1982): as Schweitzer–Bard, but how much of its time a class queues may change when a VM is taken
 * away; that change is found by solving the network without one VM of each class, three times over.
 */
export function linearizer(classes: readonly VmClass[]): readonly ClassResult[] {
  const active = classes.map((one) => one.active)
  const without = classes.map((_, c) => active.map((n, i) => (i === c ? Math.max(0, n - 1) : n)))
  let drift = classes.map(() => classes.map(() => 0))
  let busy = core(
    classes,
    active,
    drift,
    classes.map((one) => one.serviceTime / (one.serviceTime + one.thinkTime)),
  )
  for (let round = 0; round < 3; round++) {
    const now = busy
    const used = drift
    drift = without.map((population) => core(classes, population, used, now).map((share, i) => share - (now[i] ?? 0)))
    busy = core(classes, active, drift, now)
  }
  return classes.map((one, c) => {
    const share = busy[c] ?? 0
    // share = R ÷ (R + Z); a class that never thinks takes its time from what it queues behind.
    const seen = busy.reduce((sum, other, i) => {
      const others = Math.max(0, (active[i] ?? 0) - (i === c ? 1 : 0))
      return sum + others * Math.min(1, Math.max(0, other + (drift[c]?.[i] ?? 0)))
    }, 0)
    const responseTime = one.thinkTime > 0 && share < 1 ? (share * one.thinkTime) / (1 - share) : one.serviceTime * (1 + seen)
    return { throughputPerVm: 1 / (responseTime + one.thinkTime), responseTime }
  })
}
