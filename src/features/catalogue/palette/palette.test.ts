import { describe, expect, it } from "vitest"
import { fullCatalogue } from "../../../dataset/full.ts"
import { loadLessons, loadQuirks, loadTechniques, loadTerms } from "../../../dataset/reference.ts"
import { loadSources } from "../../../dataset/sources.ts"
import systems from "../../../../data/checklists/seed-systems.json" with { type: "json" }
import { entriesOf, type Entry } from "./entries.ts"
import { makeFinder } from "./find.ts"

const [techniques, terms, lessons, quirks, sources] = await Promise.all([
  loadTechniques(),
  loadTerms(),
  loadLessons(),
  loadQuirks(),
  loadSources(),
])
const entries = entriesOf({ catalogue: fullCatalogue, techniques, terms, lessons, quirks, sources })
const find = makeFinder(entries)
const found = (query: string): readonly Entry[] => find(query).flatMap(({ entries: list }) => list)

describe("the search", () => {
  it("gives every entry an id of its own", () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  })

  it("finds each technique, product, hypervisor, GPU, workload, quirk, example and lesson under its own name", () => {
    const kinds = new Set(["technique", "product", "hypervisor", "gpu", "workload", "quirk", "example", "lesson"])
    const lost = entries
      .filter(({ kind }) => kinds.has(kind))
      .filter((entry) => !found(entry.title).some(({ title }) => title === entry.title))
    expect(lost.map(({ title }) => title)).toEqual([])
  })

  it("finds something for every name of the article", () => {
    const lost = systems.filter(({ words }) => found(words).length === 0)
    expect(lost.map(({ name }) => name)).toEqual([])
  })

  it("puts what is called so before what merely mentions it", () => {
    for (const [typed, id] of [
      ["a16", "gpu.a16"],
      ["l40s", "gpu.l40s"],
      ["A16-2Q", "type.a16-2q"],
      ["a16 2q", "type.a16-2q"],
      ["rcuda", "product.rcuda"],
      ["kvm vfio", "product.kvm-vfio"],
      ["knowledge worker", "workload.knowledge-worker"],
      ["host fails", "view.datacenter"],
    ] as const)
      expect([typed, found(typed)[0]?.id]).toEqual([typed, id])
  })

  it("puts what is called exactly so before everything else", () => {
    const names = ({ title, also }: Entry): readonly string[] => [title, ...also].map((name) => name.toLowerCase())
    const asked = [...entries.filter(({ kind }) => kind === "term" || kind === "view"), ...entries.filter(({ kind }) => kind === "gpu")]
    const lost = asked.filter(({ title }) => !names(found(title)[0] as Entry).includes(title.toLowerCase()))
    expect(lost.map(({ title }) => title)).toEqual([])
    for (const typed of ["licence", "licences", "license"]) expect([typed, found(typed)[0]?.id]).toEqual([typed, "view.licences"])
  })

  it("explains the words of the field, signs too", () => {
    for (const [typed, id] of [
      ["glossary", "view.glossary"],
      ["vGPU", "term.vgpu"],
      ["VF", "term.vf"],
      ["frame buffer", "term.frame-buffer"],
      ["native", "term.native"],
      ["stun", "term.stun"],
      ["A16", "term.a16"],
      ["▲", "term.mark-triangle"],
    ] as const)
      expect([typed, found(typed).some((entry) => entry.id === id)]).toEqual([typed, true])
    for (const typed of ["vGPU", "frame buffer", "native", "▲"]) expect([typed, found(typed)[0]?.kind]).toEqual([typed, "term"])
  })

  it("forgives a slip in a long word", () => {
    expect(found("virtualbxo").some(({ id }) => id === "hypervisor.virtualbox")).toBe(true)
  })

  it("finds what has most of the words where nothing has all of them", () => {
    expect(found("cuda 12").length).toBeGreaterThan(0)
    expect(found("rcuda zzqqxx")[0]?.id).toBe("product.rcuda")
  })

  it("lists no more of a kind than fits, and nothing for nonsense", () => {
    for (const { entries: list } of find("nvidia")) expect(list.length).toBeLessThanOrEqual(6)
    expect(found("zzqqxx")).toEqual([])
  })
})
