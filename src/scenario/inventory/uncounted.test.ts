import { describe, expect, test } from "vitest"
import { fullCatalogue } from "../../dataset/full.ts"
import { placeInventory, slicings, type Slicing } from "../../engine/inventory/placeInventory.ts"
import { inventoryAnswer } from "../../words/inventoryAnswer.ts"
import { sayGap, sayHeadline, sayReading } from "../../words/reading.ts"
import { readHosts, readVms } from "../../words/said.fixture.ts"
import { gpuNames } from "./gpuNames.ts"
import { inventoryOf } from "./inventory.ts"
import type { ReadOptions } from "./read.ts"
import { uncountedOf } from "./uncounted.ts"

const names = gpuNames(fullCatalogue)
const bare = "Host,# CPU,Cores per CPU,# Cores,# Memory,Model\nesx01,2,32,64,524288,EX-2U-100\n"

function placed(vmText: string, hostText: string, slicing: Slicing = "shares", how: { vms?: ReadOptions; hosts?: ReadOptions } = {}) {
  const vms = readVms(vmText, names, how.vms)
  const hosts = readHosts(hostText, names, how.hosts)
  const { inventory, heeded } = inventoryOf(vms, hosts, { slicing, goal: "gpus" })
  const report = placeInventory(inventory, fullCatalogue)
  const uncounted = uncountedOf(vms, hosts, slicing)
  return {
    report,
    headline: sayHeadline({ totals: report.totals, unplaced: report.unplaced.length }, heeded),
    asks: uncounted === null ? null : sayReading(uncounted.told),
    gap: sayGap(report),
    uncounted,
    answer: inventoryAnswer(
      inventory,
      report,
      { headline: "", notes: [], bad: [], aside: [], uncounted },
      { datasetVersion: "", modelVersion: "" },
    ),
  }
}

describe("VMs that ask for GPUs, on hosts whose table names none", () => {
  test.each([
    ["vGPU profiles", "name,vcpu,ram_gib,vgpu_profile\na,4,8,grid_m10-0b\nb,4,8,NVIDIA A16-2Q\n", 2, 2],
    ["a MIG profile", "name,vcpu,ram_gib,mig_profile\na,4,8,mig-1g.5gb\n", 1, 1],
    ["whole GPUs", "name,vcpu,ram_gib,gpus\na,4,8,2\nb,4,8,0\n", 1, 2],
    ["shares and models", "name,vcpu,ram_gib,gpu,gpu_model\na,4,8,0.25,L40S\nb,4,8,1,H100\n", 2, 2],
    ["frame buffer", "name,vcpu,ram_gib,frame_buffer_mib\na,4,8,2048\n", 1, 1],
  ])("%s: counted by vCPU and RAM, with what they ask for and what is to be said", (_, text, vms, gpus) => {
    for (const slicing of slicings) {
      const { headline, asks, report, uncounted, answer } = placed(text, bare, slicing)
      const all = report.totals.vms
      expect(headline).toBe(`All ${all} ${all === 1 ? "VM" : "VMs"} fit by vCPU and RAM on 1 of 1 host; GPUs could not be counted.`)
      expect(uncounted).toMatchObject({ lacking: "hosts", vms, gpus })
      expect(asks).toContain("the table of hosts names none. Which do the hosts hold?")
      expect(asks).toContain("server model matches EX-2U-100")
      expect(answer.totals.gpusAsked).toBe(gpus)
    }
  })

  test("one too many for the RAM is left over for want of RAM, and the bound is one of VMs", () => {
    const { headline, report, gap } = placed("name,vcpu,ram_gib,gpus\na,4,400,1\nb,4,400,1\n", bare)
    expect(headline).toBe("1 of 2 VMs fit by vCPU and RAM, on 1 of 1 host; 1 is left over; GPUs could not be counted.")
    expect(report.unplaced[0]!.lacks).toEqual([{ lack: "ram", hosts: 1 }])
    expect(gap).toBe("No placement can hold more than 1 of these VMs; this one holds 1, the most there is.")
  })

  test("a rule that catches none of the hosts is no word about their GPUs", () => {
    const rules = [{ of: "hosts", field: "name", pattern: "other*", gives: "2x L40S" }] as const
    const { headline } = placed("name,vcpu,ram_gib,gpus\na,4,8,1\n", bare, "whole", { hosts: { rules } })
    expect(headline).toContain("GPUs could not be counted")
    const caught = placed("name,vcpu,ram_gib,gpus\na,4,8,1\n", bare, "whole", { hosts: { rules: [{ ...rules[0], pattern: "esx*" }] } })
    expect([caught.headline, caught.asks, caught.answer.totals.gpusAsked]).toEqual(["All 1 VM fit on 1 of 1 host.", null, 1])
  })

  test("VMs that say they need none leave nothing uncounted", () => {
    const { headline, asks } = placed("name,vcpu,ram_gib,gpus\na,4,8,0\n", bare)
    expect([headline, asks]).toEqual(["All 1 VM fit on 1 of 1 host.", null])
  })
})

test("hosts with GPUs, and VMs of which nothing says whether they need any: that is asked", () => {
  const { asks, uncounted } = placed("name,vcpu,ram_gib\na,4,8\n", "name,cores,ram_gib,gpus,gpu_model\nh,64,512,4,L40S\n")
  expect(uncounted).toMatchObject({ lacking: "vms", gpus: 4 })
  expect(asks).toBe("The hosts hold 4 GPUs, and the table of VMs does not say which VMs need any: say it for all of them or by rule.")
})
