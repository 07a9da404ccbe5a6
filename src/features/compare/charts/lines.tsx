import styles from "./charts.module.css"

/** Width of words in the chart's type, near enough to keep them apart. */
export const textWidth = (text: string, type: number): number => text.length * type * 0.53

export const lineHeight = (type: number): number => Math.round(1.34 * type)

/** More lines below a row's bar than these are left to the table. */
const linesMax = 6

/** Texts below one another in lines that fit. */
export function fewLines(texts: readonly string[], width: number, type: number): readonly string[] {
  const letters = Math.max(12, Math.floor(width / textWidth("m", type)))
  const lines = texts.flatMap((text) => wrapped(text, letters))
  return lines.length <= linesMax ? lines : [...lines.slice(0, linesMax - 1), "and more: see the table"]
}

/** Words in lines of at most so many letters. */
function wrapped(text: string, letters: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(" ").filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

interface LinesProps {
  readonly lines: readonly string[]
  readonly x: number
  readonly top: number
  readonly type: number
}

export const Lines = ({ lines, x, top, type }: LinesProps) =>
  lines.map((line, index) => (
    <text key={index} x={x} y={top + Math.round(1.05 * type) + index * lineHeight(type)} className={styles.small}>
      {line}
    </text>
  ))
