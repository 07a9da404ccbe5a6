import { speedKinds, type Range, type SpeedKind, type SpeedModel } from "../../dataset/schema/index.ts"
import { readingOf, type Reading, type SpeedCatalogue, type SpeedRow } from "./speedReading.ts"
import {
  blockOf,
  bySource,
  fitEffects,
  forward,
  kindOfName,
  linear,
  namesOf,
  shared,
  solve,
  type Effects,
  type Noise,
  type Solved,
  type Spreads,
} from "./speedSolve.ts"

/*
 * Fit of the effects of speedEffects.ts to published speeds: a linear mixed model on ln(speed), solved by generalized least squares with normal priors (the same empirical Bayes as
 * partialPooling.ts, in the space of effects: they are few, so that leaving a source out is a subtraction). Readings of one source share deviations: of its software (a slope of its
 * own for each kind of work), of each board it had, and of each table's reference value; so eighty rows of one table do not outvote ten sources.
 */

/** Where the search starts and what it is held near: standard deviations on the scale of ln(speed), those of slopes for each e-fold of the rated ratio. */
const start: { readonly spreads: Spreads; readonly noise: number } = {
  spreads: { slope: 0.12, work: 0.12, maker: 0.15, generation: 0.12, power: 0.12, software: 0.1, table: 0.05, board: 0.06 },
  noise: 0.1,
}

/** Kinds of which few readings are there: a frame's work differs more from program to program. */
const widerNoise: Readonly<Partial<Record<SpeedKind, number>>> = { graphics: 0.2, "ray-tracing": 0.2 }
const startNoise = (kind: SpeedKind): number => widerNoise[kind] ?? start.noise

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
