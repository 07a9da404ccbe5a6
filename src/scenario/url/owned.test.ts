import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { decodeFragment, knownIds } from "./index.ts"
import { sayRepair } from "../../words/repairs.ts"

const read = (owned: string) => {
  const { state, repairs } = decodeFragment(`owned=${owned}`, knownIds(catalogue))
  return { owned: state.scenario.supply.owned, said: repairs.map(sayRepair) }
}

describe("hosts that are there, in a link", () => {
  test("of which there are none are not taken for one, and that is said", () => {
    const { owned, said } = read("2u-4dw:0*l40s:2,4u-8dw:3")
    expect(owned).toEqual([{ host: "4u-8dw", count: 3, boards: null, valueUsd: 0 }])
    expect(said).toEqual(["Of “2u-4dw” there are none by “owned=”, so that kind is left out."])
  })

  test("with no boards of a GPU in each stand empty", () => {
    expect(read("2u-4dw:12*l40s:0")).toEqual({ owned: [{ host: "2u-4dw", count: 12, boards: null, valueUsd: 0 }], said: [] })
  })
})
