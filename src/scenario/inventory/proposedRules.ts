import type { RowReader } from "./cells.ts"
import type { GpuNames } from "./gpuNames.ts"
import { LONGEST, type Rule, type RuleField } from "./ruleShape.ts"

/** Rules that names, folders and systems of VMs suggest. They count nowhere until a reader takes them. */

export interface ProposedRule {
  readonly rule: Rule
  readonly caught: number
  /** Names of the first it catches. */
  readonly examples: readonly string[]
}

/** How the names of VMs begin that nothing suggests anything of. */
export interface Unnamed {
  readonly stem: string
  readonly count: number
}

export interface Proposed {
  readonly rules: readonly ProposedRule[]
  /** VMs that a proposal is about, and those of them that it names no work for. */
  readonly asked: number
  readonly left: number
  /** Those by the beginning of their names, the most first. */
  readonly unnamed: readonly Unnamed[]
}

export const noneProposed: Proposed = { rules: [], asked: 0, left: 0, unnamed: [] }

/** Words in names and folders, by the work that such VMs mostly do. A proposal to a reader, never more. */
const clues: Readonly<Record<string, readonly string[]>> = {
  "task-worker": ["taskworker", "callcenter", "callcentre", "kiosk", "frontdesk"],
  "knowledge-worker": ["vdi", "desk", "desks", "desktop", "desktops", "office", "workplace", "avd", "arbeitsplatz", "arbeitsplaetze", "bueropc"],
  "power-user": ["poweruser", "powerusers", "trader", "traders", "analyst", "analysts", "bi"],
  "cad-medium": ["cad", "solidworks", "catia", "autocad", "revit", "inventor", "creo", "konstruktion", "engineering", "workstation", "bim", "plm"],
  "cad-heavy": ["cae", "ansys", "fem", "cfd", "simulation", "rendering", "renderer", "render", "viz", "raytracing"],
  "video-editor": ["video", "videoedit", "editing", "premiere", "avid", "davinci", "resolve"],
  "cloud-gaming": ["gaming", "game", "games"],
  "developer-gpu": ["gpudev", "devgpu", "cuda"],
  "data-scientist": ["notebook", "notebooks", "jupyter", "jupyterhub", "datascience", "datascientist", "rapids", "rstudio"],
  "ml-training": ["training", "train", "trainer", "finetune", "finetuning", "mltrain", "kubeflow"],
  "llm-inference": ["infer", "inference", "inferencing", "llm", "triton", "vllm", "serving", "chatbot"],
  "media-transcode": ["transcode", "transcoding", "transcoder", "ffmpeg", "encoder"],
} // prettier-ignore

const workOf = new Map(Object.entries(clues).flatMap(([work, words]) => words.map((word) => [word, work] as const)))
const clue = new RegExp(`(?<![a-z])(?:${[...workOf.keys()].toSorted((a, b) => b.length - a.length).join("|")})(?![a-z])`)
/** Systems of desks. */
const desk = /windows (?:1[01]|8(?:\.1)?|7|xp)(?![\d.])/

/** More are more than a reader looks through. */
const MOST_PROPOSED = 16
const MOST_STEMS = 12
const EXAMPLES = 3

interface Hint {
  readonly field: RuleField
  readonly pattern: string
  readonly work: string
}

/** The pattern that a word makes where it stands: with the sign beside it, so that nothing is caught that only holds the same letters. */
function hintIn(field: RuleField, text: string): Hint | null {
  const low = text.toLowerCase()
  const found = clue.exec(low)
  if (found === null) return null
  const [word] = found
  const isFirst = found.index === 0
  const after = low[found.index + word.length] ?? ""
  const isSign = after !== "" && !/[a-z0-9*?]/.test(after)
  const before = isFirst ? "" : low[found.index - 1]!
  const head = isFirst ? "" : /[a-z0-9*?]/.test(before) ? "*" : `*${before}`
  // A path names what is in it by its last words or its first: whatever stands beside them may differ.
  const tail = after === "" && !isFirst ? "" : isSign ? `${after}*` : "*"
  return { field, pattern: `${head}${word}${tail}`.slice(0, LONGEST), work: workOf.get(word)! }
}

/** What a VM's row suggests: its name before its folder, and a desk's system where neither says anything. */
function hintOf(row: RowReader, isSystemAsked: boolean): Hint | null {
  const named = hintIn("name", row.text("name")) ?? hintIn("folder", row.text("folder"))
  if (named !== null || !isSystemAsked) return named
  const system = desk.exec(row.text("system").toLowerCase())
  return system === null || /server/i.test(row.text("system")) ? null : { field: "system", pattern: system[0], work: "knowledge-worker" }
}

const fieldOrder: readonly RuleField[] = ["name", "folder", "system"]

/**
 * What may be said of rows that no rule catches. `hasGpus`: the table states what they need, so that only the work is open and a system says little;
 * where it does not, a system of desks speaks for a desk.
 */
export function proposedFor(rows: readonly RowReader[], names: GpuNames, hasGpus: boolean): Proposed {
  const found = new Map<string, { hint: Hint; caught: number; examples: string[] }>()
  const stems = new Map<string, number>()
  for (const row of rows) {
    const hint = hintOf(row, !hasGpus)
    const name = row.text("name") || row.at
    if (hint === null) {
      const stem = /^[^\d]*?(?=[-_. ]?\d|$)/.exec(name)?.[0].slice(0, 24) || name.slice(0, 8)
      stems.set(stem, (stems.get(stem) ?? 0) + 1)
      continue
    }
    const key = `${hint.field} ${hint.pattern}`
    const same = found.get(key)
    if (same === undefined) found.set(key, { hint, caught: 1, examples: [name] })
    else {
      same.caught++
      if (same.examples.length < EXAMPLES) same.examples.push(name)
    }
  }
  const most = [...found.values()].toSorted((a, b) => b.caught - a.caught).slice(0, MOST_PROPOSED)
  const rules = most
    .toSorted((a, b) => fieldOrder.indexOf(a.hint.field) - fieldOrder.indexOf(b.hint.field) || b.caught - a.caught)
    .map(({ hint: { field, pattern, work }, caught, examples }): ProposedRule => ({
      rule: { of: "vms", field, pattern, gives: names.workload(work)?.shortName ?? work },
      caught,
      examples,
    }))
  const named = rules.reduce((sum, { caught }) => sum + caught, 0)
  return {
    rules,
    asked: rows.length,
    left: rows.length - named,
    unnamed: [...stems]
      .map(([stem, count]) => ({ stem, count }))
      .toSorted((a, b) => b.count - a.count)
      .slice(0, MOST_STEMS),
  }
}
