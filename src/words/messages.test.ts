import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { quote, type Tellings, type Told, type ToldOf } from "../engine/basics/told.ts"
import { fixOption } from "../engine/decisions/fixed.ts"
import { inputsOf } from "../engine/decisions/inputs.ts"
import { evaluate } from "../engine/evaluate.ts"
import type { Derivation, Figure } from "../engine/report.ts"
import { finish } from "../engine/basics/task.ts"
import { mixOf } from "../engine/mix/mix.ts"
import { explain } from "../engine/why/explain.ts"
import { explainPlan } from "../engine/why/plan.ts"
import { placeInventory, type Goal } from "../engine/inventory/placeInventory.ts"
import { lessonLimit } from "../scenario/bounds.ts"
import { inflateLimit, pack } from "../scenario/url/compress.ts"
import { open } from "../scenario/inventory/formats/open.ts"
import { gpuNames } from "../scenario/inventory/gpuNames.ts"
import { inventoryOf } from "../scenario/inventory/inventory.ts"
import { loaded, readHosts, readVms } from "../scenario/inventory/read.ts"
import { gapOf, headlineOf, reasonOf } from "../scenario/inventory/verdict.ts"
import { decodeFile, decodeFragment, knownIds } from "../scenario/url/index.ts"
import { inventory } from "./en/inventory.ts"
import { english } from "./en/language.ts"
import { leftOut } from "./en/leftOut.ts"
import { migration } from "./en/migration.ts"
import { evidence, missing, reasons, warnings } from "./en/reasons.ts"
import { ranged } from "./en/ranged.ts"
import { rent } from "./en/rent.ts"
import { repairs } from "./en/repairs.ts"
import { unpredicted } from "./en/unpredicted.ts"
import { reading } from "./en/reading.ts"
import { leads } from "./en/why/leads.ts"
import { partsOf, type Part } from "./message.ts"
import { pseudoLanguage, pseudoMessages } from "./pseudo.ts"
import { speaker } from "./speak.ts"
import { derivations } from "./why.ts"

const families = {
  reasons,
  warnings,
  evidence,
  missing,
  migration,
  leftOut,
  rent,
  inventory,
  repairs,
  reading,
  leads,
  derivations,
  ranged,
  unpredicted,
}
const all: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(families)) as Record<string, string>

const values = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => (typeof part === "string" ? [] : [part.name, ...Object.values(part.cases).flatMap(values)]))

describe("English messages", () => {
  test("can be read", () => {
    for (const message of Object.values(all)) expect(partsOf(message).length).toBeGreaterThan(0)
  })

  test("say one thing by each id", () => {
    const said = new Map<string, Set<string>>()
    for (const [id, message] of Object.values(families).flatMap((family) => Object.entries(family)))
      said.set(id, (said.get(id) ?? new Set()).add(message))
    expect([...said].flatMap(([id, messages]) => (messages.size > 1 ? [id] : []))).toEqual([])
  })

  test("say every value that their fact has, and no other", () => {
    const basics = new URL("../engine/basics/", import.meta.url)
    const why = readdirSync(new URL("why/", basics)).map((name) => `why/${name}`)
    const told = ["tellings.ts", ...why].map((name) => new URL(name, basics))
    const texts = [...told, ...["repairs.ts", "inventory/tellings.ts"].map((name) => new URL(`../scenario/${name}`, import.meta.url))].map(
      (file) => readFileSync(file, "utf8"),
    )
    const text = texts.join("\n").replaceAll(/\/\*\*.*?\*\//gs, "")
    for (const [id, message] of Object.entries(all)) {
      // Declared with its values, or else named among those that have none.
      const at = new RegExp(`readonly (?:"${id}"|${id}): (object|\\{)`).exec(text) ?? new RegExp(`[|<]\\s*"${id}"`).exec(text)
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

/** All facts told in a report or a derivation, wherever they stand; not those that stand in a sentence of another. */
function* toldIn(value: unknown): Generator<Told> {
  if (typeof value !== "object" || value === null) return
  if (isTold(value)) yield value
  else for (const one of Object.values(value)) yield* toldIn(one)
}

/** Ids of a fact and of all in it. */
function* idsIn(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return
  if (isTold(value)) yield value.id
  for (const one of Object.values(value)) yield* idsIn(one)
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

const figures: readonly Figure[] = ["nativeShare", "gpus", "hosts", "cost", "migration", "feasibility"]

/** Scenarios whose derivations, together, say nearly all that derivations can. */
const asked = [
  "vm=knowledge-worker:200*per-host:10,media-transcode:30&count=space,staff,financing&years=7&spare=0&rtt=0.5",
  "vm=llm-inference:4*llm:llama-3.3-70b*gpus:4&need=live-migration",
  "vm=llm-inference:4*llm:deepseek-v3*gpus:8,llm-inference:2*llm:gemma-3-12b&any=1&compare=none&option=kvm-vfio@h200-sxm-141",
  "vm=knowledge-worker:40&any=1&option=vmware-vgpu-nvidia@rtx-pro-6000-bse:rtx-pro-6000-bse-1-8q&option=kvm-vfio@geforce-rtx-4090",
  "vm=media-transcode:300&option=kvm-vfio@geforce-rtx-4090&any=1",
  "vm=llm-inference:7*gpus:3,cad-heavy:5*gpus:2&any=1",
  "vm=cad-medium:400&owned=2u-4dw:2*l40s:2*value:900&gpus=l40s&years=9",
  "vm=ml-training:30*least:0.01&any=1&link=10&compare=none&option=rcuda@h100-nvl-94&option=tensorfusion@h100-nvl-94&option=kvm-vgpu-nvidia@h100-nvl-94",
]

/** What only a dataset with a gap, or a rarer scenario, would tell. */
const rare: readonly string[] = [
  "missing-licence-row",
  "missing-host-price",
  "bill-maintenance",
  "energy-busy-hours",
  "rate-unknown",
  "rate-of-encoders",
  "no-limit",
  "hosts-limit-power",
  "llm-bandwidth-unknown",
  // Told of a bill's terms, not by a derivation.
  "cost-replacements",
  "interest-borrowings",
]

/** Links that say, together, all that can be said of links. */
const mended = [
  "vm=CAD-Medium:2.5,vdi:3,cad-mediun:3,cad-light:many*fb:0*fb:x*ram:*zz:1*api:zz*api:_*then:_*llm:lama*os:beos*weights:zz*then:*then:5_x_6_7_8_9_1_2_3_4_5_6_7_8_9_1",
  `vm=cad-light:3:${"x".repeat(90)},cad-light:3:\u202eab*need:zz*vendors:any_amd`,
  `vm=${Array(60).fill("cad-light:3").join(",")}&q=1&years=3&years=4`,
  "vm=,&any=maybe&currency=eura&have=a16:3,a16:4,l4:x&gpus=none&gpus=any&option=",
  `gpus=l4&gpus=none&vendors=any,amd,zz&vendors=${Array.from({ length: 25 }, (_, at) => `zz${at}`).join(",")}`,
  "need=isolation-weak,isolation-strong,quiet&host=zzz*cores:3",
  "host=custom*cores:x*wheels:4",
  `option=${catalogue.gpus.map(({ id }) => `kvm-vfio@${id}`).join(",")}`,
  "plan=x:kvm-vfio@l4&lesson=a.b",
  "filter=a~202e-b",
  `lesson=${"x".repeat(lessonLimit + 1)}`,
  `owned=2u-4dw:0,2u-4dw:x*l4:x*l40s:1*value:x&owned=${Array(60).fill("2u-4dw:1").join(",")}`,
  `goal=gpus@x<=3,gpus<<3,share:3,gpuz-most:1,@,share-least:x,gpus-most:3&goal=${Array.from({ length: 60 }, (_, at) => `share-least@g${at}:0.5`).join(",")}`,
  `focus=${"x".repeat(300)}&name=${"x".repeat(99)}&beside=a:vm=zzz:3&beside=:years=99&beside=c:&beside=d:&beside=e:`,
  "z=K8gvTy3SLS1OLbIyNN&z-beside=c8ssS42vTE0sKrYC",
  Array(600).fill("q=1").join("&"),
  `z=${pack("x".repeat(inflateLimit + 1))}`,
  "years=3 and see below",
  "vm=*&plan=*&option=kvm-vfio@l4,kvm-vfio@l4&=3",
  `q=${"x".repeat(1_000_001)}`,
]

const wrapped = { format: "gpu-virtualization-scenario", version: 9, wheels: 4, view: 3, inventoryRules: [3], scenario: { techniques: 3 } }
const files = [JSON.stringify(wrapped), "{}", "no link"]

function* derivationsOf(link: string): Generator<Derivation> {
  const { scenario } = decodeFragment(link, knownIds(catalogue)).state
  for (const option of evaluate(scenario, catalogue).options)
    for (const figure of figures) yield explain(option, figure, scenario, catalogue)
}

/** Groups that go their own ways, some parts with spare hosts in common. */
const asPlan = "vm=knowledge-worker:1500,cad-medium:120,llm-inference:16"

function* derivationsOfPlan(): Generator<Derivation> {
  const { scenario } = decodeFragment(asPlan, knownIds(catalogue)).state
  const { mix } = finish(mixOf(scenario, catalogue))
  if (mix.totals) yield explainPlan({ ...mix, totals: mix.totals }, scenario, catalogue)
}

const say = speaker<Tellings>(pseudoMessages(all) as object, pseudoLanguage(english)) as (told: ToldOf<Tellings>) => string

/** What is left of a fact said in the language of brackets when names, quotations and units are taken out. */
function ownWords(told: Told): string {
  let text = say(told as never)
  for (const own of [...quotedIn(told)].sort((a, b) => b.length - a.length)) if (own !== "") text = text.replaceAll(own, "")
  for (const unit of Object.values(english.units)) text = text.replaceAll(` ${unit}`, "")
  return text.replaceAll(/⟦[^⟧]*⟧/g, "")
}

describe("in a language of brackets no English is left", () => {
  test("in what a report tells", { timeout: 120_000 }, () => {
    const known = knownIds(catalogue)
    const ids = new Set<string>()
    for (const link of links) {
      for (const told of toldIn(evaluate(decodeFragment(link, known).state.scenario, catalogue))) {
        for (const id of idsIn(told)) ids.add(id)
        expect(ownWords(told)).not.toMatch(/[A-Za-z]{2,}/)
      }
    }
    expect(ids.size).toBeGreaterThan(30)
  })

  test("in what derivations tell, and they tell all that they can", { timeout: 120_000 }, () => {
    const met = new Set<string>()
    for (const derivation of [...[...asked, ...links].flatMap((link) => [...derivationsOf(link)]), ...derivationsOfPlan()]) {
      for (const told of toldIn(derivation)) {
        for (const id of idsIn(told)) met.add(id)
        expect(ownWords(told)).not.toMatch(/[A-Za-z]{2,}/)
      }
    }
    expect(
      Object.keys(derivations)
        .filter((id) => !met.has(id))
        .sort(),
    ).toEqual([...rare].sort())
  })

  test("in what ranged figures are called, and they are called all that they can be", () => {
    const { scenario } = decodeFragment("vm=ml-training:30*least:0.01&any=1&option=rcuda@h100-nvl-94", knownIds(catalogue)).state
    const options = evaluate(scenario, catalogue).options.flatMap((option) => fixOption(option) ?? [])
    const labels = inputsOf(options, scenario, catalogue).map(({ label }) => label)
    for (const label of labels) expect(ownWords(label)).not.toMatch(/[A-Za-z]{2,}/)
    expect(Object.keys(ranged).filter((id) => !labels.some((label) => label.id === id))).toEqual([])
  })

  test("in what is said of links and files that were mended, and all is said that can be", () => {
    const known = knownIds(catalogue)
    const told = [...mended.map((link) => decodeFragment(link, known)), ...files.map((file) => decodeFile(file, known))].flatMap(
      ({ repairs: done }) => done.map((repair) => repair.told),
    )
    for (const one of told) expect(ownWords(one)).not.toMatch(/[A-Za-z]{2,}/)
    const met = new Set(told.flatMap((one) => [...idsIn(one)]))
    expect(Object.keys(repairs).filter((id) => !met.has(id))).toEqual([])
  })

  test("in what is said of tables that are read, and of where their VMs stand", async () => {
    const folder = new URL("../scenario/inventory/fixtures/", import.meta.url)
    const names = gpuNames(catalogue)
    const met = new Set<string>()
    const sources = [
      ...readdirSync(folder).map((file) => new Uint8Array(readFileSync(new URL(file, folder)))),
      "",
      "{",
      "[1]",
      "apiVersion: v1",
      "<html>",
      "%PDF",
      "a,b\n1,2\n",
      "name\na\n",
      "name,flavor\na,b\n",
      "name,vcpu,ram,gpu\na,x,8,0.5\nb,2,y,3\nb,,,\nb,2\n",
      "name,cpu,memory,gpu model,gpus\nh,16,512,A100,99\nh,16,512,L4,\n,1,,,2\n",
    ]
    const read = await Promise.all(
      sources.map(async (source) => {
        const book = await open(source)
        return {
          vms: readVms(await loaded(book, "vms", null), names, { rules: [{ of: "vms", field: "name", pattern: "a", gives: "desks" }] }),
          hosts: readHosts(await loaded(book, "hosts", null), names, { gpuOfEach: "2x L40S" }),
        }
      }),
    )
    const told = [...toldIn(read)]
    for (const goal of ["vms", "order"] satisfies Goal[]) {
      for (const { hosts } of read.slice(0, 8)) {
        const { inventory, heeded } = inventoryOf(read.find(({ vms }) => vms.items.length > 3)!.vms, hosts, { slicing: "shares", goal })
        const report = placeInventory(inventory, catalogue)
        told.push(
          gapOf(report),
          headlineOf({ totals: report.totals, unplaced: report.unplaced.length }, heeded),
          ...report.unplaced.map(reasonOf),
        )
      }
    }
    for (const one of told) {
      for (const id of idsIn(one)) met.add(id)
      expect(ownWords(one)).not.toMatch(/[A-Za-z]{2,}/)
    }
    expect(met.size).toBeGreaterThan(80)
  })

  test("in why a published row is not predicted", () => {
    const values = { workloadClass: quote("ml-training") }
    for (const id of Object.keys(unpredicted)) expect(ownWords({ id, values })).not.toMatch(/[A-Za-z]{2,}/)
  })
})
