import { gpuVendors, isolationLevels, techniqueIds } from "../../dataset/schema/words.ts"
import type { GroupNeeds, GroupOverrides } from "../../engine/scenario.ts"
import { escapeId, quote, unescapeText } from "./escape.ts"
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
  doc: "what the group's VMs need otherwise than “need=” says",
  value: `any of ${[...needWords].join(", ")}, joined by _; none lifts all that “need=” asks for`,
  example: "*need:live-migration_isolation-strong",
  encode: ({ needs }) => (needs && needTexts(needs).join("_")) || null,
  decode: (text, overrides, read) => {
    const words = wordsOf(text)
    if (words.length === 0) {
      read.report("ignored", "“*need:” has no value.")
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
  const near = didYouMean(read, unmet, needWords, { what: "requirement" })
  read.report("unknown-id", `There is no requirement ${quote(unmet)} here, so nothing is known to meet it${near}`)
  return [...list, unmet]
}

type ListField = "vendors" | "hypervisors" | "gpus" | "techniques"

/** A list that restricts: a word that is not known stays in it and allows nothing. */
interface ListAbout extends Pick<Row, "key" | "doc" | "value" | "example"> {
  readonly field: ListField
  /** What an id is called in a repair. */
  readonly what: string
  readonly ids: (known: KnownIds) => ReadonlySet<string>
}

const listRow = ({ key, field, what, doc, value, example, ids }: ListAbout): Row => ({
  key,
  doc,
  value: `${value}, joined by _; any lifts what the scenario restricts`,
  example: `*${key}:${example}`,
  encode: ({ needs }) => {
    const list = needs?.[field]
    return list ? (list.length === 0 ? "any" : list.map(escapeId).join("_")) : null
  },
  decode: (text, overrides, read) => {
    const words = wordsOf(text)
    const named = words.filter((word) => !isNone(word) && !isDefault(word))
    if (words.length === 0) {
      read.report("ignored", `“*${key}:” has no value.`)
      return null
    }
    if (named.length > 0 && named.length < words.length) read.report("ignored", `“any” is left out: “*${key}:” names something beside it.`)
    if (named.length === 0 && words.some(isNone)) read.report("corrected", `“*${key}:none” restricts nothing: any ${what} is allowed.`)
    const known = ids(read.known)
    const list = named.reduce<readonly string[]>((found, word) => {
      const name = unescapeText(word, false)
      const meant = readIds(read, name, known, what)
      if (meant.length > 0) return [...found, ...meant.filter((id) => !found.includes(id))]
      const stands = standingWord(
        read,
        name,
        found.filter((id) => !known.has(id)),
      )
      if (stands === null) return found
      read.report(
        "unknown-id",
        `There is no ${what} ${quote(stands)} here, and what “*${key}:” restricts stays restricted${didYouMean(read, stands, known, { what, rows: read.known.named })}`,
      )
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
    what: "vendor",
    doc: "GPU vendors allowed for the group",
    value: `any of ${gpuVendors.join(", ")}`,
    example: "nvidia_amd",
    ids: () => vendors,
  }),
  listRow({
    key: "hypervisors",
    field: "hypervisors",
    what: "hypervisor",
    doc: "hypervisors allowed for the group",
    value: "ids of hypervisors",
    example: "kvm_vsphere",
    ids: (known) => known.hypervisors,
  }),
  listRow({
    key: "models",
    field: "gpus",
    what: "GPU",
    doc: "GPU models allowed for the group",
    value: "ids of GPUs",
    example: "l4_l40s",
    ids: (known) => known.gpus,
  }),
  listRow({
    key: "technique",
    field: "techniques",
    what: "technique",
    doc: "techniques that may serve the group",
    value: `any of ${techniqueIds.join(", ")}`,
    example: "fixed-pass-through",
    ids: () => techniques,
  }),
]

/** Keys of which a group may have several, each adding to the last. */
export const groupNeedKeys: readonly string[] = groupNeedRows.map((row) => row.key)
