import type { Catalogue } from "../../dataset/catalogue.ts"
import {
  speedKinds,
  type Bound,
  type Gpu,
  type Range,
  type Speed,
  type SpeedKind,
  type SpeedKindRow,
  type SpeedModel,
  type TensorPrecision,
} from "../../dataset/schema/index.ts"
import type { Gpu as CoreGpu } from "../../dataset/core.ts"
import { termsOf, type EffectKind } from "./speedEffects.ts"
import { rateOf } from "../workload/rates.ts"

/**
 * Fit of the effects of speedEffects.ts to published speeds: a linear mixed model on ln(speed), solved by generalized least squares with normal priors (the same empirical Bayes as
 * partialPooling.ts, in the space of effects: they are few, so that leaving a source out is a subtraction). Readings of one source share deviations: of its software (a slope of its
 * own for each kind of work), of each board it had, and of each table's reference value; so eighty rows of one table do not outvote ten sources.
 */
export interface SpeedRow extends Pick<Speed, "id" | "workload" | "speedRatio" | "tensorPrecision" | "per"> {
  readonly kind: SpeedKind
  readonly gpu: CoreGpu | Gpu
  readonly reference: CoreGpu | Gpu
  readonly source: string
}

/** A catalogue with the kinds of work, which only the full dataset has. */
export interface SpeedCatalogue extends Catalogue {
  readonly speedKinds: readonly SpeedKindRow[]
}

export type Spreads = Readonly<Record<EffectKind | "software" | "table" | "board", number>>
export type Noise = Readonly<Record<SpeedKind, number>>

/** Where the search starts and what it is held near: standard deviations on the scale of ln(speed), those of slopes for each e-fold of the rated ratio. */
const start: { readonly spreads: Spreads; readonly noise: number } = {
  spreads: { slope: 0.12, work: 0.12, maker: 0.15, generation: 0.12, power: 0.12, software: 0.1, table: 0.05, board: 0.06 },
  noise: 0.1,
}

/** Kinds of which few readings are there: a frame's work differs more from program to program. */
const widerNoise: Readonly<Partial<Record<SpeedKind, number>>> = { graphics: 0.2, "ray-tracing": 0.2 }
const startNoise = (kind: SpeedKind): number => widerNoise[kind] ?? start.noise

/** The GPU on which kinds of work state what binds them. */
export const standardGpu = "a100-pcie-80"

/** A GPU that shares are stated on has its rates known: an encoder-less standard counts as having two. */
const standardRate = (bound: Bound, precision: TensorPrecision, catalogue: SpeedCatalogue): number => {
  const standard = catalogue.gpu(standardGpu)
  return bound === "encode" ? 2 : ((standard && rateOf(bound, standard, catalogue.resources(standardGpu), precision)) ?? 1)
}

/** Shares of the time on another GPU, by rated peaks, of a kind of work; `fixed`: what no faster GPU shortens. Null where a rate is not known. */
export function sharesOn(
  kind: SpeedKind,
  gpu: CoreGpu,
  precision: TensorPrecision | null,
  catalogue: SpeedCatalogue,
): { readonly shares: Readonly<Partial<Record<Bound, number>>>; readonly fixed: number; readonly precision: TensorPrecision } | null {
  const row = catalogue.speedKinds.find((one) => one.id === kind)
  if (!row) return null
  const format = precision ?? row.tensorPrecision ?? "fp16"
  const stated = Object.entries(row.boundBy) as [Bound, number][]
  const still = Math.max(0, 1 - stated.reduce((sum, [, share]) => sum + share, 0))
  const times: [Bound, number][] = []
  for (const [bound, share] of stated) {
    const rate = rateOf(bound, gpu, catalogue.resources(gpu.id), format)
    if (rate === null) return null
    times.push([bound, (share * standardRate(bound, format, catalogue)) / rate])
  }
  const total = times.reduce((sum, [, time]) => sum + time, still)
  return { shares: Object.fromEntries(times.map(([bound, time]) => [bound, time / total])), fixed: still / total, precision: format }
}

interface Reading {
  readonly row: SpeedRow
  readonly y: number
  /** Bounds with share on the reference and ln of the rated ratio, and the effects that correct it. */
  readonly parts: readonly { readonly share: number; readonly peaks: number; readonly terms: ReturnType<typeof termsOf> }[]
  readonly fixed: number
  /** ln of the speed by rates alone. */
  readonly rated: number
}

/** A published speed as a reading; null where a rate of either GPU is not known. A figure of one engine counts for all engines of the GPU. */
export function readingOf(row: SpeedRow, catalogue: SpeedCatalogue): Reading | null {
  const on = sharesOn(row.kind, row.reference, row.tensorPrecision, catalogue)
  if (!on) return null
  const parts: Reading["parts"][number][] = []
  for (const [bound, share] of Object.entries(on.shares) as [Bound, number][]) {
    const here = rateOf(bound, row.gpu, catalogue.resources(row.gpu.id), on.precision)
    const there = rateOf(bound, row.reference, catalogue.resources(row.reference.id), on.precision)
    if (!here || !there) return null
    const peaks = Math.log(here / there)
    parts.push({
      share,
      peaks,
      terms: termsOf(bound, { gpu: row.gpu, reference: row.reference, peaks }, row.kind, on.precision, catalogue),
    })
  }
  const rated = -Math.log(parts.reduce((sum, part) => sum + part.share * Math.exp(-part.peaks), on.fixed))
  const engines = (gpu: CoreGpu): number => catalogue.resources(gpu.id)?.encode.engines ?? 1
  const perGpu = row.per === "engine" ? Math.log(engines(row.gpu) / engines(row.reference)) : 0
  return { row, y: Math.log(row.speedRatio) + perGpu, parts, fixed: on.fixed, rated }
}

type Effects = ReadonlyMap<string, number>

/** The reading's design at the present effects: y ≈ offset + Σ coefficient × effect. */
function linear(reading: Reading, effects: Effects): { readonly offset: number; readonly coefficients: ReadonlyMap<string, number> } {
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
function forward(lower: Float64Array, n: number, b: Float64Array, width: number): Float64Array {
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
function shared(a: Reading, b: Reading, spreads: Spreads): number {
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

function blockOf(
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

const kindOfName = (name: string): EffectKind => name.slice(0, name.indexOf("/")) as EffectKind

interface Solved {
  readonly names: ReadonlyMap<string, number>
  readonly effects: Effects
  /** Lower triangle of the posterior precision. */
  readonly lower: Float64Array
  readonly logLikelihood: number
}

function solve(blocks: readonly Block[], names: ReadonlyMap<string, number>, spreads: Spreads): Solved {
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

const bySource = (readings: readonly Reading[]): ReadonlyMap<string, readonly Reading[]> => {
  const groups = new Map<string, Reading[]>()
  for (const reading of readings) groups.set(reading.row.source, [...(groups.get(reading.row.source) ?? []), reading])
  return groups
}

const namesOf = (readings: readonly Reading[]): ReadonlyMap<string, number> => {
  const all = [...new Set(readings.flatMap((one) => one.parts.flatMap((part) => part.terms.map((term) => term.name))))].sort()
  return new Map(all.map((name, i) => [name, i]))
}

/** Effects that fit best; the weights of the parts follow the effects, so it is done twice. */
function fitEffects(
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

const priorDoubt = 0.6
const factors = [1.5, 1.15] as const

/** Spreads and noises of the largest marginal likelihood, held near the start by a log-normal prior; coordinate search on fixed steps. */
function fitSpreads(
  readings: readonly Reading[],
  names: ReadonlyMap<string, number>,
): { readonly spreads: Spreads; readonly noise: Noise } {
  const groups = bySource(readings)
  let spreads = start.spreads
  let noise = Object.fromEntries(speedKinds.map((kind) => [kind, startNoise(kind)])) as Noise
  const drift = (now: number, was: number): number => (Math.log(now / was) / priorDoubt) ** 2 / 2
  for (const factor of factors) {
    const { effects } = fitEffects(readings, names, spreads, noise)
    const penalty = (s: Spreads, n: Noise): number =>
      (Object.keys(s) as (keyof Spreads)[]).reduce((sum, key) => sum + drift(s[key], start.spreads[key]), 0) +
      speedKinds.reduce((sum, kind) => sum + drift(n[kind], startNoise(kind)), 0)
    let blocks = new Map([...groups].map(([source, own]) => [source, blockOf(source, own, names, { effects, spreads, noise })]))
    let best = solve([...blocks.values()], names, spreads).logLikelihood - penalty(spreads, noise)
    const attempt = (s: Spreads, n: Noise, touched: (reading: Reading) => boolean): boolean => {
      const next = new Map(blocks)
      for (const [source, own] of groups)
        if (own.some(touched)) next.set(source, blockOf(source, own, names, { effects, spreads: s, noise: n }))
      const reached = solve([...next.values()], names, s).logLikelihood - penalty(s, n)
      if (reached <= best + 1e-9) return false
      best = reached
      blocks = next
      spreads = s
      noise = n
      return true
    }
    for (let round = 0; round < 2; round++) {
      let moved = false
      for (const by of [factor, 1 / factor]) {
        for (const key of ["slope", "work", "maker", "generation", "power"] as const)
          moved = attempt({ ...spreads, [key]: spreads[key] * by }, noise, () => false) || moved
        for (const key of ["software", "table", "board"] as const)
          moved = attempt({ ...spreads, [key]: spreads[key] * by }, noise, () => true) || moved
        for (const kind of speedKinds)
          moved = attempt(spreads, { ...noise, [kind]: noise[kind] * by }, (reading) => reading.row.kind === kind) || moved
      }
      if (!moved) break
    }
  }
  return { spreads, noise }
}

export interface SpeedCheck {
  readonly row: SpeedRow
  /** The published speed, of whole GPUs. */
  readonly published: number
  /** Null where a rate is not known. */
  readonly range: Range | null
  /** Standard deviations that the published figure lies from the likely one. */
  readonly distance: number | null
}

function checkOf(reading: Reading, solved: Solved, spreads: Spreads, noise: Noise, reach: number): SpeedCheck {
  const { offset, coefficients } = linear(reading, solved.effects)
  const p = solved.names.size
  const z = new Float64Array(p)
  let mean = offset
  let variance = shared(reading, reading, spreads) + noise[reading.row.kind] ** 2
  for (const [name, value] of coefficients) {
    const at = solved.names.get(name)
    if (at === undefined) variance += (value * spreads[kindOfName(name)]) ** 2
    else {
      z[at] = value
      mean += value * (solved.effects.get(name) ?? 0)
    }
  }
  const half = forward(solved.lower, p, z, 1)
  for (const one of half) variance += one * one
  const deviation = Math.sqrt(variance)
  return {
    row: reading.row,
    published: Math.exp(reading.y),
    range: { low: Math.exp(mean - reach * deviation), likely: Math.exp(mean), high: Math.exp(mean + reach * deviation) },
    distance: Math.abs(reading.y - mean) / deviation,
  }
}

/** Share of figures of unseen sources that a range is made to hold. */
export const nominalSpeedCoverage = 0.85

/** Distance below which the wanted share lies, a source weighing by the square root of its rows; a few normal distances are believed from the start. */
function reachOf(checks: readonly SpeedCheck[]): number {
  const counts = new Map<string, number>()
  for (const { row } of checks) counts.set(row.source, (counts.get(row.source) ?? 0) + 1)
  const all = checks.flatMap(({ row, distance }) =>
    distance === null ? [] : [{ distance, weight: 1 / Math.sqrt(counts.get(row.source) ?? 1) }],
  )
  for (const distance of [0.06, 0.19, 0.32, 0.45, 0.6, 0.76, 0.93, 1.15, 1.44, 1.96]) all.push({ distance, weight: 0.3 })
  all.sort((a, b) => a.distance - b.distance)
  const total = all.reduce((sum, one) => sum + one.weight, 0)
  let passed = 0
  for (const one of all) {
    passed += one.weight
    if (passed >= nominalSpeedCoverage * total) return one.distance
  }
  return 1.645
}

export interface FittedSpeeds {
  readonly spreads: Spreads
  readonly noise: Noise
  readonly reach: number
  readonly solved: Solved
  readonly leftOut: readonly SpeedCheck[]
  readonly inSample: readonly SpeedCheck[]
}

/** Effects without one source, or without several. */
function withoutSources(
  fit: { readonly spreads: Spreads; readonly noise: Noise },
  readings: readonly Reading[],
  names: ReadonlyMap<string, number>,
  left: ReadonlySet<string>,
  from: Effects,
): Solved {
  return fitEffects(
    readings.filter((one) => !left.has(one.row.source)),
    names,
    fit.spreads,
    fit.noise,
    from,
  )
}

/** Fits everything and leaves each source out in turn: its effects are fitted again without it; spreads, of which there are two dozen for all, are those of all sources. */
export function fitSpeeds(rows: readonly SpeedRow[], catalogue: SpeedCatalogue): FittedSpeeds {
  const readings = rows.flatMap((row) => readingOf(row, catalogue) ?? [])
  const names = namesOf(readings)
  const { spreads, noise } = fitSpreads(readings, names)
  const solved = fitEffects(readings, names, spreads, noise)
  const groups = [...bySource(readings)]
  const checked = (reach: number): readonly SpeedCheck[] =>
    groups.flatMap(([source, own]) => {
      const rest = withoutSources({ spreads, noise }, readings, names, new Set([source]), new Map())
      return own.map((reading) => checkOf(reading, rest, spreads, noise, reach))
    })
  const reach = reachOf(checked(1))
  return {
    spreads,
    noise,
    reach,
    solved,
    leftOut: checked(reach),
    inSample: readings.map((reading) => checkOf(reading, solved, spreads, noise, reach)),
  }
}

/** The posterior standard deviation of each effect. */
export function effectsOf({ solved }: FittedSpeeds): Readonly<Record<string, { readonly mean: number; readonly spread: number }>> {
  const p = solved.names.size
  return Object.fromEntries(
    [...solved.names].map(([name, i]) => {
      const unit = new Float64Array(p)
      unit[i] = 1
      const half = forward(solved.lower, p, unit, 1)
      return [name, { mean: solved.effects.get(name) ?? 0, spread: Math.sqrt(half.reduce((sum, one) => sum + one * one, 0)) }]
    }),
  )
}

/** Predicts speeds from elsewhere with a model that knows the rows given, save those of a source that a speed names. */
export function predictSpeeds(
  asked: readonly SpeedRow[],
  rows: readonly SpeedRow[],
  model: Pick<SpeedModel, "reach"> & { readonly spreads: Spreads; readonly noise: Noise },
  catalogue: SpeedCatalogue,
): readonly (SpeedCheck | null)[] {
  const readings = rows.flatMap((row) => readingOf(row, catalogue) ?? [])
  const names = namesOf(readings)
  const known = new Map<string, Solved>()
  return asked.map((row) => {
    const reading = readingOf(row, catalogue)
    if (!reading) return null
    const left = readings.some((one) => one.row.source === row.source) ? row.source : ""
    let solved = known.get(left)
    if (!solved) known.set(left, (solved = withoutSources(model, readings, names, new Set([left]), new Map())))
    return checkOf(reading, solved, model.spreads, model.noise, model.reach)
  })
}
