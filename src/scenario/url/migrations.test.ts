import { describe, expect, test } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import { decodeFragment, knownIds } from "./index.ts"
import { migrate, migrations, type Migration } from "./migrations.ts"

const known = knownIds(catalogue)

describe("migrations", () => {
  const rename: Migration = (pairs) => pairs.map(([key, value]) => (key === "horizon" ? ["years", value] : [key, value]))
  const halve: Migration = (pairs) => pairs.map(([key, value]) => (key === "years" ? [key, String(Number(value) / 2)] : [key, value]))

  test("carry an old link over before it is read, oldest first", () => {
    const { state, repairs } = decodeFragment("horizon=10&vm=cad-light:3", known, [rename, halve])
    expect(state.scenario.economics.years).toBe(5)
    expect(repairs).toEqual([])
    expect(migrate([["years", "4"]], [halve, halve])).toEqual([["years", "1"]])
  })

  test("there is none yet: today's grammar is the first", () => {
    expect(migrations).toEqual([])
  })
})
