/**
 * Partial pooling: what readings of related things say about a new one. Each reading is a common mean, plus one deviation
 * for each group it belongs to (its technology, its class of work, the paper it comes from …), plus noise; deviations are
 * normal with a spread for each kind of group. So a group with many readings speaks for itself, one with few leans on the
 * rest, and forty readings of one paper do not outvote five papers, for they share the paper's deviation.
 *
 * Source of the method: best linear unbiased prediction of random effects (Henderson; Robinson, "That BLUP is a good thing", 1991),
 * spreads by the largest marginal likelihood (empirical Bayes) under a weak prior.
 */
export interface Kind {
  readonly name: string
  /** Standard deviation of the groups' deviations, in the unit of the readings. */
  readonly spread: number
}

export interface Spreads {
  /** Expected mean of all readings before any is known, and how far it may be off. */
  readonly mean: number
  readonly meanSpread: number
  readonly kinds: readonly Kind[]
  /** Standard deviation of a single reading about its groups. */
  readonly noise: number
}

/** `labels[i]` is the group of kind i; null: a group of its own that no other reading shares. */
export interface Place {
  readonly labels: readonly (string | null)[]
  /** Added to the common mean: what a mechanism expects of this reading. */
  readonly offset: number
  /** Factor on every deviation: 1, or less where the mechanism says that deviations hardly show. */
  readonly scale: number
  /** How far what the mechanism was given may move the offset, down and up: one standard deviation of each side. None where left out. */
  readonly doubt?: { readonly down: number; readonly up: number }
}

export interface Reading extends Place {
  readonly value: number
  /** Variance of its own beyond the common noise: a published span, a one-sided figure. */
  readonly variance: number
}

export interface Estimate {
  readonly mean: number
  /** Standard deviation of a new reading at this place, its doubt left out: see `farOf`. */
  readonly spread: number
  /** Weight of each reading in the mean of a place of scale 1, in the order given; may be slightly negative. */
  readonly weights: Float64Array
}

export interface Pool {
  readonly readings: readonly Reading[]
  /** Logarithm of the marginal likelihood of the readings. */
  readonly logLikelihood: number
  estimate(place: Place): Estimate
}

/** Standard deviation of a new reading at a place towards one side: of the estimate and of the place's own doubt. */
export const farOf = ({ spread }: Estimate, { doubt }: Place, side: "down" | "up"): number => Math.hypot(spread, doubt?.[side] ?? 0)

const doubtVariance = ({ doubt }: Place): number => (doubt ? (doubt.down ** 2 + doubt.up ** 2) / 2 : 0)

/** Bits of the kinds in which two places stand in the same group. */
function sharedKinds(a: Place, b: Place): number {
  let bits = 0
  for (let k = 0; k < a.labels.length; k++) {
    const label = a.labels[k]
    if (label !== null && label !== undefined && label === b.labels[k]) bits |= 1 << k
  }
  return bits
}

/** Variance that two places share, for each set of kinds that they may have in common. */
function sharedVariances(spreads: Spreads): Float64Array {
  return Float64Array.from({ length: 1 << spreads.kinds.length }, (_, bits) =>
    spreads.kinds.reduce((sum, kind, k) => sum + ((bits >> k) & 1) * kind.spread ** 2, spreads.meanSpread ** 2),
  )
}

const masks = new WeakMap<readonly Reading[], Uint16Array>()

/** Which kinds each pair of readings shares, below the diagonal; kept, for a search of spreads asks for it again and again. */
function masksOf(readings: readonly Reading[]): Uint16Array {
  let made = masks.get(readings)
  if (!made) {
    const n = readings.length
    made = new Uint16Array(n * n)
    for (const [i, a] of readings.entries()) {
      for (let j = 0; j < i; j++) made[i * n + j] = sharedKinds(a, readings[j] ?? a)
    }
    masks.set(readings, made)
  }
  return made
}

const ownVariance = (place: Place, spreads: Spreads): number =>
  place.scale ** 2 * (spreads.meanSpread ** 2 + spreads.kinds.reduce((sum, kind) => sum + kind.spread ** 2, 0)) + spreads.noise ** 2

/** Lower triangle L of a positive definite matrix, row by row: L·Lᵀ = matrix. */
function cholesky(matrix: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j] ?? 0
      for (let k = 0; k < j; k++) sum -= (lower[i * n + k] ?? 0) * (lower[j * n + k] ?? 0)
      lower[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (lower[j * n + j] ?? 1)
    }
  }
  return lower
}

/** Solves L·Lᵀ·x = b. */
function solve(lower: Float64Array, n: number, b: Float64Array): Float64Array {
  const x = Float64Array.from(b)
  for (let i = 0; i < n; i++) {
    let sum = x[i] ?? 0
    for (let k = 0; k < i; k++) sum -= (lower[i * n + k] ?? 0) * (x[k] ?? 0)
    x[i] = sum / (lower[i * n + i] ?? 1)
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] ?? 0
    for (let k = i + 1; k < n; k++) sum -= (lower[k * n + i] ?? 0) * (x[k] ?? 0)
    x[i] = sum / (lower[i * n + i] ?? 1)
  }
  return x
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)

/** Puts readings together; time grows with the cube of their number once, with its square for each estimate. */
export function pool(readings: readonly Reading[], spreads: Spreads): Pool {
  const n = readings.length
  const variances = sharedVariances(spreads)
  const bits = masksOf(readings)
  const matrix = new Float64Array(n * n)
  for (const [i, a] of readings.entries()) {
    for (let j = 0; j < i; j++) matrix[i * n + j] = a.scale * (readings[j]?.scale ?? 0) * (variances[bits[i * n + j] ?? 0] ?? 0)
    matrix[i * n + i] = ownVariance(a, spreads) + a.variance + doubtVariance(a)
  }
  const lower = cholesky(matrix, n)
  const centred = Float64Array.from(readings, (one) => one.value - one.offset - spreads.mean * one.scale)
  const solved = solve(lower, n, centred)
  const logDeterminant = readings.reduce((sum, _, i) => sum + 2 * Math.log(lower[i * n + i] ?? 1), 0)
  const whole = spreads.meanSpread ** 2 + spreads.kinds.reduce((sum, kind) => sum + kind.spread ** 2, 0)
  // What readings say of a place of scale 1 depends on its groups alone, and the same groups are asked for again and again.
  const asked = new Map<string, { readonly mean: number; readonly told: number; readonly weights: Float64Array }>()
  const tell = (place: Place): { readonly mean: number; readonly told: number; readonly weights: Float64Array } => {
    const key = place.labels.join("\n")
    let made = asked.get(key)
    if (!made) {
      const shared = Float64Array.from(readings, (one) => one.scale * (variances[sharedKinds(place, one)] ?? 0))
      const weights = solve(lower, n, shared)
      asked.set(key, (made = { mean: dot(shared, solved), told: dot(shared, weights), weights }))
    }
    return made
  }
  return {
    readings,
    logLikelihood: -0.5 * (dot(centred, solved) + logDeterminant + n * Math.log(2 * Math.PI)),
    estimate: (place) => {
      const { mean, told, weights } = tell(place)
      return {
        mean: place.offset + place.scale * (spreads.mean + mean),
        spread: Math.sqrt(Math.max(place.scale ** 2 * (whole - told), 0) + spreads.noise ** 2),
        weights,
      }
    },
  }
}

/** Steps of the search for the spreads: factors on a spread, coarse first. */
const factors = [2, 1.3, 1.1] as const

/** How surely a prior spread is believed: one standard deviation of its logarithm. */
const priorDoubt = 0.5

/**
 * Spreads with the largest marginal likelihood, starting from `prior` and held near it by a log-normal prior, so that kinds
 * of which there are one or two groups keep a sane spread. Coordinate search on fixed steps: the same readings always give the same answer.
 */
export function fitSpreads(readings: readonly Reading[], prior: Spreads): Spreads {
  if (readings.length < 2) return prior
  const score = (spreads: Spreads): number => {
    const drift = (now: number, was: number): number => (Math.log(now / was) / priorDoubt) ** 2 / 2
    const penalty = spreads.kinds.reduce(
      (sum, kind, k) => sum + drift(kind.spread, prior.kinds[k]?.spread ?? kind.spread),
      drift(spreads.noise, prior.noise),
    )
    return pool(readings, spreads).logLikelihood - penalty
  }
  const change = (spreads: Spreads, at: number, factor: number): Spreads =>
    at === spreads.kinds.length
      ? { ...spreads, noise: spreads.noise * factor }
      : { ...spreads, kinds: spreads.kinds.map((kind, k) => (k === at ? { ...kind, spread: kind.spread * factor } : kind)) }
  let best = prior
  let most = score(prior)
  for (const factor of factors) {
    for (let round = 0; round < 3; round++) {
      let moved = false
      for (let at = 0; at <= best.kinds.length; at++) {
        for (const by of [factor, 1 / factor]) {
          const next = change(best, at, by)
          const reached = score(next)
          if (reached > most + 1e-9) {
            best = next
            most = reached
            moved = true
          }
        }
      }
      if (!moved) break
    }
  }
  return best
}
