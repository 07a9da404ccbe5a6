/**
 * Messages in the syntax of ICU MessageFormat, as far as it is used here: arguments, `number`, `plural`, `select`, and `list`, which is ours.
 * Translators' tools read them as they stand. A reader of its own keeps the page small: libraries that also read them weigh 4 to 15 kB.
 */
export type Part = string | Argument

export interface Argument {
  readonly name: string
  readonly kind: "plain" | "number" | "list" | "plural" | "select"
  /** Of a list: how it is joined. */
  readonly style: string
  readonly cases: Readonly<Record<string, readonly Part[]>>
}

const kinds: readonly string[] = ["number", "list", "plural", "select"] satisfies readonly Argument["kind"][]
const isKind = (word: string): word is Argument["kind"] => kinds.includes(word)

const read = new Map<string, readonly Part[]>()

/** The parts of a message; each message is read once. Throws for one that is not well formed. */
export function partsOf(message: string): readonly Part[] {
  let parts = read.get(message)
  if (!parts) {
    const [found, end] = partsFrom(message, 0)
    if (end < message.length) throw new Error(`A brace too many: ${message}`)
    read.set(message, (parts = found))
  }
  return parts
}

/** The parts from a place on, up to the brace that closes them or the end. */
function partsFrom(text: string, start: number): readonly [parts: readonly Part[], end: number] {
  const parts: Part[] = []
  let at = start
  while (at < text.length && text[at] !== "}") {
    const brace = text.slice(at).search(/[{}]/)
    const next = brace < 0 ? text.length : at + brace
    if (next > at) parts.push(text.slice(at, next))
    at = next
    if (text[at] !== "{") continue
    const [argument, end] = argumentFrom(text, at)
    parts.push(argument)
    at = end
  }
  return [parts, at]
}

const opening = /\{\s*(\w+)\s*(?:,\s*(\w+)\s*(?:,\s*([\w-]*))?)?\s*/y

function argumentFrom(text: string, start: number): readonly [argument: Argument, end: number] {
  opening.lastIndex = start
  const match = opening.exec(text)
  const [, name = "", kind = "plain", style = ""] = match ?? []
  const wrong = new Error(`Cannot be read from “${text.slice(start, start + 30)}”: ${text}`)
  if (!match || (kind !== "plain" && !isKind(kind))) throw wrong
  const branches = kind === "plural" || kind === "select"
  // What follows the comma of a plural or a select is its first case.
  let at = branches ? text.indexOf(",", text.indexOf(",", start) + 1) + 1 : opening.lastIndex
  const cases: Record<string, readonly Part[]> = {}
  while (branches) {
    const head = /^\s*([=\w-]+)\s*\{/.exec(text.slice(at))
    if (!head) break
    const [parts, end] = partsFrom(text, at + head[0].length)
    cases[head[1] ?? ""] = parts
    at = end + 1
  }
  at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0
  if (text[at] !== "}" || (branches && !cases["other"])) throw wrong
  return [{ name, kind: kind as Argument["kind"], style: branches ? "" : style, cases }, at + 1]
}
