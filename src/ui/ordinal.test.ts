import { describe, expect, it } from "vitest"
import { anOrdinal, ordinal } from "./ordinal.ts"

describe("ordinals", () => {
  it("end as people say them", () => {
    expect([1, 2, 3, 4, 9, 11, 12, 13, 21, 22].map(ordinal)).toEqual([
      "1st",
      "2nd",
      "3rd",
      "4th",
      "9th",
      "11th",
      "12th",
      "13th",
      "21st",
      "22nd",
    ])
  })

  it.each([8, 11, 18, 80, 81, 89, 800, 8000, 11_000, 18_500])("have “an” before %i, which is said with a vowel first", (n) => {
    expect(anOrdinal(n)).toMatch(/^an /)
  })

  it.each([1, 7, 9, 10, 12, 17, 28, 48, 101, 110, 118, 180, 1100, 1800])("have “a” before %i", (n) => {
    expect(anOrdinal(n)).toMatch(/^a /)
  })
})
