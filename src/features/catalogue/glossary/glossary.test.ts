import { describe, expect, it } from "vitest"
import { fullCatalogue } from "../../../dataset/full.ts"
import { loadHowItWorks, loadQuirks, loadTechniques, loadTerms } from "../../../dataset/reference.ts"
import { views, type View } from "../../../scenario/view.ts"
import { dataPaths } from "../../../dataset/files.ts"
import { readFocus } from "../data/paths.ts"
import { workOf } from "../call/address.ts"
import { askedOf as moveAsked } from "../moving/address.ts"
import { askedOf as shareAsked } from "../sharing/address.ts"
import { sharedGpus } from "../sharing/arrivals.ts"
import { dimensionRows } from "../techniques/rows.ts"
import { variantOf } from "../techniques/variants.ts"
import { byTopic, foundByTopic, speaksOf } from "./topics.ts"

const [terms, techniques, ways, quirks] = await Promise.all([loadTerms(), loadTechniques(), loadHowItWorks(), loadQuirks()])

/** What can be opened in a view. */
const opened: Partial<Record<View, ReadonlySet<string>>> = {
  techniques: new Set([...techniques, ...dimensionRows(techniques)].map(({ id }) => id)),
  products: new Set(fullCatalogue.products.map(({ id }) => id)),
  hardware: new Set(fullCatalogue.gpus.map(({ id }) => id)),
  workloads: new Set(fullCatalogue.workloads.map(({ id }) => id)),
  quirks: new Set(quirks.map(({ id }) => id)),
  call: new Set(ways.map(({ id }) => id)),
  share: new Set(sharedGpus(fullCatalogue).map(({ id }) => id)),
  move: new Set(fullCatalogue.products.map(({ id }) => id)),
}

describe("the glossary", () => {
  it("explains at least eighty words", () => {
    expect(terms.length).toBeGreaterThanOrEqual(80)
    expect(byTopic(terms).flatMap(([, of]) => of)).toHaveLength(terms.length)
  })

  it("leads from every word to a place that is there", () => {
    const lost = terms.filter(({ seen: { view, focus } }) => {
      if (!(views as readonly string[]).includes(view)) return true
      if (focus === undefined) return false
      return view === "data" ? readFocus(focus, dataPaths) === null : opened[view as View]?.has(focus) !== true
    })
    expect(lost.map(({ id, seen }) => `${id}: ${seen.view} ${seen.focus ?? ""}`)).toEqual([])
  })

  it("leads to the very drawing where it names a way", () => {
    const lost = terms.filter(({ seen: { view, filter } }) => {
      if (view !== "techniques") return false
      const [technique, way] = filter?.slice(1).split(":") ?? []
      return filter !== undefined && variantOf(technique as (typeof techniques)[number]["id"], ways, { filter })?.id !== way
    })
    expect(lost.map(({ id }) => id)).toEqual([])
  })

  it("leads to a mechanism with settings that it takes", () => {
    const settings: Partial<Record<string, (filter: string) => unknown>> = {
      call: (filter) => workOf({ filter }),
      share: (filter) => shareAsked({ filter }),
      move: (filter) => moveAsked({ filter }),
    }
    const lost = terms.filter(({ seen: { view, filter } }) => {
      const read = filter === undefined ? undefined : settings[view]
      return read !== undefined && JSON.stringify(read(filter ?? "")) === JSON.stringify(read(""))
    })
    expect(lost.map(({ id }) => id)).toEqual([])
    const shown = new Set(terms.map(({ seen }) => seen.view))
    for (const view of ["call", "share", "move", "emulate"]) expect(shown).toContain(view)
  })

  it("lists first what is called as asked, then what begins so, its topic before others", () => {
    const names = (asked: string): readonly string[] => foundByTopic(terms, asked).flatMap(([, of]) => of.map(({ name }) => name))
    expect(names("vgpu").slice(0, 2)).toEqual(["vGPU", "vGPU Manager"])
    expect(names("RemoteFX")[0]).toBe("RemoteFX vGPU")
    const lost = terms.filter(({ name, also }) => {
      const [first] = foundByTopic(terms, name)[0]?.[1] ?? []
      return first?.name !== name && first?.also.includes(name) !== true && !also.includes(first?.name ?? "")
    })
    expect(lost.map(({ name }) => name)).toEqual([])
  })

  it("finds a word by its other names, by its sentences and by its sign", () => {
    const found = (asked: string): readonly string[] => terms.filter((term) => speaksOf(term, asked)).map(({ id }) => id)
    expect(found("VRAM")).toContain("frame-buffer")
    expect(found("stands still")).toEqual(["stun"])
    expect(found("▲")).toEqual(["mark-triangle"])
    expect(found("no such word")).toEqual([])
  })
})
