import { describe, expect, test } from "vitest"
import { catalogue } from "../dataset/load.ts"
import { defaultScenario } from "../engine/scenario.ts"
import { decodeFragment, knownIds } from "../scenario/url/index.ts"
import { overrideRows } from "../scenario/url/groups.ts"
import { hostRows } from "../scenario/url/host.ts"
import { keyRows } from "../scenario/url/keys.ts"
import { reservedWords } from "../scenario/url/lists.ts"
import { hostMeanings, overrideMeanings } from "./en/fields.ts"
import { keyValue, partValue } from "./linkReference.ts"
import { sayRepair } from "./repairs.ts"

const known = knownIds(catalogue)
const said = (link: string): string => decodeFragment(link, known).repairs.map(sayRepair).join(" ")

/** Any text at all is a value there; `any` is the name of a key that a scenario beside may hold, and any word may be a packed lesson. */
const freeTexts: readonly string[] = ["name", "beside", "focus", "sort", "filter", "was", "data", "model", "lesson"]
const words = ["none", "any", "all", "auto", "default", "custom", "on", "off", "yes", "no", "*", "-", "unlimited", "inf"]

/** As the reference has it: the word stands in the row's value, or is another word for one that does. */
const says = (value: string, word: string): boolean =>
  [word, ...(reservedWords[word] ?? [])].some((one) => value.split(/[^a-z*-]+/).includes(one))

/** `currency=all` is the lek. */
const silent = (link: (word: string) => string, value: string): readonly string[] =>
  words
    .filter((word) => link(word) !== "currency=all" && decodeFragment(link(word), known).repairs.length === 0 && !says(value, word))
    .map(link)

describe("a reserved word means what the reference says, or it is said that it means nothing there", () => {
  test.each(keyRows.filter(({ key }) => !freeTexts.includes(key)).map((row) => [row.key, keyValue(row) ?? ""] as const))(
    "at %s=",
    (key, value) => {
      expect(silent((word) => `${key}=${word}`, value)).toEqual([])
    },
  )

  test.each(overrideRows.map((row) => [row.key, partValue(row, overrideMeanings) ?? ""] as const))("at a group's *%s:", (key, value) => {
    expect(silent((word) => `vm=cad-medium:4*${key}:${word}`, value)).toEqual([])
  })

  test.each(hostRows.map((row) => [row.key, partValue(row, hostMeanings) ?? ""] as const))("at a host's *%s:", (key, value) => {
    expect(silent((word) => `host=custom*${key}:${word}`, value)).toEqual([])
  })

  test.each([
    "maint=none",
    "interest=none",
    "staff=none",
    "grow=none",
    "kwh=none",
    "spare=none",
    "racks=all",
    "vendors=none",
    "vm=cad-medium:4*vendors:none",
    "host=*",
  ])("%s changes nothing, which is said", (link) => {
    const { state, repairs } = decodeFragment(link, known)
    expect(repairs).toHaveLength(1)
    expect(state.scenario.policies).toEqual(defaultScenario.policies)
    expect(state.scenario.supply).toEqual(defaultScenario.supply)
    expect(state.scenario.economics).toEqual(defaultScenario.economics)
  })

  test("what nothing costs is asked for by 0, and the repair says so", () => {
    expect(said("maint=none")).toContain("“maint=0” leaves it out")
    expect(said("years=none")).not.toContain("=0")
  })

  test("no limit is none, and what the dataset says is auto", () => {
    for (const link of ["budget=none", "racks=none", "gpus-most=none", "maint=auto", "years=default", "host=auto", "gpus=any"])
      expect(decodeFragment(link, known).repairs).toEqual([])
  })

  test("any host is the one that is chosen, said", () => {
    expect(decodeFragment("host=any", known).state.scenario.supply.host).toBe("auto")
    expect(said("host=any")).toBe("The host “any” was read as “auto”.")
  })
})
