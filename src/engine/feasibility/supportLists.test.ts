import { describe, expect, it } from "vitest"
import { fullCatalogue } from "../../dataset/full.ts"
import type { Gpu, Product } from "../../dataset/core.ts"
import { defaultScenario, type Scenario } from "../scenario.ts"
import { listReasons } from "./supportLists.ts"

const found = <T>(row: T | undefined): T => {
  if (row === undefined) throw new Error("The dataset lacks the row.")
  return row
}
const gpu = (id: string): Gpu => found(fullCatalogue.gpu(id))
const product = (id: string): Product => found(fullCatalogue.product(id))
const open: Scenario = { ...defaultScenario, policies: { ...defaultScenario.policies, includeUnsupported: true } }
const codes = (gpuId: string, productId: string, scenario: Scenario = defaultScenario): readonly string[] =>
  listReasons(gpu(gpuId), product(productId), scenario, fullCatalogue).map((one) => one.code)

describe("lists of supported GPUs", () => {
  it("let pass what is on one of the product's lists", () => {
    expect(codes("l40s", "hyperv-gpu-p")).toEqual([])
    expect(codes("rtx-pro-6000-bse", "hyperv-gpu-p")).toEqual([])
  })

  it("refuse what is on none, unless unsupported options are included", () => {
    expect(codes("amd-mi300x", "vmware-directpath-vdga")).toEqual(["support-list"])
    expect(codes("amd-mi300x", "vmware-directpath-vdga", open)).toEqual([])
  })

  it("refuse even then what fails without being listed", () => {
    expect(codes("h200-nvl-141", "hyperv-gpu-p", open)).toEqual(["gpu-technology"])
  })

  it("say nothing of vendors that they do not speak of, and of products without a list", () => {
    expect(codes("l40s", "vmware-directpath-vdga")).toEqual([])
    expect(codes("amd-mi300x", "kvm-vfio")).toEqual([])
  })

  it("rule out what a maker bars", () => {
    expect(codes("h100-sxm5-80", "vmware-dynamic-directpath")).toEqual(["support-list"])
  })

  it("of a server hold where that server is asked for", () => {
    const named = (id: string): Scenario => ({ ...defaultScenario, supply: { ...defaultScenario.supply, host: { id } } })
    expect(codes("l40", "kvm-vfio", named("lenovo-sr655"))).toEqual(["support-list"])
    expect(codes("a2", "kvm-vfio", named("lenovo-sr655"))).toEqual([])
    expect(codes("l40", "kvm-vfio", named("2u-3dw"))).toEqual([])
  })
})
