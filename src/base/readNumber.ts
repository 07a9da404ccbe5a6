import { figure, figureMarks } from "./figures.ts"

/** How a number is read from and written into a text field. Bounds are in the unit of the value, not of the screen. */
export interface NumberRules {
  readonly min: number
  readonly max: number
  readonly whole?: boolean
  /** What one arrow key adds, in the unit of the screen; 1 unless told. */
  readonly step?: number
  /** Screen = value x scale: 100 for a share shown in percent. */
  readonly scale?: number
}

export interface ReadNumber {
  /** Within bounds, or null where the text is no number. */
  readonly value: number | null
  /** What was wrong, in a sentence. */
  readonly problem: string | null
}

const tidy = (value: number): number => Number(value.toPrecision(12))

/** Without grouping marks for a text field, and with no more digits than were meant: 0.30000000000000004 is 0.3. */
export function writeNumber(value: number, { scale = 1 }: Pick<NumberRules, "scale">): string {
  const screen = Number((value * scale).toPrecision(9))
  return figure(screen, 9, { apart: Math.abs(screen) >= 10_000 })
}

const suffixes: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 }

/** Thousands set apart, once or more; in India the groups above them are of two digits. */
const grouped = (mark: string): RegExp => RegExp(`^-?[1-9]\\d?\\d?(\\${mark}\\d\\d\\d?)*\\${mark}\\d{3}(?=[.,kmb]|$)`)

/** Whether a mark sets thousands apart: where it is the reader's own for that, another follows, or a fraction would make no sense. */
function parts(mark: string, text: string, whole: boolean): boolean {
  if (!grouped(mark).test(text)) return false
  const others = text.replaceAll(/[^.,]/g, "")
  return mark === figureMarks()[0] || others.length > 1 || (whole && !/[kmb]$/.test(text))
}

/**
 * "12,500", "12 500", "12.5k", "1e4", "40 %". The reader's own mark for thousands is one where exactly three digits follow. The other mark is,
 * too, where it stands several times or before a decimal mark, and in a field for whole numbers; else it is a decimal mark.
 */
function parse(text: string, whole: boolean): number | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_'’%]/g, "")
  const [first] = /[.,]/.exec(bare) ?? []
  const clean = (first && parts(first, bare, whole) ? bare.replaceAll(first, "") : bare).replace(",", ".")
  const match = /^(-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)([kmb])?$/.exec(clean)
  if (!match) return null
  const number = Number(match[1]) * (match[2] ? (suffixes[match[2]] ?? 1) : 1)
  return Number.isFinite(number) ? number : null
}

/** "1,500" where neither thousands nor decimals are written with a comma: it may have been meant either way. */
const isForeign = (text: string): boolean => {
  const [, mark] = /^\s*-?[1-9]\d?\d?([.,])\d{3}[\s%]*$/.exec(text) ?? []
  return mark !== undefined && !figureMarks().includes(mark)
}

export function readNumber(text: string, rules: NumberRules, label: string): ReadNumber {
  const { min, max, whole = false, scale = 1 } = rules
  const screen = parse(text, whole)
  if (screen === null) {
    return {
      value: null,
      problem:
        text.trim() === ""
          ? `${label} needs a number; the last one is kept.`
          : `“${text.trim().slice(0, 24)}” is not a number; the last one is kept.`,
    }
  }
  const asked = tidy(screen / scale)
  const rounded = whole ? Math.round(asked) : asked
  if (rounded < min) return { value: min, problem: `The least is ${writeNumber(min, rules)}; that is used.` }
  if (rounded > max) return { value: max, problem: `The most is ${writeNumber(max, rules)}; that is used.` }
  if (rounded !== asked) return { value: rounded, problem: `Only whole numbers; ${writeNumber(rounded, rules)} is used.` }
  if (!whole && isForeign(text)) return { value: rounded, problem: `“${text.trim()}” was read as ${writeNumber(rounded, rules)}.` }
  return { value: rounded, problem: null }
}

/** One arrow key up or down, on the grid of the step and within bounds. */
export function stepNumber(value: number, steps: number, { min, max, step = 1, scale = 1 }: NumberRules): number {
  const by = step / scale
  const next = tidy(Math.round((value + steps * by) / by) * by)
  return Math.min(max, Math.max(min, next))
}
