import { expect, test } from "vitest"
import { lookedAt } from "./LookHere.tsx"

test("a row and a column are looked at where they meet, either alone as a whole, and parts of what moves frame themselves", () => {
  const [mediated = "", remoting = ""] = lookedAt(["mediated-pass-through", "api-remoting"])
  expect([mediated, remoting]).toEqual([expect.stringContaining("mediated-pass-through"), expect.stringContaining("api-remoting")])
  const [cost = ""] = lookedAt(["cost"])
  expect(cost).toMatch(/ > tr:first-child > td:nth-of-type\(3\)$/)
  expect(lookedAt(["cost", "mediated-pass-through", "curve"])).toEqual([`${mediated} > tr:first-child > td:nth-of-type(3)`])
  expect(lookedAt(["curve"])).toEqual([])
})
