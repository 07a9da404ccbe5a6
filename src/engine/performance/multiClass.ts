/**
 * Several kinds of VM on one GPU: multi-class mean value analysis of one processor-sharing station.
 * Exact where the number of population vectors is small, Schweitzer–Bard's fixed point above
 * (its error against the exact solution is asserted in the tests).
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

/** Contention loss is applied to the service time where two or more VMs are active. */
export function multiClassMva(classes: readonly VmClass[], contendedCapacity: number): readonly ClassResult[] {
  const total = classes.reduce((sum, one) => sum + one.active, 0)
  const capacity = total > 1 ? contendedCapacity : 1
  const slowed = classes.map((one) => ({ ...one, serviceTime: one.serviceTime / capacity }))
  const vectors = slowed.reduce((product, one) => product * (Math.round(one.active) + 1), 1)
  const whole = slowed.every((one) => Number.isInteger(one.active))
  return whole && vectors <= mostVectors ? exact(slowed) : schweitzer(slowed)
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
