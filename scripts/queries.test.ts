import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const files = (ending: RegExp): string[] =>
  readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => ending.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => join("src", path))

/** Widths and heights that are asked for, of the window or of a container. */
const asked = (text: string): string[] => text.match(/\((?:(?:min|max)-)?(?:width|height|inline-size|block-size)\s*[:<>][^)]*\)/g) ?? []

const queries = (ending: RegExp, place: RegExp): string[] =>
  files(ending).flatMap((file) => (readFileSync(file, "utf8").match(place) ?? []).flatMap(asked).map((query) => `${file} ${query}`))

test("widths are asked in em or rem: who enlarges text gets the arrangement that has room for it", () => {
  const inStyles = queries(/\.css$/, /@(?:media|container)[^{]*/g)
  const inCode = queries(/\.tsx?$/, /"\([^"\n]*(?:width|height|size)[^"\n]*\)"/g)
  expect(inStyles.length).toBeGreaterThan(20)
  expect(inCode.length).toBeGreaterThan(1)
  expect([...inStyles, ...inCode].filter((query) => /\d\s*px/.test(query))).toEqual([])
})
