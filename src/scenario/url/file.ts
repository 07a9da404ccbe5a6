import * as v from "valibot"
import { cacheFormats, isolationLevels, weightFormats } from "../../dataset/schema/words.ts"
import { goalFigures } from "../../engine/goal.ts"
import { defaultScenario, type GroupOverrides, type Part, type Scenario, type VmGroup } from "../../engine/scenario.ts"
import { same } from "../../base/same.ts"
import {
  customHostLimits,
  defaultCustomHost,
  hasDirectionControls,
  numbersOf,
  overrideLimits,
  tidyName,
  withoutDirectionControls,
} from "../bounds.ts"
import { yours } from "../../engine/basics/told.ts"
import { written, type Repair, type RepairTold } from "../repairs.ts"
import { rulesIn, type Rule } from "../inventory/ruleShape.ts"
import { defaultView, noBeside, type Alternative, type Beside, type Decoded, type PageState, type View } from "../view.ts"
import { decodeFragment, readPairs, standardState, turnedNotes } from "./decode.ts"
import { readablePairs, type CurrentVersions } from "./encode.ts"
import type { KnownIds } from "./known.ts"

// A scenario file is the same state as a link, as JSON. Its shape is checked here, field by field; its values go through the rows of
// the link grammar, so that both are repaired by the same rules.

export const fileFormat = "gpu-virtualization-scenario"
export const fileVersion = 1

/** `inventoryRules`: rules by which an inventory's VMs and hosts get GPUs; they travel beside the scenario. */
export function encodeFile(
  state: PageState,
  { datasetVersion, modelVersion, answer }: CurrentVersions,
  inventoryRules: readonly Rule[] = [],
): string {
  const { scenario, view, kept, beside } = state
  const made = { dataset: datasetVersion, model: modelVersion, ...(answer === undefined ? {} : { answer }) }
  const file = {
    format: fileFormat,
    version: fileVersion,
    ...made,
    scenario,
    view,
    kept,
    ...(same(beside, noBeside) ? {} : { beside }),
    ...(inventoryRules.length === 0 ? {} : { inventoryRules }),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

type Schema = v.GenericSchema
type Shape = Readonly<Record<string, Schema>>

const text = v.string()
const number = v.number()
const optionalNumber = v.nullable(number)
const flag = v.boolean()
const texts = v.array(text)
const numbersById = v.record(text, number)
const custom = v.strictObject(
  Object.fromEntries(Object.keys(customHostLimits).map((key) => [key, key in defaultCustomHost ? number : v.optional(number)])),
)

/** The numbers of a part: null, too, where that is their default. */
const numbersIn = (part: Part): Shape =>
  Object.fromEntries(
    Object.keys(numbersOf(part)).map((name) => [
      name,
      Object.entries(defaultScenario[part]).some(([key, value]) => key === name && value === null) ? optionalNumber : number,
    ]),
  )

const pin = v.strictObject({ product: text, gpu: v.nullable(text), instanceType: v.nullable(text) })

const shapes = {
  supply: {
    ...numbersIn("supply"),
    host: v.union([v.literal("auto"), v.strictObject({ id: text }), v.strictObject({ custom })]),
    gpus: texts,
    gpuLimits: numbersById,
    owned: v.array(
      v.strictObject({
        host: text,
        count: number,
        boards: v.nullable(v.strictObject({ gpu: text, perHost: number })),
        valueUsd: number,
      }),
    ),
  },
  policies: {
    ...numbersIn("policies"),
    liveMigration: flag,
    suspendResume: flag,
    leastIsolation: v.nullable(v.picklist(["weak", "moderate", "strong"])),
    unknownNeeds: texts,
    vendors: texts,
    hypervisors: texts,
    includeUnsupported: flag,
  },
  economics: {
    ...numbersIn("economics"),
    counted: texts,
    leftOut: texts,
    currency: text,
    prices: numbersById,
  },
  scenario: {
    groups: v.array(v.unknown()),
    supply: v.unknown(),
    policies: v.unknown(),
    economics: v.unknown(),
    pins: v.array(pin),
    planPins: v.array(
      v.strictObject({ parts: v.array(v.strictObject({ groups: v.array(number), counts: v.optional(v.array(v.nullable(number))), pin })) }),
    ),
    techniques: texts,
    busyPoint: number,
    scheduler: v.nullable(text),
    goals: v.array(
      v.union([
        v.strictObject({
          about: v.picklist(goalFigures),
          side: v.picklist(["least", "most"]),
          value: number,
          group: v.nullable(v.union([text, number])),
        }),
        v.strictObject({ about: v.picklist(["migration", "isolation", "technique"]), is: text }),
      ]),
    ),
  },
  group: { name: v.nullable(text), workload: text, count: number, overrides: v.unknown() },
  overrides: {
    ...Object.fromEntries(Object.keys(overrideLimits).map((key) => [key, number])),
    // Names are read as links read them.
    guestSystem: text,
    apiNeeds: v.array(
      v.strictObject({
        anyOf: v.pipe(v.array(v.strictObject({ api: text, minVersion: v.optional(v.nullable(text)) })), v.minLength(1)),
      }),
    ),
    llmModel: text,
    llmWeights: v.picklist(weightFormats),
    llmCache: v.picklist(cacheFormats),
    laterVms: v.array(number),
    needs: v.unknown(),
  },
  needs: {
    liveMigration: flag,
    suspendResume: flag,
    leastIsolation: v.nullable(v.picklist(isolationLevels)),
    unknownNeeds: texts,
    vendors: texts,
    hypervisors: texts,
    gpus: texts,
    techniques: texts,
  },
  view: { view: text, focus: v.nullable(text), table: v.unknown() },
  table: { sort: text, filter: text, lesson: text },
  file: {
    format: text,
    version: number,
    dataset: v.nullable(text),
    model: v.nullable(text),
    answer: text,
    scenario: v.unknown(),
    view: v.unknown(),
    kept: v.array(v.tuple([text, text])),
    beside: v.unknown(),
    inventoryRules: v.array(v.unknown()),
  },
  beside: { name: v.nullable(text), others: v.array(v.unknown()) },
  alternative: { name: v.nullable(text), scenario: v.unknown(), kept: v.array(v.tuple([text, text])) },
} as const satisfies Record<string, Shape>

/** The usable fields of `raw` over `start`; the others are reported under `path`. */
function readShape<T extends object>(raw: unknown, shape: Shape, start: T, path: string, repairs: Repair[]): T {
  if (raw === undefined) return start
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    repairs.push({ key: path, kind: "ignored", told: { id: "file-no-object", values: { path: written(path) } } })
    return start
  }
  const result = { ...start } as Record<string, unknown>
  for (const [key, value] of Object.entries(raw)) {
    const schema = Object.hasOwn(shape, key) ? shape[key] : undefined
    const where = path === "file" ? key : `${path}.${key}`
    if (!schema) repairs.push({ key: where, kind: "unknown-key", told: { id: "file-not-here", values: { path: written(where) } } })
    else if (v.is(schema, value)) result[key] = value
    else repairs.push({ key: where, kind: "ignored", told: { id: "file-form", values: { path: written(where) } } })
  }
  return result as T
}

function readScenario(raw: unknown, repairs: Repair[]): Scenario {
  const whole = readShape(raw, shapes.scenario, defaultScenario, "scenario", repairs)
  const section = <K extends "supply" | "policies" | "economics">(name: K): Scenario[K] =>
    readShape<Scenario[K]>(whole[name], shapes[name], defaultScenario[name], name, repairs)
  const groups = whole.groups.map((group, index): VmGroup => {
    const path = `groups.${index + 1}`
    const read = readShape(group, shapes.group, { name: null, workload: "", count: 1, overrides: {} }, path, repairs)
    const overrides = readShape<GroupOverrides>(read.overrides, shapes.overrides, {}, `${path}.overrides`, repairs)
    const { needs } = overrides
    return {
      ...read,
      overrides: needs ? { ...overrides, needs: readShape(needs, shapes.needs, {}, `${path}.overrides.needs`, repairs) } : overrides,
    }
  })
  return { ...whole, groups, supply: section("supply"), policies: section("policies"), economics: section("economics") }
}

function readBeside(raw: unknown, repairs: Repair[]): Beside {
  const { name, others } = readShape<{ name: string | null; others: readonly unknown[] }>(raw, shapes.beside, noBeside, "beside", repairs)
  const start = { name: null as string | null, scenario: undefined as unknown, kept: [] as [string, string][] }
  return {
    name: tidyName(name),
    others: others.map((one, at): Alternative => {
      const read = readShape(one, shapes.alternative, start, `beside.others.${at + 1}`, repairs)
      return { name: tidyName(read.name), kept: read.kept, scenario: readScenario(keptRestrictions(read.scenario), repairs) }
    }),
  }
}

type Fields = Readonly<Record<string, unknown>>
const isFields = (raw: unknown): raw is Fields => typeof raw === "object" && raw !== null && !Array.isArray(raw)
const isText = (value: unknown): value is string => typeof value === "string"
const wordsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value])
    .filter((one) => one !== null && one !== undefined)
    .map((one) => (isText(one) ? one : JSON.stringify(one)))

/**
 * What a file restricts stays restricted where its form is odd: a list given as one word is a list of it, a flag that can't be read is
 * taken to be set, a level that nobody knows is a requirement that nothing meets. Only then are the shapes checked.
 */
function keptRestrictions(raw: unknown): unknown {
  if (!isFields(raw)) return raw
  const lists = (fields: Fields, keys: readonly string[]): Fields =>
    Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, keys.includes(key) ? wordsOf(value) : value]))
  const flag = (value: unknown): boolean =>
    !(
      value === undefined ||
      value === null ||
      value === false ||
      value === 0 ||
      value === "" ||
      (isText(value) && /^(?:0|no|off|false)$/i.test(value))
    )
  const policies = (fields: Fields): Fields => {
    const listed = lists(fields, ["vendors", "hypervisors", "unknownNeeds", "gpus", "techniques"])
    const level = fields["leastIsolation"]
    const known = level === undefined || level === null || isolationLevels.some((one) => one === level)
    return {
      ...listed,
      ...("liveMigration" in fields && { liveMigration: flag(fields["liveMigration"]) }),
      ...("suspendResume" in fields && { suspendResume: flag(fields["suspendResume"]) }),
      ...(!known && {
        leastIsolation: null,
        unknownNeeds: [...wordsOf(listed["unknownNeeds"]), `isolation-${wordsOf(level).join("-")}`],
      }),
    }
  }
  const supply = (fields: Fields): Fields => {
    const listed = lists(fields, ["gpus"])
    return isText(fields["host"]) && fields["host"] !== "auto" ? { ...listed, host: { id: fields["host"] } } : listed
  }
  const group = (one: unknown): unknown => {
    const overrides = isFields(one) ? one["overrides"] : undefined
    if (!isFields(one) || !isFields(overrides) || !isFields(overrides["needs"])) return one
    return { ...one, overrides: { ...overrides, needs: policies(overrides["needs"]) } }
  }
  return {
    ...raw,
    ...(Array.isArray(raw["groups"]) && { groups: raw["groups"].map(group) }),
    ...(isFields(raw["policies"]) && { policies: policies(raw["policies"]) }),
    ...(isFields(raw["supply"]) && { supply: supply(raw["supply"]) }),
  }
}

const refuse = (told: RepairTold): Decoded => ({ state: standardState, repairs: [{ key: "file", kind: "ignored", told }] })

/** Reads a scenario file, or a text file that holds a link. Total, like `decodeFragment`: whatever the file, a valid state and what was mended. */
export function decodeFile(content: string, known: KnownIds): Decoded {
  let raw: unknown
  try {
    raw = JSON.parse(content.replace(/^\ufeff/, ""))
  } catch {
    return /\b(?:vm|z|view|option)=/i.test(content) ? decodeFragment(content, known) : refuse({ id: "file-neither", values: {} })
  }
  const repairs: Repair[] = []
  const start = {
    format: "",
    version: fileVersion,
    dataset: null as string | null,
    model: null as string | null,
    answer: undefined as string | undefined,
    kept: [] as [string, string][],
    scenario: undefined as unknown,
    view: undefined as unknown,
    beside: undefined as unknown,
    inventoryRules: [] as unknown[],
  }
  const file = readShape(raw, shapes.file, start, "file", repairs)
  if (file.format !== fileFormat) return refuse({ id: "file-no-format", values: { field: yours("format"), format: yours(fileFormat) } })
  if (file.version > fileVersion) repairs.push({ key: "version", kind: "ignored", told: { id: "file-later", values: {} } })
  const view = readShape(file.view, shapes.view, defaultView, "view", repairs)
  const table = readShape(view.table, shapes.table, {}, "view.table", repairs)
  const plain = (version: string | null): string | null => version && withoutDirectionControls(version)
  const versions = { dataset: plain(file.dataset), model: plain(file.model), ...(file.answer === undefined ? {} : { answer: file.answer }) }
  const pairs = readablePairs({
    scenario: readScenario(keptRestrictions(file.scenario), repairs),
    view: { ...view, view: view.view as View, table },
    kept: file.kept,
    versions,
    beside: readBeside(file.beside, repairs),
  })
  const decoded = readPairs(pairs, known)
  const rules = rulesIn(file.inventoryRules)
  if (rules.length < file.inventoryRules.length)
    repairs.push({
      key: "inventoryRules",
      kind: "ignored",
      told: { id: "file-rules", values: { path: written("inventoryRules") } },
    })
  const all = [...repairs, ...decoded.repairs]
  return {
    state: { ...decoded.state, versions },
    repairs: [...all, ...turnedNotes(hasDirectionControls(JSON.stringify(raw)), all)],
    ...(rules.length === 0 ? {} : { inventoryRules: rules }),
  }
}
