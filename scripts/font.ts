/**
 * `npm run font`: cuts the font of the first view out of IBM Plex Sans. It has the signs that an English page needs and the weights that the
 * styles ask for, 23 kB in place of 46; whatever else is written, a name in another alphabet say, is set in the font as it was, which is
 * fetched then. It goes by a name of its own, for "Plex" is reserved for the font as its makers give it (SIL Open Font Licence, section 3).
 */
import { readFileSync, writeFileSync } from "node:fs"
import { pathToFileURL } from "node:url"
import subset from "subset-font"

export const family = "Explorer Sans"
const whole = "node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2"
export const file = "src/ui/fonts/explorer-sans.woff2"
export const styles = "src/ui/fonts/explorer-sans.css"

/** Weights that the styles use. */
const weights = { min: 400, max: 700 }

/** ASCII, and the signs of English text and of figures. */
export const ranges: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xa0],
  [0xb1, 0xb2],
  [0xb7, 0xb7],
  [0xd7, 0xd7],
  [0x2013, 0x2014],
  [0x2018, 0x2019],
  [0x201c, 0x201d],
  [0x2026, 0x2026],
  [0x2191, 0x2191],
  [0x2193, 0x2193],
  [0x2212, 0x2212],
]

const code = (value: number): string => value.toString(16).toUpperCase().padStart(4, "0")
const rangeText = ranges.map(([from, to]) => (from === to ? `U+${code(from)}` : `U+${code(from)}-${code(to)}`)).join(", ")

export const css = `/* Written by \`npm run font\`. */
@font-face {
  font-family: "${family}";
  font-style: normal;
  font-display: swap;
  font-weight: ${weights.min} ${weights.max};
  src: url("./explorer-sans.woff2") format("woff2");
  unicode-range: ${rangeText};
}
`

/** The font's bytes; the same each time. */
export function cut(): Promise<Buffer> {
  const text = ranges.map(([from, to]) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, at) => from + at))).join("")
  return subset(readFileSync(whole), text, { targetFormat: "woff2", variationAxes: { wght: weights } })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(file, await cut())
  writeFileSync(styles, css)
}
