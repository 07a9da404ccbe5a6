import type { Inventory, InventoryHost, InventoryVm, Slicing } from "./types.ts"

/** Numbers 0..1 that look random and are the same every time (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

interface Draft {
  readonly name: string
  readonly share: number
  readonly vm: (random: () => number) => Omit<InventoryVm, "name">
}

const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)]!
const none = { gpus: 0, gpuMilli: 0, frameBufferMib: 0, models: [] }

/** Made up in the manner of mixed clusters: many small shares, some whole GPUs, a few VMs with several, models asked for by some. */
const drafts: readonly Draft[] = [
  {
    name: "desktop",
    share: 0.3,
    vm: (r) => ({
      gpus: 1,
      gpuMilli: pick(r, [60, 80, 120]),
      frameBufferMib: pick(r, [1024, 2048]),
      models: [],
      vcpu: pick(r, [2, 4]),
      ramGib: pick(r, [4, 8]),
    }),
  },
  {
    name: "cad",
    share: 0.14,
    vm: (r) => ({
      gpus: 1,
      gpuMilli: pick(r, [200, 250, 330, 500]),
      frameBufferMib: pick(r, [4096, 6144, 8192]),
      models: r() < 0.5 ? ["L40S", "A10"] : [],
      vcpu: pick(r, [6, 8, 12]),
      ramGib: pick(r, [16, 24, 32]),
    }),
  },
  {
    name: "notebook",
    share: 0.16,
    vm: (r) => ({
      gpus: 1,
      gpuMilli: 100 + 10 * Math.floor(r() * 50),
      frameBufferMib: pick(r, [4096, 8192, 10240]),
      models: [],
      vcpu: pick(r, [4, 8]),
      ramGib: pick(r, [16, 32]),
    }),
  },
  {
    name: "inference",
    share: 0.12,
    vm: (r) => ({
      gpus: 1,
      gpuMilli: pick(r, [500, 700, 1000]),
      frameBufferMib: pick(r, [12288, 16384, 20480]),
      models: r() < 0.4 ? ["L40S"] : [],
      vcpu: pick(r, [8, 16]),
      ramGib: pick(r, [32, 64]),
    }),
  },
  {
    name: "training",
    share: 0.04,
    vm: (r) => ({
      gpus: pick(r, [1, 2, 4, 8]),
      gpuMilli: 1000,
      frameBufferMib: 40960,
      models: ["A100"],
      vcpu: pick(r, [12, 24, 48]),
      ramGib: pick(r, [96, 192, 384]),
    }),
  },
  { name: "service", share: 0.24, vm: (r) => ({ ...none, vcpu: pick(r, [1, 2, 4, 8]), ramGib: pick(r, [2, 4, 8, 16, 32]) }) },
]

const machines: readonly { readonly share: number; readonly host: Omit<InventoryHost, "name"> }[] = [
  { share: 0.14, host: { model: "A100 80GB SXM4", gpus: 8, gpuMemoryMib: 81920, vcpu: 192, ramGib: 1536 } },
  { share: 0.26, host: { model: "L40S", gpus: 4, gpuMemoryMib: 49152, vcpu: 96, ramGib: 512 } },
  { share: 0.3, host: { model: "A10", gpus: 4, gpuMemoryMib: 24576, vcpu: 96, ramGib: 384 } },
  { share: 0.16, host: { model: "T4", gpus: 2, gpuMemoryMib: 16384, vcpu: 64, ramGib: 256 } },
  { share: 0.14, host: { model: null, gpus: 0, gpuMemoryMib: null, vcpu: 128, ramGib: 512 } },
]

const numbered = (name: string, index: number): string => `${name}-${String(index + 1).padStart(4, "0")}`

function draw<T extends { readonly share: number }>(random: () => number, from: readonly T[]): T {
  let at = random() * from.reduce((sum, one) => sum + one.share, 0)
  return from.find((one) => (at -= one.share) < 0) ?? from[from.length - 1]!
}

/** A made-up inventory: the same for the same numbers. */
export function exampleInventory(vms: number, hosts: number, slicing: Slicing = "shares", seed = 2026): Inventory {
  const random = seededRandom(seed)
  return {
    slicing,
    vms: Array.from({ length: vms }, (_, i): InventoryVm => {
      const draft = draw(random, drafts)
      return { name: numbered(draft.name, i), ...draft.vm(random) }
    }),
    hosts: Array.from({ length: hosts }, (_, i): InventoryHost => {
      const { host } = draw(random, machines)
      return { name: numbered(host.model === null ? "cpu" : host.model.split(" ")[0]!.toLowerCase(), i), ...host }
    }),
  }
}

/** VMs as they stand in public lists of clusters that share GPUs: a few sizes, often a little less than half or than a whole GPU. */
const shareSizes: readonly { readonly share: number; readonly vm: Omit<InventoryVm, "name" | "frameBufferMib" | "models"> }[] = [
  { share: 0.29, vm: { gpus: 1, gpuMilli: 810, vcpu: 3, ramGib: 5.5 } },
  { share: 0.11, vm: { gpus: 1, gpuMilli: 470, vcpu: 12, ramGib: 46 } },
  { share: 0.1, vm: { gpus: 1, gpuMilli: 470, vcpu: 8, ramGib: 30 } },
  { share: 0.08, vm: { gpus: 1, gpuMilli: 650, vcpu: 12, ramGib: 46 } },
  { share: 0.08, vm: { gpus: 1, gpuMilli: 320, vcpu: 4, ramGib: 20 } },
  { share: 0.08, vm: { gpus: 1, gpuMilli: 460, vcpu: 6, ramGib: 24 } },
  { share: 0.05, vm: { gpus: 1, gpuMilli: 230, vcpu: 4, ramGib: 16 } },
  { share: 0.05, vm: { gpus: 1, gpuMilli: 160, vcpu: 4, ramGib: 8 } },
  { share: 0.04, vm: { gpus: 1, gpuMilli: 1000, vcpu: 11, ramGib: 48 } },
  { share: 0.06, vm: { gpus: 0, gpuMilli: 0, vcpu: 12.5, ramGib: 56 } },
  { share: 0.06, vm: { gpus: 0, gpuMilli: 0, vcpu: 32, ramGib: 48 } },
]
const sharingHosts: readonly { readonly share: number; readonly host: Omit<InventoryHost, "name" | "gpuMemoryMib"> }[] = [
  { share: 0.45, host: { model: "T4", gpus: 2, vcpu: 104, ramGib: 512 } },
  { share: 0.4, host: { model: "A10", gpus: 8, vcpu: 96, ramGib: 384 } },
  { share: 0.15, host: { model: "V100 PCIe 32GB", gpus: 8, vcpu: 64, ramGib: 512 } },
]

/** Hosts poor in vCPUs, and VMs that ask for 130 % of their GPUs, most of them for shares: the same for the same numbers. */
export function sharingCluster(hosts: number, seed = 2023): Inventory {
  const random = seededRandom(seed)
  const machinesThere = Array.from({ length: hosts }, (_, i): InventoryHost => {
    const { host } = draw(random, sharingHosts)
    return { name: numbered("host", i), gpuMemoryMib: null, ...host }
  })
  const gpus = machinesThere.reduce((sum, host) => sum + host.gpus, 0)
  const vms: InventoryVm[] = []
  for (let asked = 0; asked < 1.3 * gpus;) {
    const { vm } = draw(random, shareSizes)
    vms.push({ name: numbered("vm", vms.length), frameBufferMib: 0, models: [], ...vm })
    asked += (vm.gpus * vm.gpuMilli) / 1000
  }
  return { slicing: "shares", vms, hosts: machinesThere }
}

/** VMs and hosts of which no two are alike, asking for 107 % of the GPUs: the same for the same numbers. */
export function distinctInventory(vms: number, hosts: number, slicing: Slicing = "shares", seed = 7): Inventory {
  const random = seededRandom(seed)
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1))
  return {
    slicing,
    vms: Array.from({ length: vms }, (_, i): InventoryVm => ({
      name: numbered("vm", i),
      gpus: pick(random, [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]),
      gpuMilli: slicing === "shares" ? between(20, 1000) : 0,
      frameBufferMib: between(500, 16_000),
      models: [],
      vcpu: between(1, 16) + i / 1e5,
      ramGib: between(2, 64) + between(0, 1000) / 1000,
    })),
    hosts: Array.from({ length: hosts }, (_, i): InventoryHost => ({
      name: numbered("host", i),
      model: pick(random, ["L40S", "A100-PCIE-40GB", "A10", "H100 NVL", "T4"]),
      gpus: between(1, 8),
      gpuMemoryMib: null,
      vcpu: 64 + 0.5 * between(0, 400),
      ramGib: 256 + 0.25 * between(0, 4000),
    })),
  }
}
