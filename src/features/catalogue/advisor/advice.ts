import type { Quirk } from "../../../dataset/schema/index.ts"
import { judge, type ArchitectureOrder, type Facts, type Judged } from "../../../engine/quirks/judge.ts"
import { questionFor } from "./questions.ts"
import type { Question } from "./question.ts"

/** From the worst: what cannot be done, what is done with several special steps, with one, and what is only worth knowing. */
export const severities = ["blocker", "critical", "major", "minor", "info"] as const
const rank = ({ severity }: Quirk): number => {
  const at = (severities as readonly string[]).indexOf(severity)
  return at < 0 ? severities.length : at
}

export interface Advice {
  /** Rules that hold for the machine, worst first. */
  readonly holds: readonly Judged[]
  /** Rules that may hold: what decides them is not known. */
  readonly depends: readonly Judged[]
  readonly not: readonly Judged[]
}

/** What the rules say of a machine. */
export function advise(quirks: readonly Quirk[], facts: Facts, order: ArchitectureOrder): Advice {
  const judged = quirks.map((quirk) => judge(quirk, facts, order)).sort((a, b) => rank(a.quirk) - rank(b.quirk))
  return {
    holds: judged.filter(({ applies }) => applies === "yes"),
    depends: judged.filter(({ applies }) => applies === "open"),
    not: judged.filter(({ applies }) => applies === "no"),
  }
}

/**
 * Questions worth asking: those asked first, those answered, and those on which a rule that is not ruled out depends;
 * none that another answer settles.
 */
export function worthAsking(
  questions: readonly Question[],
  { holds, depends }: Advice,
  answers: Readonly<Record<string, string>>,
  facts: Facts,
): readonly Question[] {
  // Before the first answer every rule is open: that is no reason to ask everything.
  if (Object.keys(answers).length === 0) return questions.filter(({ first }) => first === true)
  const live = [...holds, ...depends]
  const asked = new Set(live.flatMap(({ conditions }) => conditions.map(({ key }) => key)))
  if (live.some(({ quirk }) => quirk.then["byFirmware"] !== undefined)) asked.add("guestFirmware")
  return questions.filter(({ id, fact, first, settledBy, decides, onlyWhere }) => {
    if (settledBy !== undefined && answers[settledBy] !== undefined && (facts[fact] ?? []).length > 0) return false
    if (first === true || answers[id] !== undefined) return true
    if (onlyWhere) return facts[onlyWhere.fact]?.includes(onlyWhere.value) === true && (decides ?? []).some((key) => asked.has(key))
    return asked.has(fact)
  })
}

const forbidding: readonly string[] = ["blocker", "critical"]

/** Questions that must be answered before anybody may say that nothing stands in the way, in the order in which they are asked. */
export function decisive({ depends }: Advice, questions: readonly Question[]): readonly Question[] {
  const open = new Set(
    depends
      .filter(({ quirk }) => forbidding.includes(quirk.severity))
      .flatMap(({ conditions }) => conditions.filter(({ truth }) => truth === "open").map(({ key }) => questionFor(questions, key))),
  )
  return questions.filter((question) => open.has(question))
}

/** The same as a reader is asked: "is the GPU alone in its IOMMU group?" */
export const stillOpen = (advice: Advice, questions: readonly Question[]): readonly string[] =>
  decisive(advice, questions).map(({ open, label }) => open ?? `${label}?`)

/** Named in full; the others are counted. */
const namedOpen = 4

/** The one sentence at the top. That nothing stands in the way is said only once nothing is open that could. */
export function summary(advice: Advice, questions: readonly Question[]): string {
  const { holds, depends, not } = advice
  const of = (...which: readonly string[]): number => holds.filter(({ quirk }) => which.includes(quirk.severity)).length
  const blockers = of("blocker")
  const steps = of("critical", "major")
  const rest =
    depends.length === 0
      ? ""
      : ` ${depends.length === 1 ? "One rule depends" : `${depends.length} rules depend`} on what is not answered yet.`
  if (blockers > 0) return `Cannot be done as described: ${blockers === 1 ? "one rule forbids" : `${blockers} rules forbid`} it.${rest}`
  if (holds.length === 0 && not.length === 0) return `Nothing is decided yet.${rest}`
  const taken = steps === 0 ? "" : `; ${steps === 1 ? "one step" : `${steps} steps`} cannot be skipped`
  const open = stillOpen(advice, questions)
  if (open.length > 0) {
    const more = open.length - namedOpen
    const last = more > 0 ? ` And ${more === 1 ? "one more" : `${more} more`}.` : ""
    return `Nothing answered so far forbids it${taken}. Still open: ${open.slice(0, namedOpen).join(" ")}${last}${rest}`
  }
  return steps > 0 ? `Can be done${taken}.${rest}` : `Nothing known stands in the way.${rest}`
}

/** Pairs that no single condition describes. */
const examples: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "gpu-not-served": { want: "mediated-pass-through", product: "intel-gvtg-kvmgt", gpu: "intel-icl" },
  "no-product": { want: "mediated-pass-through", hypervisor: "virtualbox" },
}

/** Answers under which a rule holds, as far as a question asks for its conditions: where "try it" starts. */
export function answersFor(quirk: Quirk, questions: readonly Question[], order: ArchitectureOrder): Readonly<Record<string, string>> {
  const example = examples[quirk.id]
  if (example) return example
  const answers: Record<string, string> = { want: quirk.technique }
  for (const [key, condition] of Object.entries(quirk.when)) {
    const question = questionFor(questions, key)
    if (!question) continue
    const one: unknown = Array.isArray(condition) ? condition.at(key === "vgpuKind" ? -1 : 0) : condition
    const word =
      typeof one === "boolean" ? (one ? "yes" : "no") : typeof one === "object" && one !== null ? within(one, order) : String(one)
    const choice = question.choices?.find(({ id, fact = id }) => fact === (makers[word] ?? word))
    if (choice) answers[question.id] = choice.id
    else if (!question.choices) answers[question.id] = word
  }
  return answers
}

/** Whose a kind of vGPU is. */
const makers: Readonly<Record<string, string>> = { gvt_g: "intel", mxgpu: "amd" }

/** A value that meets comparisons: the bound itself, or the next one beyond it. */
function within(limits: object, order: ArchitectureOrder): string {
  const [[name, limit] = ["eq", ""]] = Object.entries(limits)
  const step = name === "gt" ? 1 : name === "lt" ? -1 : 0
  const at = order.indexOf(String(limit))
  if (at >= 0) return order[at + step] ?? String(limit)
  // The last part of a version is what counts: one before 6.8 is 6.7.
  return String(limit).replace(/\d+$/, (last) => String(Number(last) + step))
}
