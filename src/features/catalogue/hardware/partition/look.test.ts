import { expect, test } from "vitest"
import { texturePath } from "./look.ts"

test("no size is painted with slanting lines: they are what is free", () => {
  const paths = Object.values(texturePath)
  expect(paths.filter((path) => /[Ll]/.test(path))).toEqual([])
  expect(new Set(paths).size).toBe(paths.length)
})
