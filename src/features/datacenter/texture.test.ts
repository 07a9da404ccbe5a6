import { expect, test } from "vitest"
import { groupLook, texturePath } from "./texture.ts"

/** Slanting lines are the hatching of what is idle. */
const slants = (path: string): boolean => /[Ll]/.test(path)

test("no group is painted with slanting lines, and the first six differ", () => {
  const paths = [0, 1, 2, 3, 4, 5].map((group) => texturePath[groupLook(group).texture])
  expect(paths.filter(slants)).toEqual([])
  expect(new Set(paths).size).toBe(6)
})
