import { describe, expect, test } from "vitest"
import { leastServed, shareWords } from "./shares.ts"

const office = { name: "Office", nativeShare: { low: 0.9, likely: 0.95, high: 0.99 } }
const cad = { name: "CAD", nativeShare: { low: 0.72, likely: 0.8, high: 0.87 } }

describe("the mean share of several groups", () => {
  test("is told with the group that gets least", () => {
    expect(shareWords({ low: 0.89, likely: 0.94, high: 0.98 }, [office, cad])).toBe("89–98 % on average, 72–87 % for CAD")
  })
  test("stands alone where every group gets it", () => {
    const alike = { name: "Other", nativeShare: { low: 0.91, likely: 0.955, high: 0.985 } }
    expect(shareWords(office.nativeShare, [office, alike], " of native")).toBe("90–99 % of native")
    expect(leastServed([office])).toBeNull()
  })
  test("hides nothing at the low end alone", () => {
    const unsure = { name: "Unsure", nativeShare: { ...office.nativeShare, low: 0.5 } }
    expect(leastServed([office, unsure])).toBe(unsure)
  })
  test("cuts a name that is a sentence", () => {
    expect(shareWords(office.nativeShare, [office, { ...cad, name: "n".repeat(80) }])).toMatch(/for n{39}…$/)
  })
})
