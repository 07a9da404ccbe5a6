import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { hostileText } from "../arbitrary.ts"
import { withoutDirectionControls } from "../bounds.ts"
import { allowedFragment, escapeText, keepText, unescapeText } from "./escape.ts"

describe("escaping", () => {
  test.each([
    ["Design Team", "Design_Team"],
    ["Büro 日本", "B~fc-ro_~65e5.672c-"],
    ["a_b", "a~5f-b"],
    ["~20-", "~7e-20-"],
    ["R&D", "R~26-D"],
    ["👩‍🎨", "~1f469.200d.1f3a8-"],
    ["\ud83d", "~d83d-"],
  ])("writes %j as %s and reads it back", (text, written) => {
    expect(escapeText(text)).toBe(written)
    expect(unescapeText(written)).toBe(text)
  })

  test("gives back any string but for what turns the direction of text, and uses allowed characters only", () => {
    fc.assert(
      fc.property(hostileText, fc.boolean(), (text, spaces) => {
        const written = escapeText(text, spaces)
        expect(written).toMatch(/^[A-Za-z0-9._~-]*$/)
        expect(unescapeText(written, spaces)).toBe(withoutDirectionControls(text))
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  test("reads a malformed escape as it stands", () => {
    for (const text of ["~", "~-", "~zz-", "~110000-", "~41", "~41."]) expect(unescapeText(text)).toBe(text)
  })

  test("what is kept is allowed, and kept twice is the same", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(keepText(text)).toMatch(allowedFragment)
        expect(keepText(keepText(text))).toBe(keepText(text))
        expect(unescapeText(keepText(text), false)).toBe(unescapeText(text, false))
      }),
      { numRuns: 2000, seed: 2 },
    )
  })
})
