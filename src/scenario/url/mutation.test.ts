import { isDeepStrictEqual } from "node:util"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import { gpuVendors, techniqueIds } from "../../dataset/schema/index.ts"
import { extraCosts } from "../../engine/scenario.ts"
import { hostileText } from "../arbitrary.ts"
import { pageStateOf } from "../arbitraryPage.ts"
import { views, type PageState } from "../view.ts"
import golden from "./golden.json" with { type: "json" }
import { decodeFile, decodeFragment, encodeFile, encodeFragment, knownIds } from "./index.ts"
import { rowOf } from "./keys.ts"

const known = knownIds(catalogue)
const current = { datasetVersion: "2026.11.1", modelVersion: "1" }
const versions = { dataset: current.datasetVersion, model: current.modelVersion }

/** A million were tried once; with MUTATED_LINKS=1000000 they are again. */
const cases = Number(process.env["MUTATED_LINKS"] ?? 600)
const seed = 20261129

/** What means something in the grammar, beside what means nothing. */
const reserved = [
  "none",
  "any",
  "all",
  "auto",
  "default",
  "NONE",
  "Auto",
  "or",
  "custom",
  "on",
  "off",
  "true",
  "*",
  "-",
  "~",
  "~2c",
  "~2a",
  "~202e",
  "",
]
const pieces = [
  ...reserved,
  "zzzqqq",
  "x",
  "1e999",
  "-1",
  "0",
  "1,5",
  "NaN",
  "a16",
  "kvm",
  "esxi",
  "A100 80GB",
  "nvidia",
  "cad-medium:4",
  "kvm-vfio@a16",
  "Z",
]
const separators = [",", ":", "*", "@", "&", "=", "_", ".", "-", "~", "%", "+", "#", "|", " "]
const listed: readonly (readonly [string, readonly string[]])[] = [
  ["hypervisors", [...known.hypervisors]],
  ["vendors", gpuVendors],
  ["gpus", [...known.gpus].slice(0, 40)],
  ["compare", techniqueIds],
  ["need", ["live-migration", "suspend", "isolation-weak", "isolation-strong"]],
  ["count", extraCosts],
  ["view", views],
  ["host", [...known.hosts]],
  ["option", [...known.products].slice(0, 20).map((id) => `${id}@a16`)],
  ["plan", ["1:kvm-vfio@a16", "1_2:kvm-vfio@a16*3:vmware-vgpu-nvidia@l40s", "2:kvm-vfio@a16*1:kvm-vfio@any", "1_1:kvm-vfio@a16"]],
]

const piece = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...pieces) }, hostileText)
const list = fc.constantFrom(...listed).chain(([key, ids]) =>
  fc
    .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...ids) }, { weight: 3, arbitrary: fc.constantFrom(...pieces) }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((items) => `${key}=${items.join(",")}`),
)
const pair = fc.tuple(fc.constantFrom(...rowOf.keys(), "foo", "VM", " years "), piece).map(([key, value]) => `${key}=${value}`)
/** Made once: states are large, and it is their links that are changed. */
const written = fc
  .sample(pageStateOf(known), { numRuns: 400, seed })
  .map((state) => encodeFragment({ ...state, versions }, current))
  .filter((link) => link.length < 1500)
const start = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...written, ...golden.map(({ link }) => link)) },
  {
    weight: 5,
    arbitrary: fc.array(fc.oneof({ weight: 4, arbitrary: list }, pair), { minLength: 1, maxLength: 6 }).map((parts) => parts.join("&")),
  },
)

type Change = (text: string, at: number, word: string) => string
const changes: readonly Change[] = [
  (text, at, word) => text.slice(0, at) + word + text.slice(at),
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at, word) => text.slice(0, at) + word + text.slice(at + word.length),
  (text, at) => text.slice(0, at) + text.slice(at, at + 12) + text.slice(at),
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(at) + text.slice(0, at),
  // Whole items of lists and whole pairs: left out, said twice, in another order, replaced.
  ...[",", "&", "*"].flatMap((mark): Change[] => {
    const items = (text: string, at: number) => ({ all: text.split(mark), one: at % text.split(mark).length })
    return [
      (text, at) => {
        const { all, one } = items(text, at)
        return all.toSpliced(one, 1).join(mark)
      },
      (text, at) => {
        const { all, one } = items(text, at)
        return all.toSpliced(one, 0, all[one] ?? "").join(mark)
      },
      (text) => text.split(mark).toReversed().join(mark),
      (text, at, word) => {
        const { all, one } = items(text, at)
        return all.toSpliced(one, 1, word).join(mark)
      },
      (text, at, word) => {
        const { all, one } = items(text, at)
        return all.toSpliced(one, 0, word).join(mark)
      },
    ]
  }),
]

const mutated = fc
  .tuple(
    start,
    fc.array(
      fc.tuple(
        fc.constantFrom(...changes),
        fc.nat(400),
        fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...pieces) }, fc.constantFrom(...separators)),
      ),
      { maxLength: 4 },
    ),
  )
  .map(([text, steps]) => steps.reduce((now, [change, at, word]) => change(now, now === "" ? 0 : at % (now.length + 1), word), text))

/** As `toEqual` would say, many times as fast; the versions are those of whoever wrote the link. */
const alike = (a: PageState, b: PageState): boolean => isDeepStrictEqual({ ...a, versions: null }, { ...b, versions: null })

/** Whether something is told in which what somebody wrote is nothing at all. */
const quotesNothing = (told: unknown): boolean =>
  typeof told === "object" &&
  told !== null &&
  (("yours" in told && typeof told.yours === "string" && told.yours.trim() === "") || Object.values(told).some(quotesNothing))

describe("a link that was changed by chance, lists and reserved words included", () => {
  test("opens as a scenario whose own link opens as the same, and so does its file; what is told of it quotes no emptiness", () => {
    let tried = 0
    expect.hasAssertions()
    fc.assert(
      fc.property(mutated, (text) => {
        const { state, repairs } = decodeFragment(text, known)
        if (quotesNothing(repairs)) throw new Error(`is told of by quoting nothing: ${text}`)
        const link = encodeFragment(state, current)
        const again = decodeFragment(link, known).state
        if (encodeFragment(again, current) !== link || !alike(again, state)) throw new Error(`reopens otherwise: ${link}`)
        if (tried++ % 8 > 0) return
        if (!alike(decodeFile(encodeFile(state, current), known).state, state)) throw new Error("its file reopens otherwise")
      }),
      { numRuns: cases, seed },
    )
    expect(tried).toBe(cases)
  }, 36_000_000)
})
