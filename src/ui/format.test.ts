import { expect, test } from "vitest"
import { yearsText } from "./format.ts"

test.each([
  [1, "1 year"],
  [4, "4 years"],
  [5.5, "5.5 years"],
  [10.25, "10.25 years"],
  [1.125, "1.125 years"],
])("a horizon of %j is told as it is: %s", (years, told) => {
  expect(yearsText(years)).toBe(told)
})
