/**
 * `npm run validate`: the model held against every published figure, each source left out in turn.
 * Options: `--file other.json` (measurements that are not in the repository; see src/engine/README.md), `--in-sample` (with the row's own source known),
 * `--summary` (no rows), `--json`. Exit 0 where at least one row was predicted, 1 where none was, 2 for bad input.
 */
import { readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { fitFamilies, newFitMemory, nominalCoverage } from "../src/engine/performance/fit.ts"
import { gatherEvidence } from "../src/engine/performance/predict.ts"
import { sayUnpredicted } from "../src/words/unpredicted.ts"
import { checkWith, crossValidate, bySource, type Check } from "../src/engine/performance/validation.ts"
import type { NamedRow } from "./fit-evidence.ts"
import { leaveOneOut, loadPublished } from "./fit-files.ts"
import { methodNames, summaryOf, tableOf, uses } from "./fit-report.ts"
import { rowOf, speedsBelow, speedTable, tallyOf } from "./fit-speeds.ts"
import { isSpeedRow, readSpeeds } from "./validate-speeds.ts"
import { predictSpeeds } from "../src/engine/performance/speedFit.ts"
import type { SpeedCatalogue } from "../src/engine/performance/speedReading.ts"
import { NoRows, readMeasurements, type ReadFile, type Unread } from "./validate-file.ts"

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}

function options(): { readonly file?: string; readonly inSample: boolean; readonly json: boolean; readonly summary: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        file: { type: "string" },
        "in-sample": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        summary: { type: "boolean", default: false },
      },
    })
    return {
      ...(values.file === undefined ? {} : { file: values.file }),
      inSample: values["in-sample"],
      json: values.json,
      summary: values.summary,
    }
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}. Known: --file other.json, --in-sample, --summary, --json.`)
  }
}

/** Rows of a file: shares of native, and speeds of one GPU against another. */
interface Given {
  readonly rows: readonly NamedRow[]
  readonly unread: readonly Unread[]
  readonly speeds: readonly unknown[]
  readonly taken: ReadFile["taken"]
}

/** Splits what a file holds: a list of either or both, or an object with lists under "measurements" and "speeds". */
function split(json: unknown): { readonly measurements: unknown; readonly speeds: readonly unknown[] } {
  if (Array.isArray(json)) {
    const speeds = json.filter(isSpeedRow)
    return { measurements: speeds.length === 0 ? json : json.filter((one) => !isSpeedRow(one)), speeds }
  }
  if (typeof json === "object" && json !== null && "speeds" in json && Array.isArray(json.speeds)) {
    const { speeds: own, ...rest } = json
    return {
      measurements: "measurements" in rest || Object.values(rest).some(Array.isArray) ? rest : [],
      speeds: own as readonly unknown[],
    }
  }
  const lists = typeof json === "object" && json !== null ? Object.values(json).filter(Array.isArray) : []
  const [only] = lists
  return lists.length === 1 && only?.some(isSpeedRow) ? split(only) : { measurements: json, speeds: [] }
}

function fromFile(path: string): Given {
  let content: string
  try {
    content = readFileSync(path, "utf8")
  } catch {
    return fail(`${path} cannot be read.`)
  }
  try {
    const { measurements, speeds } = split(JSON.parse(content))
    return { ...readMeasurements(measurements), speeds }
  } catch (error) {
    return fail(error instanceof NoRows ? `${path} holds no measurements: ${error.message}.` : `${path} is no JSON: ${String(error)}.`)
  }
}

const { file, inSample, json, summary } = options()
const { catalogue, rows: published } = loadPublished("data")
const memory = newFitMemory()
const given = file === undefined ? { rows: published, unread: [], speeds: [], taken: [] } : fromFile(file)
// Rows from elsewhere are predicted from all that is published here, save what names the same source.
const checks: readonly Check[] = inSample
  ? checkWith(given.rows, gatherEvidence(fitFamilies(published, catalogue, memory), published, catalogue), catalogue)
  : file === undefined
    ? leaveOneOut(given.rows, published, catalogue, memory)
    : crossValidate(given.rows, published, catalogue, bySource, (rest) => fitFamilies(rest, catalogue, memory))

// Speeds of the dataset's own are held against all other sources by `npm run fit`; those of a file, with the source they name left out.
const speedData: SpeedCatalogue = {
  ...catalogue,
  speedKinds: JSON.parse(readFileSync("data/models/speed-kinds.json", "utf8")) as SpeedCatalogue["speedKinds"],
}
const askedSpeeds = readSpeeds(given.speeds, speedData)
const speedChecks =
  askedSpeeds.rows.length === 0
    ? []
    : predictSpeeds(
        askedSpeeds.rows,
        speedsBelow("data").flatMap((speed) => rowOf(speed, speedData) ?? []),
        catalogue.speedModel as unknown as Parameters<typeof predictSpeeds>[2],
        speedData,
      )
const speedAnswers = askedSpeeds.rows.map((row, i) => {
  const range = speedChecks[i]?.range ?? null
  const published = speedChecks[i]?.published ?? row.speedRatio
  return {
    id: row.id,
    gpu: row.gpu.name,
    referenceGpu: row.reference.name,
    workload: row.workload,
    kind: row.kind,
    tensorPrecision: row.tensorPrecision,
    published,
    range,
    error: range && range.likely / published - 1,
    covered: range !== null && published >= range.low && published <= range.high,
    reason: range ? null : "a rate that binds this work is not known of one of the two GPUs",
  }
})

const method = inSample ? "in-sample" : "left-out"
const table = summaryOf(new Map([[method, checks]]), nominalCoverage)
const predicted = checks.filter((check) => check.range !== null)

const percent = (value: number): string => (value * 100).toFixed(1).padStart(6)
function line(check: Check): string {
  const name = `${check.id.slice(0, 46).padEnd(46)} ${(check.technique ?? "no technique").padEnd(21)}`
  if (check.range === null) return `${name} not predicted: ${check.reason ? sayUnpredicted(check.reason) : ""}`
  const { low, likely, high } = check.range
  return `${name} ${percent(check.published ?? 0)} %  predicted ${percent(low)} …${percent(high)} %, likely ${percent(likely)} %  error ${percent(check.error ?? 0)}  ${check.covered ? "inside" : "OUTSIDE"}`
}

if (json) {
  process.stdout.write(
    `${JSON.stringify({ method, nominalCoverage, rows: checks.map((one) => ({ ...one, reason: one.reason && sayUnpredicted(one.reason) })), unread: [...given.unread, ...askedSpeeds.unread], taken: given.taken, summary: table, speeds: speedAnswers }, null, 1)}\n`,
  )
} else {
  const out: string[] = summary
    ? []
    : [
        ...given.taken.map(({ id, words }) => `${id}: taken ${words.join(", ")}`),
        ...checks.map(line),
        ...given.unread.map(({ id, reason }) => `${id}: not a measurement: ${reason}`),
        "",
      ]
  for (const use of uses) {
    const own = table.filter((one) => one.use === use)
    if (own.length === 0) continue
    out.push(`${use} (${methodNames[method]})`, "")
    out.push(tableOf(own.map((one) => ({ name: one.technique ?? one.workloadClass ?? "all", tally: one.tally }))), "")
  }
  if (speedAnswers.length + askedSpeeds.unread.length > 0) {
    const factor = (value: number): string => value.toPrecision(3)
    out.push("Speeds of one GPU against another", "")
    for (const one of speedAnswers) {
      const what = `${one.gpu} against ${one.referenceGpu}, ${one.workload || one.kind} (${one.kind})`
      out.push(
        one.range
          ? `${what}: published ${factor(one.published)}, predicted ${factor(one.range.low)} … ${factor(one.range.high)}, likely ${factor(one.range.likely)}, error ${((one.error ?? 0) * 100).toFixed(0)} %  ${one.covered ? "inside" : "OUTSIDE"}`
          : `${what}: not predicted: ${one.reason ?? ""}`,
      )
    }
    out.push(...askedSpeeds.unread.map(({ id, reason }) => `${id}: not a speed: ${reason}`))
    const known = speedAnswers.flatMap(({ published, range }) => [{ source: "file", published, range }])
    out.push("", speedTable([{ name: "these rows", tally: tallyOf("file", known) }]), "")
  }
  const left = checks.length - predicted.length
  if (left > 0 || given.unread.length > 0) {
    out.push(`${left} of ${checks.length} rows could not be predicted, ${given.unread.length} could not be read; each says why.`)
  }
  process.stdout.write(`${out.join("\n")}\n`)
}
process.exitCode = predicted.length > 0 || speedAnswers.some((one) => one.range !== null) ? 0 : 1
