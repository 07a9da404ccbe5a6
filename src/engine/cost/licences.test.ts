import { describe, expect, it } from "vitest"
import { exact } from "../basics/range.ts"
import { catalogueWith, costInput, group, gpu, host, licence, placement, product, scenario } from "./cost.fixture.ts"
import { costOf } from "./cost.ts"
import type { CostInput } from "./input.ts"
import { coreUnits, termsIn } from "./licenceUnits.ts"
import { vmLicences } from "./vmLicences.ts"

const vmware = licence("vmware", { minCoresPerCpu: 16, minCoresPerOrder: 72 })
const windows = licence("windows", { minCoresPerCpu: 8, minCoresPerServer: 16 })

describe("core licences", () => {
  it("count at least 16 cores a processor", () => {
    expect(coreUnits(vmware, { ...host, sockets: 2, cores: 16 }, 4)).toBe(2 * 16 * 4)
  })

  it("count at least 72 cores an order", () => {
    expect(coreUnits(vmware, { ...host, sockets: 2, cores: 32 }, 1)).toBe(72)
    expect(coreUnits(vmware, { ...host, sockets: 2, cores: 64 }, 2)).toBe(128)
  })

  it("count at least 16 cores a server where the maker says so", () => {
    expect(coreUnits(windows, { ...host, sockets: 1, cores: 8 }, 2)).toBe(32)
  })

  it("are not needed for no hosts", () => {
    expect(coreUnits(vmware, host, 0)).toBe(0)
  })
})

describe("terms", () => {
  it("fall due once a year, twelve times, for every hour, or once", () => {
    expect(termsIn("year", 3)).toBe(3)
    expect(termsIn("month", 3)).toBe(36)
    expect(termsIn("hour", 1)).toBe(8760)
    expect(termsIn("perpetual", 3)).toBe(1)
  })

  it("of a perpetual licence add yearly support", () => {
    const perpetual = licence("platform", { metric: "socket", term: "perpetual", supportUsdPerYear: exact(20) })
    const cost = costOf(costInput({ gpu: null, catalogue: catalogueWith({ licences: [perpetual] }) }))
    // 2 sockets x 3 hosts x (100 + 20 x 4 years)
    expect(cost.breakdown.licences.likely).toBe(6 * 180)
  })
})

describe("metrics", () => {
  const quantity = (metric: Parameters<typeof licence>[1]["metric"] & string, extra = {}): number | undefined => {
    const catalogue = catalogueWith({ licences: [licence("platform", { metric, ...extra })] })
    const cost = costOf(costInput({ catalogue, product: product({ technology: "api-forwarding" }) }))
    return cost.lines.find((line) => line.part === "licences")?.quantity
  }

  it("count sockets, hosts, clusters, GPUs in use, boards, VMs and users", () => {
    expect(quantity("socket")).toBe(6)
    expect(quantity("host")).toBe(3)
    expect(quantity("cluster")).toBe(1)
    expect(quantity("gpu")).toBe(7)
    expect(quantity("board")).toBe(2)
    expect(quantity("vm")).toBe(100)
    expect(quantity("concurrent-user")).toBe(80)
  })

  it("stack subscriptions that cover only so many cores", () => {
    expect(quantity("host", { maxCoresPerSubscription: 40 })).toBe(6)
  })

  it("leave out rows that only state a rule", () => {
    expect(quantity("rule")).toBeUndefined()
  })
})

describe("NVIDIA guest licences", () => {
  const of = (change: Partial<CostInput>) => vmLicences(costInput(change)).map(({ id, quantity }) => [id, quantity])
  const passThrough = product({ technique: "fixed-pass-through", technology: "pci-passthrough" })

  it("follow the series of the vGPU, by concurrent user", () => {
    expect(of({ groups: [group({ series: "A" })] })).toEqual([["nvidia-vapps", 80]])
    expect(of({ groups: [group({ series: "B" })] })).toEqual([["nvidia-vpc", 80]])
    expect(of({ groups: [group({ series: "Q" })] })).toEqual([["nvidia-vws", 80]])
  })

  it("rest on the price's source and on the rule's", () => {
    const line = costOf(costInput()).lines.find(({ label }) => label.id === "named" && label.values.of.id === "nvidia-vpc")
    expect(line?.evidence.map((own) => own.source)).toEqual(["handmade", "lic-ug16", "vgpu-profile-citrix"])
  })

  it("are counted by GPU for C-series, and only for the GPUs that carry such VMs", () => {
    expect(of({ groups: [group({ series: "C" })] })).toEqual([["nvidia-ai-enterprise", 7]])
    const mixed = {
      ...placement,
      gpuPatterns: placement.gpuPatterns.map((pattern, index) => ({
        ...pattern,
        contents: pattern.contents.map((content) => ({ ...content, group: index })),
      })),
    }
    const groups = [group({ index: 0, count: 96 }), group({ index: 1, count: 4, series: "C" })]
    expect(of({ placement: mixed, groups })).toEqual([
      ["nvidia-vpc", 77],
      ["nvidia-ai-enterprise", 1],
    ])
  })

  it("are vPC for vSGA and RemoteFX on a GPU that NVIDIA vGPU software supports", () => {
    for (const id of ["vmware-vsga", "hyperv-remotefx-vgpu"]) {
      const shared = product({ id, technique: "api-remoting", technology: "api-forwarding" })
      expect(of({ product: shared, groups: [group({ series: null })] })).toEqual([["nvidia-vpc", 80]])
      expect(of({ product: shared, gpu: gpu({ technologies: ["pci-passthrough"] }), groups: [group({ series: null })] })).toEqual([])
    }
  })

  it("are vWS for graphics on a passed-through server GPU, and nothing for compute, workstation or consumer boards", () => {
    expect(of({ product: passThrough, groups: [group({ series: null })] })).toEqual([["nvidia-vws", 80]])
    expect(of({ product: passThrough, groups: [group({ series: null, work: "compute" })] })).toEqual([])
    for (const one of ["consumer", "professional"] as const) {
      expect(of({ product: passThrough, gpu: gpu({ class: one }), groups: [group({ series: null })] })).toEqual([])
    }
  })

  it("are not needed for API remoting or for another maker's GPU", () => {
    expect(of({ product: product({ technology: "api-forwarding" }) })).toEqual([])
    expect(of({ gpu: gpu({ vendor: "amd" }) })).toEqual([])
  })

  it("cover 16 VMs on a GPU each where they are AI Enterprise", () => {
    const onOneGpu = (vms: number) => ({
      ...placement,
      gpuPatterns: [{ contents: [{ group: 0, vms, instanceType: "x" }], frameBufferUsed: 1, binds: "none" as const }],
      hostPatterns: [{ hosts: 1, boards: 1, gpus: [{ pattern: 0, count: 3 }], vms: [], vcpuUsed: 1, ramGibUsed: 1 }],
    })
    const groups = [group({ series: "C" })]
    expect(of({ placement: onOneGpu(16), groups })).toEqual([["nvidia-ai-enterprise", 3]])
    expect(of({ placement: onOneGpu(17), groups })).toEqual([["nvidia-ai-enterprise", 6]])
  })

  it("cost nothing for five years on boards that bring AI Enterprise, and the years after", () => {
    const years = (id: string, horizon: number) =>
      vmLicences(
        costInput({ gpu: gpu({ id, gpusPerBoard: 1 }), scenario: scenario({ years: horizon }), groups: [group({ series: "C" })] }),
      )[0]?.years
    expect(years("h100-nvl-94", 4)).toBe(0)
    expect(years("h100-nvl-94", 7)).toBe(2)
    expect(years("h100-sxm5-80", 4)).toBe(4)
  })

  it("round users up group by group, without a float's last digit adding one", () => {
    expect(of({ groups: [group({ count: 200, activeShare: 0.7 }), group({ index: 1, count: 3, activeShare: 0.5 })] })).toEqual([
      ["nvidia-vpc", 142],
    ])
  })
})
