import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import type { Gpu, Product, Quirk } from "../../dataset/schema/index.ts"
import { graphicsOfGeneration, gpuFacts, optionFacts, productFacts, serves } from "./facts.ts"
import { judge, type Facts } from "./judge.ts"

const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(`../../../data/${path}.json`, import.meta.url), "utf8")) as T
const quirks = read<Quirk[]>("quirks")
const order = read<{ architecture: string; rank: number }[]>("reference/architecture-order")
  .sort((a, b) => a.rank - b.rank)
  .map((row) => row.architecture)

const held = (facts: Facts): readonly Quirk[] => quirks.filter((quirk) => judge(quirk, facts, order).applies === "yes")
const ids = (facts: Facts, severity?: string): readonly string[] =>
  held(facts)
    .filter((quirk) => severity === undefined || quirk.severity === severity)
    .map(({ id }) => id)

const passing = catalogue.products.filter(({ technique }) => technique === "fixed-pass-through" || technique === "mediated-pass-through")
const advised = catalogue.products.filter(
  ({ technique }) => technique === "api-remoting" || passing.some((one) => one.technique === technique),
)
const real = catalogue.gpus.filter((gpu) => gpu.class !== "emulated")
const must = <T>(value: T | undefined, name: string): T => {
  if (value === undefined) throw new Error(`no ${name}`)
  return value
}
const product = (id: string): Product => must(catalogue.product(id), id)
const gpu = (id: string): Gpu => must(catalogue.gpu(id), id)

describe("the advisor's rules and the planner", () => {
  it.each(advised.map((one) => [one.id, one] as const))("say the same of %s on every GPU", (_, one) => {
    const apart = real.filter((model) => {
      const forbidden = ids(optionFacts(one, model, 0, order), "blocker").length > 0
      return forbidden === serves(one, model)
    })
    expect(apart.map(({ id }) => id)).toEqual([])
  })

  it("say the same of every product and generation of Intel's processors: what only some of its graphics can is open", () => {
    const apart = passing.flatMap((one) =>
      Object.entries(graphicsOfGeneration).flatMap(([generation, models]) => {
        const gpus = models.map(gpu)
        const facts = { technique: [one.technique], ...gpuFacts(gpus, order), ...productFacts([one], gpus) }
        const forbidden = ids(facts, "blocker").length > 0
        return forbidden === gpus.some((model) => serves(one, model)) ? [`${one.id} ${generation}`] : []
      }),
    )
    expect(apart).toEqual([])
  })

  it("look at the graphics, not at the number of the processor: the tenth generation has GVT-g as Comet Lake, none as Ice Lake", () => {
    const kvmgt = product("intel-gvtg-kvmgt")
    expect(ids(optionFacts(kvmgt, gpu("intel-cml"), 1, order), "blocker")).toEqual([])
    expect(ids(optionFacts(kvmgt, gpu("intel-icl"), 1, order), "blocker")).toContain("gvtg-generation-limit")
    expect(ids(optionFacts(product("intel-xe-sriov"), gpu("intel-rkl"), 1, order), "blocker")).toContain("rkl-no-sriov")
  })

  it("warn of the same: what holds for a product on a GPU, whatever the machine, is a caution of the product, too", () => {
    const grave: ReadonlySet<string> = new Set(["critical", "major"])
    const missing = advised.flatMap((one) =>
      real.flatMap((board) => {
        if (!serves(one, board)) return []
        const cautioned = (one.cautions ?? [])
          .filter(({ gpus }) => gpus === undefined || gpus.includes(board.id))
          .flatMap(({ evidence }) => evidence.map(({ source }) => source))
        return held(optionFacts(one, board, 1, order))
          .filter(({ severity }) => grave.has(severity))
          .filter(({ evidence }) => !evidence.some(({ source }) => cautioned.includes(source)))
          .map(({ id }) => `${one.id} on ${board.id}: ${id}`)
      }),
    )
    expect(missing).toEqual([])
  })

  it("are seventy and more, each with its source", () => {
    expect(quirks.length).toBeGreaterThanOrEqual(70)
    expect(quirks.filter(({ evidence }) => evidence.length === 0)).toEqual([])
  })

  it("leave open what two possible GPUs differ in", () => {
    const facts = gpuFacts([gpu("intel-cml"), gpu("intel-icl")], order)
    expect(facts["gpuVendor"]).toEqual(["intel"])
    expect(facts["gpuArchitecture"]).toHaveLength(2)
    expect(facts["gpuMemoryGib"]).toBeUndefined()
  })
})
