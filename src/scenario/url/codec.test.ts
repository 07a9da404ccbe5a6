import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { cases } from "../../base/cases.fixture.ts"
import { catalogue } from "../../dataset/load.ts"
import { gpuVendors, techniqueIds } from "../../dataset/schema/index.ts"
import { defaultScenario, type Scenario, type VmGroup } from "../../engine/scenario.ts"
import { hostileText, plainGroupOf } from "../arbitrary.ts"
import { pageStateOf } from "../arbitraryPage.ts"
import { tidyName } from "../bounds.ts"
import { noBeside, noVersions, type PageState } from "../view.ts"
import { allowedFragment } from "./escape.ts"
import { decodeFile, decodeFragment, encodeFile, encodeFragment, knownIds, linkTooLong } from "./index.ts"
import { rowOf } from "./keys.ts"
import { standardState } from "./decode.ts"
import { sayRepair } from "../../words/repairs.ts"

const known = knownIds(catalogue)
const current = { datasetVersion: "2026.11.1", modelVersion: "1" }
const versions = { dataset: current.datasetVersion, model: current.modelVersion }
const encode = (state: Omit<PageState, "versions">): string => encodeFragment({ ...state, versions }, current)
const withScenario = (scenario: Scenario): PageState => ({ ...standardState, scenario })

/** The group without needs that name what nobody here knows. */
function ofKnownNeeds(group: VmGroup): VmGroup {
  const { needs } = group.overrides
  if (!needs) return group
  const { unknownNeeds: _, ...others } = needs
  const all = new Set<string>([...gpuVendors, ...techniqueIds, ...known.hypervisors, ...known.gpus])
  const kept = Object.entries(others).map(([key, value]) => [key, Array.isArray(value) ? value.filter((id) => all.has(id)) : value])
  return { ...group, overrides: { ...group.overrides, needs: Object.fromEntries(kept) } }
}

describe("a link gives back what it was made from", () => {
  test("for any state, exactly", () => {
    fc.assert(
      fc.property(pageStateOf(known), (state) => {
        const text = encode(state)
        const decoded = decodeFragment(text, known)
        expect(decoded.state).toStrictEqual({ ...state, versions: text === "" ? noVersions : versions })
        expect(encode(decoded.state)).toBe(text)
        expect(text).toMatch(allowedFragment)
      }),
      { numRuns: cases(250, 1000), seed: 20261122 },
    )
  }, 120_000)

  test("without a single repair where everything in it is known", () => {
    fc.assert(
      fc.property(pageStateOf(known), (state) => {
        const { policies, supply } = state.scenario
        const vendors = new Set<string>(gpuVendors)
        fc.pre(
          policies.unknownNeeds.length === 0 &&
            policies.vendors.every((id) => vendors.has(id)) &&
            policies.hypervisors.every((id) => known.hypervisors.has(id)) &&
            supply.gpus.every((id) => known.gpus.has(id)),
        )
        const scenario = { ...state.scenario, groups: state.scenario.groups.map(ofKnownNeeds) }
        expect(decodeFragment(encode({ ...state, scenario, kept: [], beside: noBeside }), known).repairs).toEqual([])
      }),
      { numRuns: cases(50, 150), seed: 7 },
    )
  }, 120_000)

  test("percent-escaped, as a whole address, or wrapped in prose", () => {
    fc.assert(
      fc.property(pageStateOf(known), fc.constantFrom(".", ")", ">", "). ", "\n"), (state, junk) => {
        const text = encode(state)
        fc.pre(text !== "")
        const expected = decodeFragment(text, known).state
        for (const dressed of [
          `#${text}`,
          `?${text}`,
          `https://example.org/explorer/?embed=cost#${text}`,
          `https://example.org/#${text}${junk}`,
          `<https://example.org/a/index.html#${text}>`,
          encodeURIComponent(text),
          `https://example.org/#${encodeURIComponent(encodeURIComponent(text))}`,
          text.replaceAll("&", "&amp;"),
          encodeURIComponent(`https://example.org/#${text}`),
        ]) {
          expect(decodeFragment(dressed, known).state).toStrictEqual(expected)
        }
      }),
      { numRuns: cases(20, 80), seed: 11 },
    )
  }, 120_000)

  test("an untouched page has an empty fragment, and no link is the untouched page", () => {
    expect(encode(standardState)).toBe("")
    expect(decodeFragment("", known)).toEqual({ state: standardState, repairs: [] })
  })

  test("names the versions of the page that wrote it, whenever it says anything", () => {
    expect(encode(withScenario({ ...defaultScenario, busyPoint: 0.5 }))).toBe("busy=0.5&data=2026.11.1&model=1")
  })
})

describe("links are short", () => {
  const typical: Scenario = {
    ...defaultScenario,
    groups: [
      { name: null, workload: "knowledge-worker", count: 200, overrides: {} },
      { name: "Design Team", workload: "cad-medium", count: 40, overrides: { frameBufferMib: 8192, leastNativeShare: 0.7 } },
    ],
    policies: { ...defaultScenario.policies, liveMigration: true },
    economics: { ...defaultScenario.economics, years: 5 },
    pins: [{ product: "vmware-vgpu-nvidia", gpu: "l40s", instanceType: null }],
  }

  test("a typical scenario takes 200 characters at most", () => {
    const text = encode(withScenario(typical))
    expect(text).toBe(
      "vm=knowledge-worker:200,cad-medium:40:Design_Team*fb:8192*least:0.7&option=vmware-vgpu-nvidia@l40s&need=live-migration&years=5&data=2026.11.1&model=1",
    )
    expect(text.length).toBeLessThanOrEqual(200)
  })

  test("any twenty groups, named and with overrides, take 2,000 at most", () => {
    fc.assert(
      fc.property(fc.array(plainGroupOf(known), { minLength: 20, maxLength: 20 }), (groups) => {
        expect(encode(withScenario({ ...typical, groups })).length).toBeLessThanOrEqual(2000)
      }),
      { numRuns: cases(150, 500), seed: 3 },
    )
  }, 120_000)

  test("more than twenty groups go into one compressed key", () => {
    const groups = Array.from({ length: 50 }, (_, at) => ({
      name: `Department ${at + 1}`,
      workload: "power-user",
      count: 10 + at,
      overrides: { frameBufferMib: 2048 },
    }))
    const text = encode(withScenario({ ...typical, groups }))
    expect(text).toMatch(/&z=[\w-]+&data=/)
    expect(text).not.toContain("vm=")
    expect(text.length).toBeLessThan(900)
    expect(decodeFragment(text, known).state.scenario.groups).toEqual(groups)
  })

  test("what no link can hold is said to be too long", () => {
    const noise = (at: number): string =>
      Array.from({ length: 80 }, (_, i) => String.fromCodePoint(0x4e00 + ((at * 7919 + i * 104_729) % 20_000))).join("")
    const groups = Array.from({ length: 50 }, (_, at) => ({ name: noise(at), workload: "power-user", count: at + 1, overrides: {} }))
    expect(linkTooLong(withScenario({ ...typical, groups }))).toBe(true)
    expect(linkTooLong(withScenario(typical))).toBe(false)
  })
})

describe("any text at all", () => {
  const check = (text: string): void => {
    const { state } = decodeFragment(text, known)
    expect(
      JSON.stringify(state, (_, value: unknown) => (typeof value === "number" && !Number.isFinite(value) ? "NOT FINITE" : value)),
    ).not.toContain("NOT FINITE")
    expect(state.scenario.groups.length).toBeGreaterThanOrEqual(1)
    const canonical = encode(state)
    expect(canonical).toMatch(allowedFragment)
    expect(encode(decodeFragment(canonical, known).state)).toBe(canonical)
  }

  test("gives a valid state whose canonical form is a fixed point", () => {
    expect.hasAssertions()
    fc.assert(fc.property(hostileText, check), { numRuns: cases(600, 2000), seed: 5 })
    const keys = [...rowOf.keys(), "foo", "VM", " years "]
    const pair = fc.tuple(
      fc.constantFrom(...keys),
      fc.oneof(hostileText, fc.constantFrom("1", "a16", "knowledge-worker:5", "custom*cores:x", "1e999", "-1", "none")),
    )
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 8 }), (pairs) => check(pairs.map(([key, value]) => `${key}=${value}`).join("&"))),
      { numRuns: cases(600, 2000), seed: 6 },
    )
  }, 120_000)

  test("is answered in time, however long", () => {
    const start = performance.now()
    for (const unit of [
      "vm=a:1,",
      "/",
      "#",
      "%25",
      "~41.",
      "a&",
      "option=x&",
      ",000",
      "vm=cad-light:1,000,",
      "*fb:1",
      "=",
      "9",
      "need=q,",
      "~",
    ]) {
      check(`vm=cad-light:1${unit.repeat(Math.floor(200_000 / unit.length))}`)
    }
    expect(performance.now() - start).toBeLessThan(60_000)
  }, 120_000)
})

describe("nothing is silently dropped", () => {
  test("every pair is represented, kept or reported", () => {
    const keys = [...rowOf.keys(), "foo"]
    const value = fc.oneof(
      hostileText.map((text) => text.replaceAll(/[&#]/g, "")),
      fc.constantFrom(
        "",
        "5",
        "0.5",
        "99999",
        "-3",
        "1,5",
        "a16",
        "knowledge-worker:7",
        "kvm-vfio@a16",
        "suspend",
        "cost",
        "none",
        "any",
        "nvidia",
        "EUR",
        "1u-3sw",
        "a16:4",
      ),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...keys), value), { minLength: 1, maxLength: 6 }), (pairs) => {
        const text = (list: readonly (readonly [string, string])[]): string =>
          list.map(([key, raw]) => `${key}=${raw.replaceAll("%", "%25")}`).join("&")
        const whole = decodeFragment(`${text(pairs)}&data=1`, known)
        pairs.forEach(([key], at) => {
          const without = decodeFragment(`${text(pairs.toSpliced(at, 1))}&data=1`, known)
          const alone = decodeFragment(text([pairs[at] ?? ["", ""]]), known)
          const counts = JSON.stringify(without.state) !== JSON.stringify(whole.state)
          const saysTheDefault = JSON.stringify(alone.state) === JSON.stringify(standardState) && alone.repairs.length === 0
          const saidAgain = pairs.some((other, index) => index !== at && other[0] === key)
          const reported = whole.repairs.some((repair) => repair.key === key) || whole.state.kept.some(([name]) => name === key)
          expect(counts || reported || saysTheDefault || saidAgain).toBe(true)
        })
      }),
      { numRuns: cases(300, 1000), seed: 8 },
    )
  }, 120_000)
})

describe("names that would turn the figures beside them", () => {
  const controls = ["\u061C", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"]

  test.each(controls.map((control) => ({ code: control.codePointAt(0)!.toString(16), control })))(
    "lose U+$code in a link, with a word, and in an edit",
    ({ control }) => {
      const { state, repairs } = decodeFragment(`vm=cad-medium:4:${encodeURIComponent(`a${control}b`)}`, known)
      expect(state.scenario.groups[0]?.name).toBe("ab")
      expect(repairs.map(sayRepair).join(" ")).toMatch(/turn the direction of text/)
      expect(tidyName(`${control}${control}`)).toBeNull()
    },
  )

  const everywhere = [
    "vm=foo@:4",
    "vm=cad-medium:4*foo@:3",
    "gpus=a16@zz",
    "hypervisors=kvm@x",
    "view=bo@ard",
    "foo@bar=1",
    "view=products&focus=zz@abc",
    "view=products&filter=@abc",
    "option=kvm-vfio@@a16",
    "goal=cost:@abc:4",
    "currency=@EUR",
    "name=a@bc",
    "plan=1:kvm@vfio@a16",
    "data=2026@.1.1",
  ]
  const written = (one: string, control: string): string => one.replace("@", control)

  test.each(everywhere)("are nowhere in what the link %s gives or in what is said of it, and that is said", (one) => {
    for (const control of ["~202e-", "%E2%80%AE", "~2067.202d-"]) {
      const { state, repairs } = decodeFragment(written(one, control), known)
      const said = repairs.map(sayRepair).join(" ")
      expect(JSON.stringify({ ...state, kept: [] }) + said).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/)
      expect(said).toMatch(/turn the direction of text/)
    }
  })

  test("are nowhere in what a file gives, and that is said", () => {
    const file = encodeFile(decodeFragment("vm=cad-medium:4:Name&gpus=zzq&name=Name&view=products&focus=Name", known).state, current)
    const { state, repairs } = decodeFile(file.replaceAll("Name", "a\\u202eb").replaceAll("zzq", "z\u2067q"), known)
    expect(JSON.stringify(state)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
    expect(state.scenario.groups[0]?.name).toBe("ab")
    expect(repairs.map(sayRepair).join(" ")).toMatch(/turn the direction of text/)
  })
})
