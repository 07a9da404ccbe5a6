/**
 * Whether words keep within their place, whatever font stands in for the file's own: widths are those of DejaVu Sans, a quarter wider than
 * Calibri and the widest that programs commonly put in its place. What keeps within its place in it does so in narrower ones.
 */
const widths: readonly (readonly [ems: number, characters: string])[] = [
  [0.29, "'ijlIJ"],
  [0.32, " ,.·’\u202f\u00a0"],
  [0.37, "/:;\\|f-"],
  [0.41, "()[]t!r"],
  [0.53, '"*_`sz?–“”'],
  [0.56, "cL"],
  [0.6, "FkvxyP"],
  [0.7, "KAVBRXZC"],
  [0.79, "UHNDG&OQ"],
  [0.86, "w#+<=>^~M≥"],
  [1, "%mW@…"],
]
const emsOf: ReadonlyMap<string, number> = new Map(
  widths.flatMap(([ems, characters]) => Array.from(characters).map((one) => [one, ems] as const)),
)
const otherEms = 0.65
/** Signs as wide as they are high. */
const fullWidth = /[\u2e80-\u{1ffff}]/u
/** Bold letters against others. */
const boldEms = 1.14
/** Of a line, in ems. */
const lineEms = 1.22

const emsIn = (text: string): number =>
  Array.from(text).reduce((sum, one) => sum + (emsOf.get(one) ?? (fullWidth.test(one) ? 1 : otherEms)), 0)

export interface Type {
  /** Inches of a line. */
  readonly width: number
  readonly points: number
  readonly bold?: boolean
}

/** Lines that a text takes, broken at blanks, and in words that are longer than a line. */
export function linesOf(text: string, { width, points, bold = false }: Type): number {
  const room = (width * 72) / points / (bold ? boldEms : 1)
  return text.split("\n").reduce((lines, paragraph) => {
    let used = 0
    let here = 1
    for (const word of paragraph.split(/[ \t]+/)) {
      const ems = emsIn(word)
      const with_ = used === 0 ? ems : used + 0.32 + ems
      if (with_ <= room) used = with_
      else {
        const own = Math.max(1, Math.ceil(ems / room))
        here += used === 0 ? own - 1 : own
        used = ems - (own - 1) * room
      }
    }
    return lines + here
  }, 0)
}

export const heightOf = (text: string, type: Type): number => (linesOf(text, type) * lineEms * type.points) / 72

export interface Sizes {
  readonly most: number
  readonly least: number
}

/** The most points in which `height` says that all keeps within `room`; the least where none does. */
export function sizeWithin({ most, least }: Sizes, room: number, height: (points: number) => number): number {
  for (let points = most; points > least; points -= 1) if (height(points) <= room) return points
  return least
}

/** The text, or as many words of it as there is room for. */
export function cutTo(text: string, type: Type, room: number): string {
  if (heightOf(text, type) <= room) return text
  const words = text.split(" ")
  while (words.length > 1 && heightOf(`${words.join(" ")}…`, type) > room) words.pop()
  const said = words.join(" ")
  return heightOf(`${said}…`, type) <= room ? `${said}…` : `${said.slice(0, Math.floor((type.width * 72) / type.points))}…`
}
