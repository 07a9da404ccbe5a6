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
  const n = classes.length
  const strides: number[] = []
  let vectors = 1
  for (const one of classes) {
    strides.push(vectors)
    vectors *= one.active + 1
  }
  const queue = new Float64Array(vectors)
  const here = classes.map(() => 0)
  for (let index = 1; index < vectors; index++) {
    for (let c = 0; ++here[c]! > classes[c]!.active; c++) here[c] = 0
    let queued = 0
    for (let c = 0; c < n; c++) {
      if (here[c] === 0) continue
      const { serviceTime, thinkTime } = classes[c]!
      const response = serviceTime * (1 + queue[index - strides[c]!]!)
      queued += here[c]! * (1 / (response + thinkTime)) * response
    }
    queue[index] = queued
  }
  return classes.map(({ active, serviceTime, thinkTime }, c) => {
    if (vectors === 1) return { throughputPerVm: 0, responseTime: 0 }
    if (active === 0) return { throughputPerVm: 1 / (serviceTime + thinkTime), responseTime: serviceTime }
    const responseTime = serviceTime * (1 + queue[vectors - 1 - strides[c]!]!)
    return { throughputPerVm: 1 / (responseTime + thinkTime), responseTime }
  })
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

/** A network of at most so many classes as plain numbers, worked on in place: it is solved thousands of times where GPUs are filled. */
interface Scratch {
  readonly service: Float64Array
  readonly think: Float64Array
  readonly active: Float64Array
  /** Share of its time that each class queues, in the whole population. */
  readonly busy: Float64Array
  /** By class that one VM is away of, and class: the change of that share. */
  readonly drift: Float64Array
  readonly nextDrift: Float64Array
  readonly without: Float64Array
}

const scratches = new Map<number, Scratch>()

function scratchOf(n: number): Scratch {
  const known = scratches.get(n)
  if (known) return known
  const row = () => new Float64Array(n)
  const square = () => new Float64Array(n * n)
  const made: Scratch = {
    service: row(),
    think: row(),
    active: row(),
    busy: row(),
    drift: square(),
    nextDrift: square(),
    without: row(),
  }
  scratches.set(n, made)
  return made
}

/**
 * Brings `busy`, the share of its time that each class queues, to the fixed point in the population `active` with one VM of class `away` gone (-1: none),
 * where a class queues `busy[i] + drift[c][i]` of its time when one VM of class c is away.
 */
function settle({ service, think, active, drift }: Scratch, n: number, away: number, busy: Float64Array): void {
  for (let round = 0; round < 100; round++) {
    let moved = 0
    for (let c = 0; c < n; c++) {
      let seen = 0
      for (let i = 0; i < n; i++) {
        let others = active[i]!
        if (i === away) others = others > 1 ? others - 1 : 0
        if (i === c) others -= 1
        if (others <= 0) continue
        const share = busy[i]! + drift[c * n + i]!
        seen += others * (share < 0 ? 0 : share > 1 ? 1 : share)
      }
      const response = service[c]! * (1 + seen)
      const share = response / (response + think[c]!)
      const by = Math.abs(share - busy[c]!)
      if (by > moved) moved = by
      busy[c] = share
    }
    if (moved < settled) break
  }
}

/**
 * Linearizer (Chandy and Neuse, 1982): as Schweitzer–Bard, but how much of its time a class queues may change when a VM is taken
 * away; that change is found by solving the network without one VM of each class, three times over.
 */
export function linearizer(classes: readonly VmClass[]): readonly ClassResult[] {
  const n = classes.length
  const scratch = scratchOf(n)
  const { service, think, active, busy, drift, nextDrift, without } = scratch
  for (let c = 0; c < n; c++) {
    const one = classes[c]!
    service[c] = one.serviceTime
    think[c] = one.thinkTime
    active[c] = one.active
    busy[c] = one.serviceTime / (one.serviceTime + one.thinkTime)
  }
  drift.fill(0)
  settle(scratch, n, -1, busy)
  for (let round = 0; round < 3; round++) {
    for (let c = 0; c < n; c++) {
      without.set(busy)
      settle(scratch, n, c, without)
      for (let i = 0; i < n; i++) nextDrift[c * n + i] = without[i]! - busy[i]!
    }
    drift.set(nextDrift)
    settle(scratch, n, -1, busy)
  }
  const results: ClassResult[] = []
  for (let c = 0; c < n; c++) {
    const share = busy[c]!
    // share = R ÷ (R + Z); a class that never thinks takes its time from what it queues behind.
    let seen = 0
    for (let i = 0; i < n; i++) {
      const others = Math.max(0, active[i]! - (i === c ? 1 : 0))
      seen += others * Math.min(1, Math.max(0, busy[i]! + drift[c * n + i]!))
    }
    const responseTime = think[c]! > 0 && share < 1 ? (share * think[c]!) / (1 - share) : service[c]! * (1 + seen)
    results.push({ throughputPerVm: 1 / (responseTime + think[c]!), responseTime })
  }
  return results
}
