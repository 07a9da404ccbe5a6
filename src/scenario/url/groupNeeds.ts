import { gpuVendors, isolationLevels, techniqueIds } from "../../dataset/schema/words.ts"
import type { GroupNeeds, GroupOverrides } from "../../engine/scenario.ts"
import { yours } from "../../engine/basics/told.ts"
import { written, type Kind } from "../repairs.ts"
import { escapeId, unescapeText } from "./escape.ts"
import type { FieldRow } from "./fields.ts"
import type { KnownIds } from "./known.ts"
import { isDefault, isNone } from "./lists.ts"
import { didYouMean } from "./hints.ts"
import { readIds, standingWord, type Reader } from "./reader.ts"

// What one group needs otherwise than the scenario: `*need:live-migration_isolation-strong*vendors:nvidia`. Several words are joined by _.

type O = GroupOverrides
type Row = FieldRow<O>

const withNeeds = (overrides: O, needs: GroupNeeds): O => ({ ...overrides, needs: { ...overrides.needs, ...needs } })
const wordsOf = (text: string): readonly string[] => text.split(/[_\s|]+/).filter((word) => word !== "")

const lifted: GroupNeeds = { liveMigration: false, suspendResume: false, leastIsolation: null }
const isolationWords = isolationLevels.map((level) => `isolation-${level}`)
const needWords: ReadonlySet<string> = new Set([
  "live-migration",
  "no-live-migration",
  "suspend",
  "no-suspend",
  ...isolationWords,
  "isolation-any",
])

function needTexts({ liveMigration, suspendResume, leastIsolation, unknownNeeds = [] }: GroupNeeds): readonly string[] {
  const unknown = unknownNeeds.map(escapeId)
  if (liveMigration === false && suspendResume === false && leastIsolation === null) return ["none", ...unknown]
  return [
    ...(liveMigration === undefined ? [] : [liveMigration ? "live-migration" : "no-live-migration"]),
    ...(suspendResume === undefined ? [] : [suspendResume ? "suspend" : "no-suspend"]),
    ...(leastIsolation === undefined ? [] : [`isolation-${leastIsolation ?? "any"}`]),
    ...unknown,
  ]
}

/** With one more word. Of two that contradict each other the stricter stands, whichever comes first. */
function needing(needs: GroupNeeds, word: string): GroupNeeds {
  switch (word) {
    case "live-migration":
      return { ...needs, liveMigration: true }
    case "no-live-migration":
      return { liveMigration: false, ...needs }
    case "suspend":
      return { ...needs, suspendResume: true }
    case "no-suspend":
      return { suspendResume: false, ...needs }
    case "isolation-any":
      return { leastIsolation: null, ...needs }
    default: {
      const level = isolationWords.indexOf(word)
      const stood = needs.leastIsolation ? isolationLevels.indexOf(needs.leastIsolation) : -1
      return { ...needs, leastIsolation: isolationLevels[Math.max(level, stood)] ?? null }
    }
  }
}

const needRow: Row = {
  key: "need",
  encode: ({ needs }) => (needs && needTexts(needs).join("_")) || null,
  decode: (text, overrides, read) => {
    const words = wordsOf(text)
    if (words.length === 0) {
      read.report("ignored", "no-value", { key: yours("*need:") })
      return null
    }
    const found = words.filter((word) => !isNone(word)).map((word) => unescapeText(word, false))
    const ids = found.map((word) => readIds(read, word, needWords, "requirement")[0] ?? null)
    const asked = ids.filter((id) => id !== null).reduce(needing, overrides.needs ?? {})
    const unknown = found
      .filter((_, at) => ids[at] === null)
      .reduce((list, word) => withUnknown(read, list, word), asked.unknownNeeds ?? [])
    return withNeeds(overrides, {
      ...(words.some(isNone) ? lifted : {}),
      ...asked,
      ...(unknown.length > 0 ? { unknownNeeds: unknown } : {}),
    })
  },
}

function withUnknown(read: Reader, list: readonly string[], word: string): readonly string[] {
  const unmet = standingWord(read, word, list)
  if (unmet === null) return list
  const near = didYouMean(read, unmet, needWords, { kind: "requirement" })
  read.report("unknown-id", "not-here-requirement", { written: written(unmet), near })
  return [...list, unmet]
}

type ListField = "vendors" | "hypervisors" | "gpus" | "techniques"

/** A list that restricts: a word that is not known stays in it and allows nothing. */
interface ListAbout extends Pick<Row, "key"> {
  readonly field: ListField
  readonly kind: Kind
  readonly ids: (known: KnownIds) => ReadonlySet<string>
}

const listRow = ({ key, field, kind, ids }: ListAbout): Row => ({
  key,
  encode: ({ needs }) => {
    const list = needs?.[field]
    return list ? (list.length === 0 ? "any" : list.map(escapeId).join("_")) : null
  },
  decode: (text, overrides, read) => {
    const told = yours(`*${key}:`)
    const words = wordsOf(text)
    const named = words.filter((word) => !isNone(word) && !isDefault(word))
    if (words.length === 0) {
      read.report("ignored", "no-value", { key: told })
      return null
    }
    if (named.length > 0 && named.length < words.length) read.report("ignored", "names-beside", { written: written("any"), key: told })
    if (named.length === 0 && words.some(isNone)) read.report("corrected", "restricts-nothing", { key: yours(`*${key}:none`), kind })
    const known = ids(read.known)
    const list = named.reduce<readonly string[]>((found, word) => {
      const name = unescapeText(word, false)
      const meant = readIds(read, name, known, kind)
      if (meant.length > 0) return [...found, ...meant.filter((id) => !found.includes(id))]
      const stands = standingWord(
        read,
        name,
        found.filter((id) => !known.has(id)),
      )
      if (stands === null) return found
      const near = didYouMean(read, stands, known, { kind, rows: read.known.named })
      read.report("unknown-id", "not-here-restricts", { kind, written: written(stands), key: told, near })
      return [...found, stands]
    }, overrides.needs?.[field] ?? [])
    return withNeeds(overrides, { [field]: list })
  },
})

const vendors: ReadonlySet<string> = new Set(gpuVendors)
const techniques: ReadonlySet<string> = new Set(techniqueIds)

/** A group's own needs, in canonical order. */
export const groupNeedRows: readonly Row[] = [
  needRow,
  listRow({
    key: "vendors",
    field: "vendors",
    kind: "vendor",
    ids: () => vendors,
  }),
  listRow({
    key: "hypervisors",
    field: "hypervisors",
    kind: "hypervisor",
    ids: (known) => known.hypervisors,
  }),
  listRow({
    key: "models",
    field: "gpus",
    kind: "gpu",
    ids: (known) => known.gpus,
  }),
  listRow({
    key: "technique",
    field: "techniques",
    kind: "technique",
    ids: () => techniques,
  }),
]

/** Keys of which a group may have several, each adding to the last. */
export const groupNeedKeys: readonly string[] = groupNeedRows.map((row) => row.key)
