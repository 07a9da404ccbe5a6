/** Where on the drawing a step happens, and where a marker sits. Guest parts are counted from the application down, host parts from the top. */
export type Place = `guest${0 | 1 | 2 | 3}` | "boundary" | `host${0 | 1}` | "iommu" | "engines" | "memory"

/** How VMs 1, 2 and 3 divide a part of the hardware. */
export type Division = "turns" | "slices" | "first" | "everybody"

export interface Part {
  readonly name: string
  readonly says?: string
}

/** What is particular to one way of virtualizing; everything else is the same in all drawings, so that they can be compared. */
export interface Drawing {
  /** From the application down to what the call leaves the guest by. */
  readonly guest: readonly string[]
  readonly hostLabel: string
  /** On the call's way, or beside it. */
  readonly host: readonly Part[]
  readonly hostIs: "on-the-way" | "beside"
  readonly hardware: string
  /** Without a GPU the processor does the work. */
  readonly gpu: boolean
  readonly iommu: boolean
  readonly engines: Division
  readonly memory: Division
  /** What the other VMs have: the same GPU, one of their own as far as there are any, or none. */
  readonly others: "same" | "own" | "none"
  /** The place of each step, in order. */
  readonly steps: readonly Place[]
  readonly scheduler: Place
  readonly state: readonly Place[]
}

const relayed = {
  hostLabel: "Hypervisor and host",
  hostIs: "on-the-way",
  hardware: "GPU of the host",
  gpu: true,
  iommu: false,
  engines: "everybody",
  memory: "everybody",
  others: "same",
  scheduler: "host1",
} as const

const assigned = {
  hostLabel: "Hypervisor and host",
  hostIs: "beside",
  gpu: true,
  iommu: true,
  engines: "first",
  memory: "first",
  steps: ["guest0", "guest2", "boundary", "iommu", "engines"],
  scheduler: "guest2",
  state: ["memory"],
} as const

const mediated = {
  hostLabel: "Hypervisor and host",
  hostIs: "beside",
  hardware: "GPU",
  gpu: true,
  iommu: true,
  engines: "turns",
  memory: "slices",
  others: "same",
  steps: ["guest0", "guest2", "boundary", "engines", "memory"],
  state: ["memory", "host0"],
} as const

const emulated = {
  hostLabel: "Hypervisor and host",
  hostIs: "on-the-way",
  hardware: "Processor and memory",
  gpu: false,
  iommu: false,
  engines: "turns",
  memory: "slices",
  others: "same",
  scheduler: "engines",
  state: ["memory"],
} as const

/** By the id of the row in data/how-it-works.json. */
export const drawings: Readonly<Record<string, Drawing>> = {
  "same-host": {
    ...relayed,
    guest: ["Application", "OpenGL, Direct3D", "Front-end driver", "Virtual display"],
    host: [
      { name: "Host process", says: "decodes, calls again" },
      { name: "GPU driver", says: "of the host" },
    ],
    steps: ["guest0", "guest2", "boundary", "host0", "engines"],
    state: ["host0"],
  },
  "driver-calls": {
    ...relayed,
    guest: ["Application", "Direct3D runtime", "User-mode driver", "Graphics kernel"],
    host: [
      { name: "Graphics kernel", says: "for the VM" },
      { name: "Kernel-mode driver", says: "of the vendor" },
    ],
    steps: ["guest0", "guest2", "boundary", "host0", "host1"],
    scheduler: "host0",
    state: ["host0", "memory"],
  },
  network: {
    ...relayed,
    guest: ["Application", "CUDA, OpenGL", "Client library", "Network card"],
    hostLabel: "Network, GPU server",
    host: [
      { name: "Server process", says: "makes the calls" },
      { name: "GPU driver", says: "of the server" },
    ],
    hardware: "GPU of the server",
    steps: ["guest0", "guest2", "boundary", "host0", "engines"],
    state: ["host0"],
  },
  "whole-gpu": {
    ...assigned,
    guest: ["Application", "Any API", "Vendor’s driver", "The GPU itself"],
    host: [{ name: "Pass-through driver", says: "sets up the IOMMU, then stands aside" }],
    hardware: "GPU 1",
    others: "own",
  },
  "integrated-gpu": {
    ...assigned,
    guest: ["Application", "Any API", "Intel’s driver", "The GPU itself"],
    host: [{ name: "Host", says: "gives up its own graphics" }],
    hardware: "Integrated GPU",
    others: "none",
  },
  "time-sliced": {
    ...mediated,
    guest: ["Application", "Any API it allows", "NVIDIA’s driver", "vGPU"],
    host: [{ name: "vGPU Manager", says: "sets up, answers management calls" }],
    scheduler: "engines",
  },
  "sr-iov": {
    ...mediated,
    guest: ["Application", "Any API", "Vendor’s driver", "Virtual function"],
    host: [{ name: "Driver of the GPU", says: "shares out memory and time" }],
    scheduler: "engines",
    state: ["memory"],
  },
  mig: {
    ...mediated,
    guest: ["Application", "CUDA", "NVIDIA’s driver", "vGPU"],
    host: [{ name: "vGPU Manager", says: "sets up, answers management calls" }],
    engines: "slices",
    scheduler: "guest2",
  },
  "software-mediated": {
    ...mediated,
    guest: ["Application", "Any API", "Intel’s driver", "vGPU"],
    host: [{ name: "Device model", says: "checks commands, answers traps" }],
    hardware: "Integrated GPU",
    iommu: false,
    steps: ["guest0", "guest2", "boundary", "host0", "engines"],
    scheduler: "host0",
  },
  "software-renderer": {
    ...emulated,
    guest: ["Application", "OpenGL, Direct3D", "Software renderer", "Virtual display"],
    host: [{ name: "VM manager", says: "shows the finished picture" }],
    steps: ["guest0", "guest2", "boundary", "host0", "engines"],
  },
  "emulated-adapter": {
    ...emulated,
    guest: ["Application", "Window system", "Display driver", "VGA adapter"],
    host: [{ name: "VM manager", says: "imitates the adapter" }],
    steps: ["guest0", "guest2", "boundary", "host0", "engines"],
  },
  "emulated-3d-card": {
    ...emulated,
    guest: ["Application", "Glide, Direct3D 3", "The card’s driver", "Emulated card"],
    host: [{ name: "Emulator", says: "imitates the chip" }],
    steps: ["guest0", "guest2", "boundary", "host0", "engines"],
  },
}
