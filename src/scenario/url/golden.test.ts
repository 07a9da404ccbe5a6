import { describe, expect, test } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import golden from "./golden.json" with { type: "json" }
import { allowedFragment } from "./escape.ts"
import { decodeFragment, encodeFragment, knownIds } from "./index.ts"
import { sayRepair } from "../../words/repairs.ts"

// golden.json is only ever appended to: each link in it may stand on somebody's slide. `canonical` is what today's page makes of it.

const known = knownIds(catalogue)
const current = { datasetVersion: "2026.11.1", modelVersion: "1" }

/** Repeatable random numbers (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function mutate(link: string, random: (below: number) => number): string {
  const inserted = [
    "&",
    "=",
    ",",
    "*",
    ":",
    "@",
    "~",
    "%",
    "#",
    "-",
    ".",
    "9",
    "e9",
    "\u202e",
    "é",
    "\ud83d",
    "\u0000",
    "vm=",
    "z=",
    "&years=",
    "~110000-",
    "%ff",
    "NaN",
    "Infinity",
    "1e999",
    "__proto__",
  ]
  let text = link
  for (let times = 1 + random(4); times > 0; times--) {
    const at = random(text.length + 1)
    const until = Math.min(text.length, at + 1 + random(6))
    const way = random(5)
    const piece =
      way < 2
        ? (inserted[random(inserted.length)] ?? "")
        : way === 2
          ? ""
          : way === 3
            ? text.slice(at, until).repeat(2)
            : String.fromCharCode(32 + random(95))
    text = text.slice(0, at) + piece + text.slice(way < 2 ? at : until)
  }
  return text
}

describe("links that were once made open for ever", () => {
  test("there are at least forty of them", () => {
    expect(golden.length).toBeGreaterThanOrEqual(40)
  })

  test.each(golden)("$what", ({ link, canonical, repairs }) => {
    const decoded = decodeFragment(link, known)
    expect(encodeFragment(decoded.state, current)).toBe(canonical)
    expect(decoded.repairs.map((repair) => repair.kind)).toEqual(repairs)
    for (const repair of decoded.repairs) expect(sayRepair(repair)).toMatch(/\.$|\?$/)
  })

  test("10,000 damaged ones open, hold finite numbers only, and have a canonical form", () => {
    const random = seeded(20_261_122)
    let opened = 0
    for (let run = 0; run < 10_000; run++) {
      const text = mutate(golden[random(golden.length)]?.link ?? "", random)
      const { state } = decodeFragment(text, known)
      JSON.stringify(state, (_, value: unknown) => {
        if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`${value} out of ${text}`)
        return value
      })
      const canonical = encodeFragment(state, current)
      if (!allowedFragment.test(canonical) || encodeFragment(decodeFragment(canonical, known).state, current) !== canonical) {
        throw new Error(`${text} gives ${canonical}, which is not canonical`)
      }
      opened++
    }
    expect(opened).toBe(10_000)
  }, 120_000)
})
