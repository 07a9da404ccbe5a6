import fc from "fast-check"
import { expect, test } from "vitest"
import { pack, unpack, unpackInTurns } from "./pack.ts"

const written = (value: unknown): string => JSON.stringify(value)

test("whatever JSON is packed comes back the same, fields in the same order", () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 4 })), (values) => {
      fc.pre(!written(values).includes("__proto__"))
      const there = JSON.parse(written(values)) as readonly unknown[]
      expect(written(unpack(JSON.parse(written(pack(there))) as ReturnType<typeof pack>))).toBe(written(there))
    }),
  )
})

test("so do tables of like rows, with lists, gaps, nulls and records of varying keys", () => {
  const word = fc.constantFrom("a16", "l4", "l40s")
  const row = fc.record(
    {
      id: fc.string(),
      gpu: word,
      memory: fc.option(fc.integer()),
      evidence: fc.array(fc.record({ source: word, fields: fc.array(word) }, { requiredKeys: ["source"] })),
      apis: fc.dictionary(word, fc.option(fc.record({ state: word }))),
      needs: fc.array(fc.oneof(word, fc.array(word))),
    },
    { requiredKeys: ["id", "gpu"] },
  )
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const there = JSON.parse(written(rows)) as readonly unknown[]
      expect(written(unpack(pack(there)))).toBe(written(there))
    }),
  )
})

test("an object unpacked in turns is the same, and others have a turn after each of its fields", async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
      fc.pre(!written(value).includes("__proto__"))
      let turns = 0
      const there = await unpackInTurns(pack([value]), async () => void (turns += 1))
      expect(written(there)).toBe(written(value))
      expect(turns).toBe(typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value).length : 0)
    }),
  )
})

test("names and words that recur are written once", () => {
  const rows = Array.from({ length: 100 }, (_, at) => ({ frameBufferMib: at, technology: "mediated-pass-through" }))
  const packed = written(pack(rows))
  expect(packed.split("frameBufferMib")).toHaveLength(3) // in the list of shapes and in the columns
  expect(packed.split("mediated-pass-through")).toHaveLength(2)
})
