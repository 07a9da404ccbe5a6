import { describe, expect, it } from "vitest"
import { loadFull } from "../../../dataset/load.ts"
import { mentions, modelOf } from "./mentions.ts"

const catalogue = await loadFull()
const { gpus, measurements } = catalogue
const named = (text: string): readonly string[] => gpus.filter((one) => mentions(one, text)).map((one) => one.id)

describe("which GPU a text speaks of", () => {
  it("goes by the model's name as a word", () => {
    expect(modelOf(catalogue.gpu("a100-pcie-40")!)).toBe("A100")
    expect(named("A16 physical GPUs per board")).toEqual(["a16"])
    expect(named("L40S-1Q count")).toEqual(["l40s"])
    expect(named("Tesla P40, 10 GbE")).toEqual(["p40"])
    expect(named("RTX 6000 Ada Generation")).toEqual(["rtx-6000-ada"])
  })

  it("keeps siblings of another memory or form apart where the text tells them apart", () => {
    expect(named("NVIDIA A100-SXM-80GB (7x 1g.10gb)")).toEqual(["a100-sxm4-80"])
    expect(named("NVIDIA A100-PCIe-80GB")).toEqual(["a100-pcie-80"])
    expect(named("NVIDIA Tesla V100 PCIe 32 GB")).toEqual(["v100-pcie-32"])
    expect(named("A100 in MIG mode")).toHaveLength(4)
  })

  it("never mixes vendors in what was measured", () => {
    const vendorOf = (text: string): string | undefined => /^(NVIDIA|AMD|Intel)/.exec(text)?.[0].toLowerCase()
    const wrong = measurements.flatMap((one) =>
      gpus
        .filter(
          (each) => one.gpu !== null && vendorOf(one.gpu) !== undefined && mentions(each, one.gpu) && each.vendor !== vendorOf(one.gpu),
        )
        .map((each) => `${each.id}: ${one.gpu}`),
    )
    expect(wrong).toEqual([])
  })
})
