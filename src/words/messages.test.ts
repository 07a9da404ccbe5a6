import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import type { Tellings, Told, ToldOf } from "../engine/basics/told.ts"
import { evaluate } from "../engine/evaluate.ts"
import { decodeFragment, knownIds } from "../scenario/url/index.ts"
import { english } from "./en/language.ts"
import { leftOut } from "./en/leftOut.ts"
import { migration } from "./en/migration.ts"
import { evidence, missing, reasons, warnings } from "./en/reasons.ts"
import { rent } from "./en/rent.ts"
import { leads } from "./en/why.ts"
import { partsOf, type Part } from "./message.ts"
import { pseudoLanguage, pseudoMessages } from "./pseudo.ts"
import { speaker } from "./speak.ts"

const all: Readonly<Record<string, string>> = {
  ...reasons,
  ...warnings,
  ...evidence,
  ...missing,
  ...migration,
  ...leftOut,
  ...rent,
  ...leads,
}

const values = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => (typeof part === "string" ? [] : [part.name, ...Object.values(part.cases).flatMap(values)]))

describe("English messages", () => {
  test("can be read", () => {
    for (const message of Object.values(all)) expect(partsOf(message).length).toBeGreaterThan(0)
  })

  test("say every value that their fact has, and no other", () => {
    const text = readFileSync(new URL("../engine/basics/tellings.ts", import.meta.url), "utf8").replaceAll(/\/\*\*.*?\*\//gs, "")
    for (const [id, message] of Object.entries(all)) {
      const at = new RegExp(`readonly (?:"${id}"|${id}): (object|\\{)`).exec(text)
      expect([id, at !== null]).toEqual([id, true])
      const body = at?.[1] === "{" ? inBraces(text, at.index + at[0].length) : ""
      const told = [...body.matchAll(/readonly (\w+):/g)].map((match) => match[1])
      // A word's own values stand in the word: those of nested facts are theirs.
      expect([id, [...new Set(values(partsOf(message)))].sort()]).toEqual([id, told.map(String).sort()])
    }
  })
})

/** What stands up to the brace that closes. */
function inBraces(text: string, start: number): string {
  let depth = 1
  let at = start
  while (depth > 0) {
    if (text[at] === "{") depth += 1
    if (text[at] === "}") depth -= 1
    at += 1
  }
  return text.slice(start, at - 1)
}

const isTold = (value: object): value is Told => "id" in value && "values" in value

/** All facts told in a report, wherever they stand. */
function* toldIn(value: unknown): Generator<Told> {
  if (typeof value !== "object" || value === null) return
  if (isTold(value)) yield value
  else for (const one of Object.values(value)) yield* toldIn(one)
}

/** What a told fact holds that is nobody's language: names, words of the dataset and the user's own. */
function quotedIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return []
  const own = ["name", "quote", "yours", "more", "currency"].flatMap((key) => {
    const text = (value as Readonly<Record<string, unknown>>)[key]
    return typeof text === "string" ? [text] : []
  })
  const unknown = "word" in value && "id" in value && typeof value.id === "string" ? [value.id] : []
  return [...own, ...unknown, ...Object.values(value).flatMap(quotedIn)]
}

const links = [
  "vm=knowledge-worker:200,cad-medium:40&need=live-migration",
  "vm=llm-inference:2*llm:llama-3.3-70b&compare=none&option=kvm-vfio@l40s&option=vmware-vsga@a16&option=kvm-vfio@l4",
  "vm=data-scientist:9*api:zzz*fb:200000*gpus:9,llm-inference:3*llm:nope&need=suspend,isolation:strong,zzz&hv=xen,nope&vendor=amd,nope",
  "vm=media-transcode:300&host=zzz&any=1&option=kvm-vfio@nope&option=nope@l4&option=qemu-virgl@l4",
  "vm=ml-training:12*gpus:4&budget=1000&cap=1&limit=l40s:1&hosts=1",
  ...[...knownIds(catalogue).workloads].map((id) => `vm=${id}:20&need=live-migration`),
  ...catalogue.products.map(
    (product, at) => `vm=cad-light:20&compare=none&option=${product.id}@${catalogue.gpus[(at * 7) % catalogue.gpus.length]?.id}`,
  ),
]

test("in a language of brackets no English is left in what the engine tells", { timeout: 120_000 }, () => {
  const say = speaker<Tellings>(pseudoMessages(all) as object, pseudoLanguage(english)) as (told: ToldOf<Tellings>) => string
  const known = knownIds(catalogue)
  const ids = new Set<string>()
  for (const link of links) {
    for (const told of toldIn(evaluate(decodeFragment(link, known).state.scenario, catalogue))) {
      ids.add(told.id)
      let text = say(told as never)
      for (const own of [...quotedIn(told)].sort((a, b) => b.length - a.length)) if (own !== "") text = text.replaceAll(own, "")
      for (const unit of Object.values(english.units)) text = text.replaceAll(` ${unit}`, "")
      expect(text.replaceAll(/⟦[^⟧]*⟧/g, "")).not.toMatch(/[A-Za-z]{2,}/)
    }
  }
  expect(ids.size).toBeGreaterThan(30)
})
