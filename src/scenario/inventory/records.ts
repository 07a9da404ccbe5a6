import { bare, type ReadingTold } from "./tellings.ts"

/** Text cut into records of cells, each with the line it begins on, counted as an editor counts them. */

export interface TextRecord {
  /** From 1; a line ends with CR LF, LF or CR alone. */
  readonly line: number
  readonly cells: readonly string[]
  /** Why the record cannot be trusted; null where it can. */
  readonly fault: ReadingTold | null
}

/** A quoted cell that spans more than this was never meant to. */
const MOST_QUOTED = 32_768

/**
 * Reads records as RFC 4180 has them, with any line ends, mixed too. A quote that opens a cell and is not closed before a separator, a line's
 * end or the text's spoils its own line only: reading goes on with the next. Blank lines are no records. Never throws.
 */
export function records(text: string, delimiter: string, most = Infinity): TextRecord[] {
  const found: TextRecord[] = []
  let at = text.startsWith("\uFEFF") ? 1 : 0
  let line = 1
  const end = text.length
  const separator = delimiter.charCodeAt(0)
  const isEnd = (i: number) => {
    if (i >= end) return true
    const code = text.charCodeAt(i)
    return code === 10 || code === 13
  }
  const pastEnd = (i: number) => (text[i] === "\r" && text[i + 1] === "\n" ? i + 2 : i + 1)
  const endOfLine = (from: number) => {
    let i = from
    while (!isEnd(i)) i++
    return i
  }
  while (at < end && found.length < most) {
    const start = at
    const first = line
    const cells: string[] = []
    let fault: ReadingTold | null = null
    let breaks = 0
    for (;;) {
      while (text[at] === " " && delimiter !== " ") at++
      if (text[at] === '"') {
        const quoted = quotedCell(text, at, delimiter)
        if (quoted === null) {
          fault = bare("quote-open")
          break
        }
        cells.push(quoted.value)
        breaks += quoted.breaks
        at = quoted.next
      } else {
        const from = at
        while (!isEnd(at) && text.charCodeAt(at) !== separator) at++
        cells.push(text.slice(from, at))
      }
      if (isEnd(at)) break
      at++
    }
    if (fault !== null) {
      at = endOfLine(start)
      found.push({ line: first, cells: [text.slice(start, Math.min(at, start + 400))], fault })
      breaks = 0
    } else if (cells.length > 1 || cells[0]!.trim() !== "") {
      if (breaks > 0 && cells.some((cell) => swallowed(cell, delimiter, cells.length))) fault = bare("quote-misplaced")
      else if (cells.some((cell) => cell.includes("\0"))) fault = bare("nul-bytes")
      found.push({ line: first, cells, fault })
    }
    if (at < end) {
      at = pastEnd(at)
      line += 1
    }
    line += breaks
  }
  return found
}

/** True where a line within the cell looks like a row of its own. */
const swallowed = (cell: string, delimiter: string, columns: number): boolean =>
  columns > 1 && /[\n\r]/.test(cell) && cell.split(/\r\n|\n|\r/).some((line) => line.split(delimiter).length >= Math.max(3, columns))

function quotedCell(text: string, open: number, delimiter: string): { value: string; next: number; breaks: number } | null {
  let value = ""
  let breaks = 0
  let from = open + 1
  for (let i = from; i < text.length && i - open < MOST_QUOTED; i++) {
    const letter = text[i]
    if (letter === "\n" || (letter === "\r" && text[i + 1] !== "\n")) breaks++
    if (letter !== '"') continue
    value += text.slice(from, i)
    if (text[i + 1] === '"') {
      value += '"'
      i++
      from = i + 1
      continue
    }
    let next = i + 1
    while (text[next] === " " && delimiter !== " ") next++
    const after = text[next]
    return next >= text.length || after === delimiter || after === "\n" || after === "\r" ? { value, next, breaks } : null
  }
  return null
}
