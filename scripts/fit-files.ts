import { readFileSync, readdirSync } from "node:fs"
import { coreOf } from "../src/dataset/cutCore.ts"
import { makeCatalogue, type Catalogue } from "../src/dataset/catalogue.ts"
import { tablesOf } from "../src/dataset/tables.ts"
import type {
  Evidence,
  Measurement,
  ModelParameter,
  Pooling,
  RemotingModel,
  Residual,
  SpeedKindRow,
  Validation,
} from "../src/dataset/schema/index.ts"
import type { Scaling } from "../src/dataset/schema/reference-measurements.ts"
import { families, type Family, type FittedFamily } from "../src/engine/performance/families.ts"
import { fitFamilies, newFitMemory, nominalCoverage, type FitMemory } from "../src/engine/performance/fit.ts"
import { gatherEvidence, type Evidence as Gathered } from "../src/engine/performance/predict.ts"
import { familyOfRow, publishedShare, readingOf, type PublishedRow } from "../src/engine/performance/published.ts"
import {
  byClass,
  byProduct,
  byPublisher,
  bySource,
  checkWith,
  crossValidate,
  type Check,
  type Interest,
  type LeaveOut,
} from "../src/engine/performance/validation.ts"
import { sayUnpredicted } from "../src/words/unpredicted.ts"
import { fromScale } from "../src/engine/performance/addedTime.ts"
import { speedFiles, speedSection, type FittedSpeedFiles } from "./fit-speeds.ts"
import { overlapped } from "../src/engine/performance/remoting.ts"
import { loadOf } from "../src/engine/performance/remotingLoad.ts"
import { ofBenchmark, ofMeasurement, ofScaling, type NamedRow } from "./fit-evidence.ts"
import { calibrationsOf } from "./fit-calibration.ts"
import { closestGroup, globalQuantiles, round, summaryOf, validationPage, type Method } from "./fit-report.ts"

const read = (root: string, path: string): unknown => JSON.parse(readFileSync(`${root}/${path}.json`, "utf8"))

/** Every JSON file below a folder, by path without ".json". */
const filesBelow = (root: string): Record<string, unknown> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".json"))
      .map((path) => path.replaceAll("\\", "/").slice(0, -".json".length))
      .map((path) => [path, read(root, path)]),
  )

export interface Published {
  readonly catalogue: Catalogue
  /** Every published share: the measurements, the clients of the scaling table, the slices of one benchmark. */
  readonly rows: readonly NamedRow[]
}

export function loadPublished(root: string): Published {
  const files = filesBelow(root)
  const full = tablesOf({ ...files, "models/pooling": files["models/pooling"] ?? [] })
  const sources = files["sources"] as Readonly<Record<string, { readonly interest?: Interest }>>
  const interestOf = ({ evidence: [first] }: NamedRow): Interest | null =>
    sources[first?.source ?? ""]?.interest ?? (first?.basis === "vendor-claim" ? "maker" : null)
  const rows = [
    ...(full.measurements as readonly Measurement[]).map(ofMeasurement),
    ...(read(root, "measurements/scaling") as readonly Scaling[]).flatMap(ofScaling),
    ...(read(root, "reference/nvidia-performance") as Parameters<typeof ofBenchmark>[0][]).flatMap(ofBenchmark),
  ]
  return { catalogue: makeCatalogue(coreOf(full)), rows: rows.map((row) => ({ ...row, interest: interestOf(row) })) }
}

const familyNames: Readonly<Record<Family, string>> = {
  direct: "One VM that drives a GPU itself, against native",
  detour: "The same through encrypted memory, or PCI Express over a network",
  forwarded: "API calls or submissions carried to a host or a server, against native",
  software: "Rendering on the processor, against a GPU",
  slice: "A hardware slice against the whole GPU, work of which there is always more",
  request: "A hardware slice against the whole GPU, one request after the other",
  neighbour: "A slice with busy neighbours against the same slice with idle ones",
  turns: "What clients that take turns on a GPU get together",
}

const familyNotes: Readonly<Record<Family, string>> = {
  direct: "Scale: logarithm of 0.06 + time added to a native second.",
  detour: "Scale: logarithm of 0.06 + time added to a native second.",
  forwarded: "Scale: the same, less what calls, bytes and round trips let expect; spreads are of the logarithm of that expectation.",
  software: "Scale: logarithm of 0.06 + time added to a native second, less what processors and GPU let expect.",
  slice: "Scale: power of the slice's share of the GPU that gives its speed.",
  request: "Scale: power of the slice's share of the GPU that gives its speed; 0 where the work notices nothing.",
  neighbour: "Scale: logarithm of 0.06 + time added by the neighbours.",
  turns: "Scale: logarithm of 0.06 + time added by taking turns.",
}

const significant = (value: number): number => Number(value.toPrecision(4))

/** The papers behind some rows, and which of their figures. */
function citations(rows: readonly PublishedRow[]): readonly Evidence[] {
  const papers = [...new Set(rows.map((row) => row.evidence[0]?.source ?? ""))]
  return papers.map((source) => {
    const own = rows.filter((row) => row.evidence[0]?.source === source)
    const locator = own.length === 1 ? `measurement ${own[0]?.id}` : `${own.length} measurements, ${own[0]?.id} the first`
    return { source, locator, basis: "measured" }
  })
}

function poolingOf(fitted: readonly FittedFamily[], rows: readonly NamedRow[], catalogue: Catalogue): readonly Pooling[] {
  return fitted.map(({ id, mean, meanSpread, kinds, noise, reach, reaches }) => {
    const own = rows.filter((row) => familyOfRow(row, catalogue) === id && readingOf(row, catalogue) !== null)
    const papers = [...new Set(own.map((row) => row.evidence[0]?.source ?? ""))]
    return {
      id,
      name: familyNames[id],
      mean: significant(mean),
      meanSpread: significant(meanSpread),
      kinds: kinds.map(({ name, spread }) => ({ name, spread: significant(spread) })),
      noise: significant(noise),
      reach: significant(reach),
      ...(reaches ? { reaches: Object.fromEntries(Object.entries(reaches).map(([kind, own]) => [kind, significant(own)])) } : {}),
      readings: own.length,
      papers: papers.length,
      note: familyNotes[id],
      evidence: [
        {
          source: "derived",
          locator: null,
          basis: "estimate",
          note: "spreads by largest marginal likelihood and reach by leaving sources out: scripts/fit.ts",
        },
        ...citations(own),
      ],
    }
  })
}

/** Ends of a family's range for a thing of which nothing is known but the labels given, on the family's scale. */
function generic(family: Family, labels: readonly (string | null)[], evidence: Gathered): { low: number; likely: number; high: number } {
  const { pool, fitted } = evidence[family]
  const { mean, spread } = pool.estimate({ labels, offset: 0, scale: 1 })
  return { low: mean - fitted.reach * spread, likely: mean, high: mean + fitted.reach * spread }
}

const three = (value: number): number => Number(value.toPrecision(3))
const fittedBy = (family: Family): string =>
  `scripts/fit.ts, readings of the family "${family}" in models/pooling; what it leaves over is in models/residuals`

/** The engine's constants that follow from the pooled readings. */
function fittedParameters(parameters: readonly ModelParameter[], evidence: Gathered): readonly ModelParameter[] {
  const ranges: Readonly<Record<string, { family: Family; value: { low: number; likely: number; high: number } }>> = (() => {
    const turns = generic("turns", [null, null, null], evidence)
    const neighbours = generic("neighbour", [null, null, null, null], evidence)
    const slice = (family: Family): { low: number; likely: number; high: number } => {
      const { low, likely, high } = generic(family, [null, null, null, null], evidence)
      return { low: three(Math.max(0, low)), likely: three(Math.max(0, likely)), high: three(high) }
    }
    const share = (z: { low: number; likely: number; high: number }): { low: number; likely: number; high: number } => ({
      low: three(Math.min(1, fromScale(z.high))),
      likely: three(Math.min(1, fromScale(z.likely))),
      high: three(Math.min(1, fromScale(z.low))),
    })
    return {
      "time-slice-efficiency": { family: "turns", value: share(turns) },
      "mig-neighbour-factor": { family: "neighbour", value: share(neighbours) },
      "mig-slice-power-batch": { family: "slice", value: slice("slice") },
      "mig-slice-power-request": { family: "request", value: slice("request") },
    }
  })()
  return parameters.map((parameter) => {
    const fit = ranges[parameter.id]
    if (!fit) return parameter
    return {
      ...parameter,
      value: fit.value,
      evidence: [
        { source: "derived", locator: null, basis: "estimate", note: fittedBy(fit.family) },
        ...citations(evidence[fit.family].rows),
      ],
    }
  })
}

/** The two ends of a row's span, as seconds added to a native second. */
const addedEnds = (row: NamedRow): readonly [number, number] | null => {
  const { low, high } = row.nativeShare
  return low === null || high === null ? null : [1 / high - 1, 1 / low - 1]
}

/**
 * c of shared memory: the seconds a call that put the middle (geometric) of Dowty and Sugerman's 86 … 12 % on the typical calls of
 * draw-call-heavy work. Two figures: more would say more than the span does.
 */
function callCost(rows: readonly NamedRow[], catalogue: Catalogue): { readonly seconds: number; readonly residuals: readonly Residual[] } {
  const row = rows.find((one) => one.id === "dowty-fusion")
  const ends = row && addedEnds(row)
  const calls = loadOf({ workloadClass: "3d-graphics-draw-call-heavy" }, catalogue)?.apiCalls.likely
  if (!ends || !calls) throw new Error("The measurement dowty-fusion, or what work of its class asks for, is missing.")
  const power = catalogue.remoting.overlap.power.likely
  const added = Math.sqrt(ends[0] * ends[1])
  const seconds = Number((((1 + added) ** power - 1) ** (1 / power) / calls).toPrecision(2))
  const fitted = 1 / (1 + overlapped(calls * seconds, power))
  const middle = 1 / (1 + added)
  return {
    seconds,
    residuals: [
      { id: row.id, family: "remoting-call-cost", published: round(middle), fitted: round(fitted), residual: round(middle - fitted) },
    ],
  }
}

function withCallCost<Model extends Catalogue["remoting"]>(remoting: Model, seconds: number): Model {
  const shared = remoting.transports["shared-memory"]
  if (!shared) return remoting
  const { secondsPerCall: c } = shared
  const factor = seconds / c.likely
  const secondsPerCall = { low: three(c.low * factor), likely: seconds, high: three(c.high * factor) }
  return { ...remoting, transports: { ...remoting.transports, "shared-memory": { ...shared, secondsPerCall } } }
}

function residualsOf(evidence: Gathered, catalogue: Catalogue): readonly Residual[] {
  return families.flatMap((family) => {
    const { rows, pool } = evidence[family]
    return rows.flatMap((row) => {
      const reading = readingOf(row, catalogue)
      const published = publishedShare(row)
      if (!reading || published === null) return []
      const { mean } = pool.estimate(reading)
      return [{ id: row.id, family, published: round(published), fitted: round(mean), residual: round(reading.value - mean) }]
    })
  })
}

const roundedRange = (range: Check["range"]): Check["range"] =>
  range && { low: round(range.low), likely: round(range.likely), high: round(range.high) }

export interface Fitted {
  readonly pooling: readonly Pooling[]
  readonly parameters: readonly ModelParameter[]
  readonly remoting: RemotingModel
  readonly residuals: readonly Residual[]
  readonly validation: Validation
  readonly page: string
  readonly speeds: FittedSpeedFiles
}

/** Leaves out each source in turn; a family that it does not touch is not fitted again. */
export const leaveOneOut = (
  rows: readonly NamedRow[],
  evidence: readonly NamedRow[],
  catalogue: Catalogue,
  memory: FitMemory,
  leaveOut: LeaveOut = bySource,
): readonly Check[] => crossValidate(rows, evidence, catalogue, leaveOut, (rest) => fitFamilies(rest, catalogue, memory))

/** Everything that is fitted and proved from the data below a folder, as it is to be written. */
export function fitAll(root: string): Fitted {
  const published = loadPublished(root)
  const { rows } = published
  const { seconds, residuals } = callCost(rows, published.catalogue)
  const remoting = withCallCost(read(root, "models/remoting") as RemotingModel, seconds)
  // Everything below is fitted with the call cost just found, so that fitting again changes nothing.
  const catalogue: Catalogue = { ...published.catalogue, remoting: withCallCost(published.catalogue.remoting, seconds) }
  const speeds = speedFiles(root, { ...catalogue, speedKinds: read(root, "models/speed-kinds") as readonly SpeedKindRow[] })
  const memory = newFitMemory()
  const fitted = fitFamilies(rows, catalogue, memory)
  const pooling = poolingOf(fitted, rows, catalogue)
  const evidence = gatherEvidence(pooling, rows, catalogue)
  const leftOut = leaveOneOut(rows, rows, catalogue, memory)
  const inSample = checkWith(rows, evidence, catalogue)
  const checks = new Map<Method, readonly Check[]>([
    ["left-out", leftOut],
    ["publisher-left-out", leaveOneOut(rows, rows, catalogue, memory, byPublisher)],
    ["product-left-out", leaveOneOut(rows, rows, catalogue, memory, byProduct)],
    ["class-left-out", leaveOneOut(rows, rows, catalogue, memory, byClass)],
    ["in-sample", inSample],
    ["previous-method", closestGroup(rows, catalogue)],
    ["global-quantiles", globalQuantiles(rows, catalogue)],
  ])
  const validation: Validation = {
    nominalCoverage,
    rows: leftOut.map((check, i) => ({
      id: check.id,
      technique: check.technique,
      workloadClass: check.workloadClass,
      use: check.use,
      source: check.source,
      what: rows[i]?.what ?? check.id,
      page: rows[i]?.page ?? false,
      published: check.published === null ? null : round(check.published),
      leftOut: roundedRange(check.range),
      inSample: roundedRange(inSample[i]?.range ?? null),
      reason: check.reason && sayUnpredicted(check.reason),
    })),
    calibration: [...calibrationsOf(leftOut, rows)],
    summary: summaryOf(checks, nominalCoverage),
  }
  return {
    pooling,
    parameters: fittedParameters(read(root, "models/parameters") as readonly ModelParameter[], evidence),
    remoting,
    residuals: [...residuals, ...residualsOf(evidence, catalogue)],
    validation,
    page: `${validationPage(validation)}\n${speedSection(speeds.validation, speeds.model)}`,
    speeds,
  }
}
