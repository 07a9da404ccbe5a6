import { type Planted, setting } from "./planting.ts"

const hosts = "hardware/hosts"

export const planted: readonly Planted[] = [
  {
    error: "GPUs that draw more than the supplies give",
    spoil: setting(hosts, "2u-3dw", { gpuPowerWatts: 1900 }),
    id: "2u-3dw",
    says: /1900 W and the host 800 W, more than the 1800 W/,
  },
  {
    error: "a host with every supply in reserve",
    spoil: setting(hosts, "2u-3dw", { powerSupplies: { count: 2, watts: 1800, spare: 2 } }),
    id: "2u-3dw",
    says: /in reserve/,
  },
  {
    error: "more power than the modules can take",
    spoil: setting(hosts, "dell-xe9680", { gpuPowerWatts: 8000 }),
    id: "dell-xe9680",
    says: /8 modules of 750 W/,
  },
  {
    error: "a low-profile slot with the power of a cable",
    spoil: setting(hosts, "1u-3sw", { gpuSlots: [[{ count: 3, width: 1, size: "HHHL", watts: 165 }]] }),
    id: "1u-3sw",
    says: /165 W to a low-profile/,
  },
  {
    error: "half a slot",
    spoil: setting(hosts, "1u-3sw", { gpuSlots: [[{ count: 1.5, width: 1, size: "HHHL", watts: 75 }]] }),
    id: "1u-3sw",
    says: /1\.5 slots/,
  },
]
