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
}

const usage = `Usage: ${called("evaluate")} [--all] [--plans] '<fragment or URL>'   or   … [--all] [--plans] -   to read one per line from standard input.`

const known = ["--all", "--plans"]

/** `[--all] [--plans] <fragment, URL or ->`, the flags in any place. Throws UnreadableArguments for anything else. */
export function evaluateArguments(args: readonly string[]): EvaluateArguments {
  const flags = args.filter((one) => one.startsWith("-") && one !== "-")
  const unknown = flags.find((one) => !known.includes(one))
  if (unknown !== undefined) throw new UnreadableArguments(`Unknown option "${unknown}": only --all and --plans are known.\n${usage}`)
  const [input, ...rest] = args.filter((one) => !flags.includes(one))
  if (input === undefined) throw new UnreadableArguments(`There is nothing to evaluate.\n${usage}`)
  if (rest.length > 0) throw new UnreadableArguments(`One fragment is evaluated at a time, and ${rest.length + 1} were given.\n${usage}`)
  return { input, all: flags.includes("--all"), plans: flags.includes("--plans") }
}
