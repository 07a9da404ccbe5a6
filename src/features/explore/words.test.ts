import { expect, test } from "vitest"
import { usd } from "../../ui/format.ts"
import { dialValue } from "./words.ts"

test("a horizon is told as it was asked for, a change of the winner to a hundredth of a year", () => {
  const said = [1, 5.5, 12.25, 3.421875].map((years) => dialValue({ kind: "years" }, years, usd))
  expect(said).toEqual(["1 year", "5.5 years", "12.25 years", "3.42 years"])
})
