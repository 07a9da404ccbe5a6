import { expect, it } from "vitest"
import { fullCatalogue } from "../../../../dataset/full.ts"
import { doubtOf } from "./doubt.ts"

const doubt = (gpu: string, name: string) => {
  const sets = fullCatalogue.instanceTypeSetsOf(gpu)
  const type = sets.flatMap((set) => set.types).find((one) => one.name === name)
  if (!type) throw new Error(`${gpu} has no ${name}`)
  return doubtOf({ sets }, type)
}

it("marks the types whose size or count no document states", () => {
  expect(doubt("a2", "A2-2Q")).toBeNull()
  expect(doubt("a2", "A2-2A")).toBe("estimate")
})
