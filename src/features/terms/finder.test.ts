import { describe, expect, it } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import { loadTerms } from "../../dataset/reference.ts"
import { makeFinder } from "./finder.ts"

const find = makeFinder(await loadTerms(), catalogue.products)
const found = (text: string): readonly (readonly [string, string])[] =>
  find(text).map(({ word, from, to }) => [word.id, text.slice(from, to)] as const)

describe("terms in a text", () => {
  it("are found in any case and number, as they are written", () => {
    expect(found("The frame buffer of two VFs; Frame buffers.")).toEqual([
      ["frame-buffer", "frame buffer"],
      ["vf", "VFs"],
      ["frame-buffer", "Frame buffers"],
    ])
  })

  it("are the longest that fit", () => {
    expect(found("83 % of native, its share of native")).toEqual([
      ["native", "native"],
      ["native-share", "share of native"],
    ])
  })

  it("are whole words", () => {
    expect(found("alternative, migrate, non-native")).toEqual([])
  })

  it("in capitals are not the same letters without", () => {
    expect(found("a pf, an mig; MIG")).toEqual([["mig", "MIG"]])
  })

  it("leave alone words that mean other things too", () => {
    expect(found("The comparison board has a range of slots: why?")).toEqual([])
  })

  it("are products as they are written: by their short name or the whole one", () => {
    expect(found("virgl on QEMU/KVM, NVIDIA vGPU on vSphere; a game of cricket, GPU-P on Hyper-V")).toEqual([
      ["qemu-virgl", "virgl on QEMU/KVM"],
      ["vmware-vgpu-nvidia", "NVIDIA vGPU on vSphere"],
      ["hyperv-gpu-p", "GPU-P on Hyper-V"],
    ])
  })

  it("leave the whole name of every product to it, and stand beside it", () => {
    expect(found("VFIO on KVM cannot migrate: VFIO maps the GPU")).toEqual([
      ["kvm-vfio", "VFIO on KVM"],
      ["vfio", "VFIO"],
    ])
    for (const { name, shortName } of catalogue.products)
      for (const spelling of [name, shortName]) expect(found(spelling).map(([, written]) => written)).toEqual([spelling])
  })
})
