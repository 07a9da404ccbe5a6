/**
 * VMs that share a GPU's time as a closed queueing network: each VM thinks for `thinkTime`, asks for `serviceTime`
 * of GPU work, and shares the GPU with whoever else is asking (processor sharing).
 *
 * Source of the method: mean value analysis of Reiser and Lavenberg (dataset: measurements/analytic-models, closed-mva),
 * with the load-dependent rate of state-dependent-ps: one busy VM has the whole GPU, two or more together get the
 * share `contendedCapacity` of it, for switching between contexts costs time (time-slice-equal-share).
 */
export interface Station {
  /** GPU work of one cycle on this GPU, any unit of time. */
  readonly serviceTime: number
  /** Time between the end of one piece of work and the next request, the same unit. */
  readonly thinkTime: number
  /** Capacity left for two or more busy VMs together, 0..1. */
  readonly contendedCapacity: number
}

export interface Population {
  /** Cycles a unit of time that one VM completes when n VMs are active; index n, from 1. */
  readonly throughputPerVm: readonly number[]
  /** Time from request to completion when n VMs are active; index n, from 1. */
  readonly responseTime: readonly number[]
}

/**
 * Exact mean value analysis for 1..`most` active VMs of one class, in time proportional to `most`.
 * With rates 1 (one busy) and c (two or more), the marginal probability of an idle station is all the
 * recursion has to carry: R(N) = S·[p0 + (1 + Q − p0)/c], X = N/(R + Z), Q = X·R,
 * p0(N) = 1 − p1 − (S·X − p1)/c with p1 = S·X·p0(N−1).
 */
export function meanValueAnalysis(station: Station, most: number): Population {
  const { serviceTime: s, thinkTime: z, contendedCapacity: c } = station
  const throughputPerVm: number[] = [0]
  const responseTime: number[] = [0]
  let queue = 0
  let idle = 1
  for (let n = 1; n <= most; n++) {
    const response = s * (idle + (1 + queue - idle) / c)
    const throughput = n / (response + z)
    const one = s * throughput * idle
    idle = Math.max(0, 1 - one - (s * throughput - one) / c)
    queue = throughput * response
    throughputPerVm.push(throughput / n)
    responseTime.push(response)
  }
  return { throughputPerVm, responseTime }
}

/**
 * Mean over a binomial number of companions: of `vms` VMs on the GPU one is looked at and active, each of the others
 * is active with probability `activeShare`. Gives the mean of `value(n)` over n = 1 + companions.
 */
export function meanOverCompanions(vms: number, activeShare: number, value: (active: number) => number): number {
  const others = vms - 1
  if (others <= 0 || activeShare <= 0) return value(1)
  if (activeShare >= 1) return value(vms)
  // Start at the mode and walk outwards, so that large counts neither underflow nor cost much.
  const mode = Math.min(others, Math.floor((others + 1) * activeShare))
  const odds = activeShare / (1 - activeShare)
  let total = 1
  let sum = value(mode + 1)
  let weight = 1
  for (let n = mode; n < others && weight > 1e-9; n++) {
    weight *= ((others - n) / (n + 1)) * odds
    total += weight
    sum += weight * value(n + 2)
  }
  weight = 1
  for (let n = mode; n > 0 && weight > 1e-9; n--) {
    weight *= n / ((others - n + 1) * odds)
    total += weight
    sum += weight * value(n)
  }
  return sum / total
}
