import { describe, expect, test } from "vitest"
import { place, type PlacementInput, vmsPerGpuAlone } from "./place.ts"
import { a100Profiles, a16Host, group, instanceType, placed } from "./testing.ts"

const a16 = (fb: number) => ({ frameBufferMib: fb, instanceType: instanceType(`a16-${fb}`, { frameBufferMib: fb, maxPerGpu: 16384 / fb }) })
const equalSize: PlacementInput["rules"] = { kind: "equal-size", cap: 32 }
const mig = (fields: Partial<PlacementInput>, counts: Record<string, number>): PlacementInput => ({
  ...a16Host,
  rules: { kind: "mig" },
  gpuMemoryMib: 40960,
  gpusPerBoard: 1,
  host: { id: "host", cores: 1000, vcpuPerCore: 5, ramGib: 9000, boardsMax: 8 },
  groups: Object.entries(counts).map(([id, count], index) => {
    const type = a100Profiles.find((one) => one.id === id)!
    return group(index, { count, instanceType: type, frameBufferMib: type.frameBufferMib! })
  }),
  ...fields,
})

describe("time-sliced vGPUs of equal size", () => {
  test("200 desktops at 16 a GPU take 13 GPUs on 4 boards in 3 hosts", () => {
    const { gpus, hosts, hostPatterns } = placed({ ...a16Host, rules: equalSize, groups: [group(0, { ...a16(1024), count: 200 })] })
    expect(gpus).toEqual({ count: 13, lowerBound: 13, boards: 4, boardsLowerBound: 4, bought: 16, spareBoards: 2 })
    expect(hosts).toMatchObject({ count: 3, lowerBound: 3, spare: 1, binds: "vcpu" })
    expect(Math.max(...hostPatterns.map((pattern) => pattern.vcpuUsed))).toBeLessThanOrEqual(320)
  })
  test("A16-2B: 8 desktops a GPU, bound by the frame buffer", () => {
    expect(vmsPerGpuAlone(group(0, a16(2048)), equalSize, 16384)).toEqual({ vms: 8, binds: "frame-buffer" })
  })
  test("48 GiB GPU, 1 GiB desktops: the ceiling of 32 instances binds before memory", () => {
    const type = instanceType("a40-1b", { frameBufferMib: 1024, maxPerGpu: 32 })
    expect(vmsPerGpuAlone(group(0, { instanceType: type }), equalSize, 49152)).toEqual({ vms: 32, binds: "instances-per-gpu" })
  })
  test("two sizes never share a GPU, and two series of one size do", () => {
    const series = (id: string) => instanceType(id, { frameBufferMib: 2048, maxPerGpu: 8, series: "B" })
    const two = (second: Partial<Parameters<typeof group>[1]>) =>
      placed({
        ...a16Host,
        rules: equalSize,
        groups: [group(0, { count: 4, frameBufferMib: 2048, instanceType: series("2b") }), group(1, { count: 4, ...second })],
      }).gpus.count
    expect(two(a16(1024))).toBe(2)
    expect(two({ frameBufferMib: 2048, instanceType: series("2q") })).toBe(1)
  })
  test("a full GPU that its host could not serve is filled less, and vCPU is named", () => {
    const outcome = place({ ...a16Host, rules: equalSize, groups: [group(0, { ...a16(1024), count: 100, vcpu: 40 })] })
    expect(outcome).toMatchObject({ ok: true, vmsPerGpu: [8], binds: ["vcpu"] })
  })
})

describe("MIG on the A100's eight memory slices", () => {
  test.each([
    [{ "3g.20gb": 2 }, 1, "two 3g fill the axis"],
    [{ "3g.20gb": 1, "4g.20gb": 1 }, 1, "3g at 4 beside 4g at 0"],
    [{ "4g.20gb": 2 }, 2, "4g starts at 0 only"],
    [{ "2g.10gb": 3, "1g.5gb": 1 }, 1, "seven compute slices"],
    [{ "2g.10gb": 3, "1g.5gb": 2 }, 2, "an eighth compute slice does not exist"],
    [{ "3g.20gb": 2, "1g.5gb": 1 }, 2, "two 3g leave no memory slice for 1g"],
    [{ "7g.40gb": 1, "1g.5gb": 1 }, 2, "7g is the whole GPU"],
    [{ "1g.5gb": 70 }, 10, "seven 1g a GPU"],
    [{ "1g.10gb": 4 }, 1, "four 1g.10gb a GPU"],
  ] as readonly [Record<string, number>, number, string][])("%j needs %i GPUs: %s", (counts, gpus) => {
    expect(placed(mig({}, counts)).gpus).toMatchObject({ count: gpus, lowerBound: gpus })
  })
  test("mixing beats full GPUs of one group where that saves GPUs", () => {
    // 4g and 3g fill a GPU together; alone, each 4g would waste three compute slices.
    expect(placed(mig({}, { "4g.20gb": 1000, "3g.20gb": 1000 })).gpus.count).toBe(1000)
  })
  test("a type held to one instance a GPU keeps to it", () => {
    const media = { ...a100Profiles[0]!, id: "1g.5gb+me", maxPerGpu: 1 }
    const input = mig({}, {})
    expect(placed({ ...input, groups: [group(0, { count: 3, instanceType: media, frameBufferMib: 4864 })] }).gpus.count).toBe(3)
  })
})

describe("other rules", () => {
  test("pass-through gives every VM a GPU", () => {
    const outcome = place({ ...a16Host, rules: { kind: "whole-gpu" }, groups: [group(0, { count: 7 })] })
    expect(outcome).toMatchObject({
      ok: true,
      vmsPerGpu: [1],
      binds: ["one-vm-per-gpu"],
      placement: { gpus: { count: 7, boards: 2, bought: 8 } },
    })
  })
  test("remoting shares a GPU's memory among any sizes", () => {
    const groups = [group(0, { count: 1000, frameBufferMib: 6144 }), group(1, { count: 1000, frameBufferMib: 10240 })]
    expect(placed({ ...a16Host, rules: { kind: "shared-memory", maxVmsPerGpu: null }, groups }).gpus).toMatchObject({
      count: 1000,
      lowerBound: 1000,
    })
  })
  test("performance targets of different groups add up on a shared GPU", () => {
    const groups = [group(0, { count: 2, maxPerGpuByPerformance: 4 }), group(1, { count: 3, maxPerGpuByPerformance: 4 })]
    const { gpus } = placed({ ...a16Host, rules: { kind: "shared-memory", maxVmsPerGpu: null }, groups })
    expect(gpus).toMatchObject({ count: 2, lowerBound: 2 })
  })
  test("a GPU has one VF split at a time", () => {
    const split = (n: number) => instanceType(`${n}vf`, { maxPerGpu: n })
    const groups = [group(0, { count: 1, instanceType: split(2) }), group(1, { count: 1, instanceType: split(4) })]
    expect(placed({ ...a16Host, rules: { kind: "vf-split" }, groups }).gpus.count).toBe(2)
  })
  test("mixed-size vGPUs keep to their published places", () => {
    // The 24 GiB rows of source vgpu17-ug, appendix A.3.
    const row = (mib: number, placementSize: number, placementIds: number[]) => ({
      gpuFrameBufferGb: 24,
      placementRegionSize: 24,
      vgpuFrameBufferMib: mib,
      placementSize,
      maxPerGpuEqualSize: null,
      maxPerGpuMixedSize: placementIds.length,
      placementIds,
      evidence: [],
    })
    const placements = [row(12288, 12, [0, 12]), row(8192, 8, [0, 16]), row(4096, 4, [0, 8, 12, 20])]
    const count = (counts: [number, number][]) =>
      placed({
        ...a16Host,
        gpuMemoryMib: 24576,
        rules: { kind: "mixed-size", placements, cap: 32 },
        groups: counts.map(([frameBufferMib, n], index) => group(index, { frameBufferMib, count: n })),
      }).gpus.count
    expect(
      count([
        [12288, 1],
        [8192, 1],
        [4096, 1],
      ]),
    ).toBe(1)
    // 24 GiB in all, yet three of 8 GiB have only two places.
    expect(count([[8192, 3]])).toBe(2)
    expect(
      count([
        [12288, 1],
        [4096, 3],
      ]),
    ).toBe(2)
  })
  test("without a GPU, VMs fill hosts by vCPU and RAM", () => {
    const { hosts, hostPatterns, gpus } = placed({
      ...a16Host,
      rules: { kind: "no-gpu" },
      gpuMemoryMib: null,
      groups: [group(3, { count: 200 })],
    })
    expect(hosts).toMatchObject({ count: 3, lowerBound: 3, binds: "vcpu" })
    expect(gpus.count).toBe(0)
    expect(hostPatterns).toMatchObject([
      { hosts: 2, vms: [{ group: 3, vms: 80 }] },
      { hosts: 1, vms: [{ group: 3, vms: 40 }] },
    ])
  })
  test("vCPUs kept back by the host are not given to VMs", () => {
    expect(placed({ ...a16Host, hostVcpuReserve: 160, rules: { kind: "no-gpu" }, groups: [group(0, { count: 200 })] }).hosts.count).toBe(5)
  })
})

describe("what cannot be placed", () => {
  const failure = (fields: Partial<Parameters<typeof group>[1]>, rules: PlacementInput["rules"], boardsMax = 3) => {
    const outcome = place({ ...a16Host, host: { ...a16Host.host, boardsMax }, rules, groups: [group(4, fields)] })
    return outcome.ok ? [] : outcome.failures.map(({ group: index, code }) => [index, code])
  }
  test("is said with its group and the reason", () => {
    expect(failure({ frameBufferMib: 20000 }, { kind: "whole-gpu" })).toEqual([[4, "frame-buffer"]])
    expect(failure({ maxPerGpuByPerformance: 0 }, { kind: "whole-gpu" })).toEqual([[4, "performance"]])
    expect(failure({ vcpu: 321 }, { kind: "no-gpu" })).toEqual([[4, "host-size"]])
    expect(failure({}, { kind: "whole-gpu" }, 0)).toEqual([[4, "host-size"]])
    expect(failure({}, equalSize)).toEqual([[4, "no-instance-type"]])
  })
})

describe("VMs with several GPUs", () => {
  const dgx: Omit<PlacementInput, "groups" | "rules"> = {
    gpuMemoryMib: 81_920,
    gpusPerBoard: 1,
    boardUsd: 30_000,
    hostUsd: 40_000,
    spareHosts: 1,
    host: { id: "host", cores: 112, vcpuPerCore: 2, ramGib: 1800, boardsMax: 8, boardsTogether: 8 },
  }
  const trained = (gpusPerVm: number, count: number, index = 0) =>
    group(index, { count, gpusPerVm, vcpu: 10 * gpusPerVm, ramGib: 100 * gpusPerVm, frameBufferMib: 80_000 })

  test("ten VMs of eight GPUs fill ten hosts of eight", () => {
    const { gpus, hosts, hostPatterns } = placed({ ...dgx, rules: { kind: "whole-gpu" }, groups: [trained(8, 10)] })
    expect(gpus).toMatchObject({ count: 80, lowerBound: 80, spareBoards: 8 })
    expect(hosts).toMatchObject({ count: 10, lowerBound: 10 })
    expect(hostPatterns).toMatchObject([{ hosts: 10, boards: 8, vcpuUsed: 80, ramGibUsed: 800 }])
  })
  test("hosts are levelled where that spares boards in the one that stands by, not where it would take more hosts", () => {
    const pcie = {
      ...dgx,
      host: { ...dgx.host, boardsMax: 4, boardsTogether: 1 },
      rules: { kind: "whole-gpu" } as const,
      groups: [trained(1, 9)],
    }
    const level = placed(pcie)
    expect(level.hostPatterns).toMatchObject([{ hosts: 3, boards: 3 }])
    expect(level.gpus).toMatchObject({ boards: 9, spareBoards: 3 })
    const alone = placed({ ...pcie, spareHosts: 0 })
    expect(alone.gpus).toMatchObject({ boards: 9, spareBoards: 0 })
    expect(alone.hosts.count).toBe(3)
    expect(placed({ ...pcie, spareHosts: 5 })).toMatchObject({ gpus: { spareBoards: 15 }, hosts: { count: 3 } })
  })
  test("VMs of three GPUs stand two to a host of eight, and single ones fill it up", () => {
    const { gpus, hosts } = placed({ ...dgx, rules: { kind: "whole-gpu" }, groups: [trained(3, 4), trained(1, 4, 1)] })
    expect(gpus).toMatchObject({ count: 16, lowerBound: 16 })
    expect(hosts.count).toBe(2)
  })
  test("a baseboard has all its modules, whether they are needed or not, in spare hosts too", () => {
    const { gpus, hosts, waste } = placed({ ...dgx, rules: { kind: "whole-gpu" }, groups: [trained(1, 12)] })
    expect(gpus).toMatchObject({ count: 12, lowerBound: 12, boards: 16, boardsLowerBound: 16, bought: 16, spareBoards: 8 })
    expect(hosts).toMatchObject({ count: 2, lowerBound: 2 })
    expect(waste.gpus).toBeCloseTo(4 / 16)
  })
  test("a VM of eight GPUs has no place in a host of four, and it is said", () => {
    const outcome = place({ ...dgx, host: { ...dgx.host, boardsMax: 4 }, rules: { kind: "whole-gpu" }, groups: [trained(8, 1)] })
    expect(outcome).toMatchObject({
      ok: false,
      failures: [{ code: "host-size", told: { id: "failure-gpus-in-host", values: { asked: 8, offered: 4 } } }],
    })
  })
  test("where GPUs are shared, VMs share the whole set: six VMs of two GPUs, two to a GPU, take three sets", () => {
    const half = (index: number, gpusPerVm: number, count: number) =>
      group(index, { count, gpusPerVm, vcpu: 4, ramGib: 16, frameBufferMib: 40_000 })
    const shared: PlacementInput["rules"] = { kind: "shared-memory", maxVmsPerGpu: null }
    const two = placed({ ...dgx, rules: shared, groups: [half(0, 2, 6)] })
    expect(two.gpus).toMatchObject({ count: 6, lowerBound: 6 })
    expect(two.gpuPatterns).toMatchObject([{ contents: [{ group: 0, vms: 2, gpusPerVm: 2 }] }])
    // Five VMs would fit on five GPUs if each chose its two freely; the bound allows for that.
    expect(placed({ ...dgx, rules: shared, groups: [half(0, 2, 5)] }).gpus).toMatchObject({ count: 6, lowerBound: 5 })
  })
})

describe("anti-affinity", () => {
  test("one VM a host: as many hosts as VMs, and it is named", () => {
    const { hosts, gpus } = placed({ ...a16Host, rules: equalSize, groups: [group(0, { ...a16(1024), count: 5, maxPerHost: 1 })] })
    expect(gpus.count).toBe(5)
    expect(hosts).toMatchObject({ count: 5, lowerBound: 5, binds: "anti-affinity" })
  })
  test("other groups share the hosts", () => {
    const groups = [group(0, { ...a16(1024), count: 3, maxPerHost: 1 }), group(1, { ...a16(1024), count: 100 })]
    expect(placed({ ...a16Host, rules: equalSize, groups }).hosts.count).toBe(3)
  })
  test("VMs without GPUs are kept apart, too", () => {
    expect(placed({ ...a16Host, rules: { kind: "no-gpu" }, groups: [group(0, { count: 12, maxPerHost: 4 })] }).hosts).toMatchObject({
      count: 3,
      lowerBound: 3,
      binds: "anti-affinity",
    })
  })
})
