/** Mean width of a character in ems; a little more than our typeface has, so that fallback fonts fit too. */
const em = 0.505

/** Breaks a text into lines that fit a width: an SVG does not do it by itself. */
export function wrap(text: string, width: number, size: number): readonly string[] {
  const most = Math.floor(width / (size * em))
  const lines: string[] = []
  for (const word of text.split(" ")) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= most) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
