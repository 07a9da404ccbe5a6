import { expect, test } from "vitest"
import { technologyIds } from "../../dataset/schema/common.ts"
import { technologyWords } from "./conditions.ts"

test("every technology has words by which a source gives it away, but for those that no source measured by name", () => {
  const named = new Set(technologyWords.map(([, technology]) => technology))
  expect(technologyIds.filter((one) => !named.has(one))).toEqual(["embedded-partition", "emulated-adapter"])
})
