import { called } from "./called.ts"

/** Arguments that name no run; the sentence says which. */
export class UnreadableArguments extends Error {}

export interface EvaluateArguments {
  /** A fragment or URL; "-": one after another from standard input. */
  readonly input: string
  /** Also rank every option that meets the needs. */
  readonly all: boolean
  /** Also the best plans made of parts. */
  readonly plans: boolean
  /** Also what becomes of each option over the years; absent: no. */
  readonly growth?: boolean
  /** Files to write the proposal's workbook and slides to; absent: none. */
  readonly workbook?: string
  readonly slides?: string
}

const known = ["--all", "--plans", "--growth"]
const files = ["--workbook", "--slides"] as const

const flagged = known.map((one) => `[${one}]`).join(" ")
/** What `evaluate` takes, for every usage that names it. */
export const evaluateTakes = `${flagged} [--workbook out.xlsx] [--slides out.pptx] '<fragment or URL>'`
export const evaluateUsage = `Usage: ${called("evaluate")} ${evaluateTakes}   or   … ${flagged} -   to read one per line from standard input.`
const usage = evaluateUsage

/** `[--all] [--plans] [--growth] [--workbook file] [--slides file] <fragment, URL or ->`, the flags in any place. Throws UnreadableArguments for anything else. */
export function evaluateArguments(args: readonly string[]): EvaluateArguments {
  const { places, others } = filesIn(args)
  const flags = others.filter((one) => one.startsWith("-") && one !== "-")
  const unknown = flags.find((one) => !known.includes(one))
  if (unknown !== undefined)
    throw new UnreadableArguments(
      `Unknown option "${unknown}": only --all, --plans, --growth, --workbook and --slides are known.\n${usage}`,
    )
  const [input, ...rest] = others.filter((one) => !flags.includes(one))
  if (input === undefined) throw new UnreadableArguments(`There is nothing to evaluate.\n${usage}`)
  if (rest.length > 0) throw new UnreadableArguments(`One fragment is evaluated at a time, and ${rest.length + 1} were given.\n${usage}`)
  if (input === "-" && Object.keys(places).length > 0)
    throw new UnreadableArguments(`A workbook and slides are of one scenario, not of many read from standard input.\n${usage}`)
  return {
    input,
    all: flags.includes("--all"),
    plans: flags.includes("--plans"),
    ...(flags.includes("--growth") ? { growth: true } : {}),
    ...places,
  }
}

interface Places {
  workbook?: string
  slides?: string
}

/** The files that are to be written, and all other arguments. */
function filesIn(args: readonly string[]): { readonly places: Places; readonly others: readonly string[] } {
  const places: Places = {}
  const others: string[] = []
  for (let at = 0; at < args.length; at++) {
    const flag = files.find((one) => one === args[at])
    if (flag === undefined) {
      others.push(args[at] ?? "")
      continue
    }
    const place = args[++at]
    if (place === undefined || place.startsWith("--")) throw new UnreadableArguments(`${flag} needs the name of a file to write.\n${usage}`)
    places[flag === "--workbook" ? "workbook" : "slides"] = place
  }
  return { places, others }
}
