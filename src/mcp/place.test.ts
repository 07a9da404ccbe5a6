import { parse } from "valibot"
import { expect, test } from "vitest"
import { PlaceInput } from "./inputs.ts"
import { placeTool } from "./place.ts"

const place = (asked: unknown) => placeTool(parse(PlaceInput, asked))
/** As drivers name them. */
const h100 = { name: "h", model: "NVIDIA H100 80GB HBM3", gpus: 8 }

test("GPUs are known by what drivers and exports call them", () => {
  const told = place({ vms: [{ name: "a", frameBufferMib: 9000, models: ["H100"] }], hosts: [h100], slicing: "mig" })
  expect(told.text).toContain("1 of 1 VM placed")
  expect(told.text).not.toContain("does not know")
})

test("a name that leaves several GPUs open is asked after where their slices differ, and serves for shares", () => {
  const host = { name: "h", model: "A100", gpus: 1 }
  expect(() => place({ vms: [{ name: "a", frameBufferMib: 4000 }], hosts: [host], slicing: "mig" })).toThrow(
    /^“A100” of host “h” may be A100 40 GB PCIe, .*: say which/,
  )
  expect(place({ vms: [{ name: "a", gpuShare: 0.5, models: ["A100"] }], hosts: [host] }).text).toContain("1 of 1 VM placed")
})

test("a share below a thousandth is no whole GPU", () => {
  const vms = ["a", "b"].map((name) => ({ name, gpuShare: 0.0001 }))
  expect(place({ vms, hosts: [{ name: "h", model: "L40S", gpus: 1 }] }).text).toContain("2 of 2 VMs placed")
})
