import type { Gpu as CoreGpu } from "../../dataset/core.ts"
import type { SpeedKind } from "../../dataset/schema/index.ts"
import type { EffectKind } from "./speedEffects.ts"
import type { Reading } from "./speedReading.ts"

// The linear algebra of the fit: readings of one source become a block of normal equations, blocks are added up and solved.

/** Standard deviations on the scale of ln(speed), by kind of effect and by what readings of a source share. */
export type Spreads = Readonly<Record<EffectKind | "software" | "table" | "board", number>>
/** The same of what nothing explains, by kind of work. */
export type Noise = Readonly<Record<SpeedKind, number>>

/** By name, on the scale of ln(speed). */
export type Effects = ReadonlyMap<string, number>

/** The reading's design at the present effects: y ≈ offset + Σ coefficient × effect. */
export function linear(
  reading: Reading,
  effects: Effects,
): { readonly offset: number; readonly coefficients: ReadonlyMap<string, number> } {
  const corrected = reading.parts.map(({ peaks, terms }) =>
    terms.reduce((sum, term) => sum + term.factor * (effects.get(term.name) ?? 0), peaks),
  )
  const times = reading.parts.map(({ share }, i) => share * Math.exp(-(corrected[i] ?? 0)))
  const total = times.reduce((sum, time) => sum + time, reading.fixed)
  const coefficients = new Map<string, number>()
  let shift = 0
  reading.parts.forEach(({ peaks, terms }, i) => {
    const weight = (times[i] ?? 0) / total
    shift += weight * ((corrected[i] ?? 0) - peaks)
    for (const { name, factor } of terms) coefficients.set(name, (coefficients.get(name) ?? 0) + weight * factor)
  })
  return { offset: -Math.log(total) - shift, coefficients }
}

/** Lower triangle L with L·Lᵀ = matrix, in place of it. */
function cholesky(a: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j] ?? 0
      for (let k = 0; k < j; k++) sum -= (a[i * n + k] ?? 0) * (a[j * n + k] ?? 0)
      a[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (a[j * n + j] ?? 1)
    }
  }
  return a
}

/** Solves L·x = b for each of the columns of b (n rows of `width`), in place. */
export function forward(lower: Float64Array, n: number, b: Float64Array, width: number): Float64Array {
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) {
      const factor = lower[i * n + k] ?? 0
      if (factor !== 0) for (let c = 0; c < width; c++) b[i * width + c] = (b[i * width + c] ?? 0) - factor * (b[k * width + c] ?? 0)
    }
    const pivot = lower[i * n + i] ?? 1
    for (let c = 0; c < width; c++) b[i * width + c] = (b[i * width + c] ?? 0) / pivot
  }
  return b
}

/** What one source says: its normal equations, and the parts of its likelihood that do not depend on the effects. */
interface Block {
  readonly source: string
  readonly matrix: Float64Array
  readonly right: Float64Array
  readonly quadratic: number
  readonly logDeterminant: number
}

const tableOf = ({ row }: Reading): string => `${row.workload}|${row.reference.id}`

/** Covariance of two readings of one source, beyond the effects. */
export function shared(a: Reading, b: Reading, spreads: Spreads): number {
  const software = a.row.kind === b.row.kind ? spreads.software ** 2 * a.rated * b.rated : 0
  const table = tableOf(a) === tableOf(b) ? spreads.table ** 2 : 0
  const same = (x: CoreGpu, y: CoreGpu): number => (x.id === y.id ? 1 : 0)
  const boards =
    same(a.row.gpu, b.row.gpu) +
    same(a.row.reference, b.row.reference) -
    same(a.row.gpu, b.row.reference) -
    same(a.row.reference, b.row.gpu)
  return software + table + spreads.board ** 2 * boards
}

/** What is assumed of effects and noise before the readings speak. */
interface Assumed {
  readonly effects: Effects
  readonly spreads: Spreads
  readonly noise: Noise
}

/** What the readings of one source say of the effects. */
export function blockOf(
  source: string,
  readings: readonly Reading[],
  names: ReadonlyMap<string, number>,
  { effects, spreads, noise }: Assumed,
): Block {
  const n = readings.length
  const p = names.size
  const covariance = new Float64Array(n * n)
  const columns = new Float64Array(n * (p + 1))
  readings.forEach((a, i) => {
    for (let j = 0; j <= i; j++) covariance[i * n + j] = shared(a, readings[j] ?? a, spreads)
    covariance[i * n + i] = (covariance[i * n + i] ?? 0) + noise[a.row.kind] ** 2
    const { offset, coefficients } = linear(a, effects)
    for (const [name, value] of coefficients) columns[i * (p + 1) + (names.get(name) ?? 0)] = value
    columns[i * (p + 1) + p] = a.y - offset
  })
  const lower = cholesky(covariance, n)
  forward(lower, n, columns, p + 1)
  const matrix = new Float64Array(p * p)
  const right = new Float64Array(p)
  let quadratic = 0
  let logDeterminant = 0
  for (let i = 0; i < n; i++) {
    const row = columns.subarray(i * (p + 1), (i + 1) * (p + 1))
    const y = row[p] ?? 0
    quadratic += y * y
    logDeterminant += 2 * Math.log(lower[i * n + i] ?? 1)
    for (let a = 0; a < p; a++) {
      const value = row[a] ?? 0
      if (value === 0) continue
      right[a] = (right[a] ?? 0) + value * y
      for (let b = 0; b <= a; b++) matrix[a * p + b] = (matrix[a * p + b] ?? 0) + value * (row[b] ?? 0)
    }
  }
  return { source, matrix, right, quadratic, logDeterminant }
}

/** "slope/fp32" is a slope. */
export const kindOfName = (name: string): EffectKind => name.slice(0, name.indexOf("/")) as EffectKind

/** Effects as all blocks and the prior have them. */
export interface Solved {
  readonly names: ReadonlyMap<string, number>
  readonly effects: Effects
  /** Lower triangle of the posterior precision. */
  readonly lower: Float64Array
  readonly logLikelihood: number
}

/** The posterior of the effects: normal, since blocks and prior are. */
export function solve(blocks: readonly Block[], names: ReadonlyMap<string, number>, spreads: Spreads): Solved {
  const p = names.size
  const precision = new Float64Array(p * p)
  const right = new Float64Array(p)
  let logPrior = 0
  for (const [name, i] of names) {
    const weight = 1 / spreads[kindOfName(name)] ** 2
    precision[i * p + i] = weight
    logPrior += Math.log(weight)
  }
  let quadratic = 0
  let logDeterminant = 0
  for (const block of blocks) {
    for (let i = 0; i < p * p; i++) precision[i] = (precision[i] ?? 0) + (block.matrix[i] ?? 0)
    for (let i = 0; i < p; i++) right[i] = (right[i] ?? 0) + (block.right[i] ?? 0)
    quadratic += block.quadratic
    logDeterminant += block.logDeterminant
  }
  const lower = cholesky(precision, p)
  const half = forward(lower, p, Float64Array.from(right), 1)
  let explained = 0
  let logPosterior = 0
  for (let i = 0; i < p; i++) {
    explained += (half[i] ?? 0) ** 2
    logPosterior += 2 * Math.log(lower[i * p + i] ?? 1)
  }
  const x = Float64Array.from(half)
  for (let i = p - 1; i >= 0; i--) {
    let sum = x[i] ?? 0
    for (let k = i + 1; k < p; k++) sum -= (lower[k * p + i] ?? 0) * (x[k] ?? 0)
    x[i] = sum / (lower[i * p + i] ?? 1)
  }
  const effects = new Map([...names].map(([name, i]) => [name, x[i] ?? 0]))
  return { names, effects, lower, logLikelihood: -0.5 * (quadratic - explained + logDeterminant + logPosterior - logPrior) }
}

export const bySource = (readings: readonly Reading[]): ReadonlyMap<string, readonly Reading[]> => {
  const groups = new Map<string, Reading[]>()
  for (const reading of readings) groups.set(reading.row.source, [...(groups.get(reading.row.source) ?? []), reading])
  return groups
}

/** Effects that the readings speak of, with the place of each in the equations. */
export const namesOf = (readings: readonly Reading[]): ReadonlyMap<string, number> => {
  const all = [...new Set(readings.flatMap((one) => one.parts.flatMap((part) => part.terms.map((term) => term.name))))].sort()
  return new Map(all.map((name, i) => [name, i]))
}

/** Effects that fit best; the weights of the parts follow the effects, so it is done twice. */
export function fitEffects(
  readings: readonly Reading[],
  names: ReadonlyMap<string, number>,
  spreads: Spreads,
  noise: Noise,
  from: Effects = new Map(),
): Solved {
  let effects = from
  let solved: Solved | null = null
  for (let round = 0; round < 2; round++) {
    const blocks = [...bySource(readings)].map(([source, own]) => blockOf(source, own, names, { effects, spreads, noise }))
    solved = solve(blocks, names, spreads)
    effects = solved.effects
  }
  if (!solved) throw new Error("unreachable")
  return solved
}
