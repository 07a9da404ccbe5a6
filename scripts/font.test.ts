import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { css, cut, family, file, ranges, styles } from "./font.ts"

test("the font of the first view is what `npm run font` cuts out of IBM Plex Sans", async () => {
  expect(readFileSync(file).equals(await cut())).toBe(true)
  expect(readFileSync(styles, "utf8")).toBe(css)
})

test("it stands before the whole font, which stays for every other sign", () => {
  expect(/--font:([^;]+)/.exec(readFileSync("src/ui/tokens.css", "utf8"))?.[1]).toMatch(
    new RegExp(`^\\s*"${family}", "IBM Plex Sans Variable",`),
  )
})

test("it has the signs of every message", () => {
  const has = (sign: number): boolean => ranges.some(([from, to]) => sign >= from && sign <= to)
  const text = readFileSync("src/words/en/reasons.ts", "utf8") + readFileSync("src/words/en/leftOut.ts", "utf8")
  expect([...new Set(text)].filter((sign) => sign !== "\n" && !has(sign.codePointAt(0) ?? 0))).toEqual([])
})
