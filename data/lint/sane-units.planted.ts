import { type Planted, setting } from "./planting.ts"

const price = (dollars: number) => ({ low: dollars, likely: dollars, high: dollars })

export const planted: readonly Planted[] = [
  {
    error: "board power in kilowatts",
    spoil: setting("hardware/gpus/nvidia", "l4", { boardTdpWatts: 0.072 }),
    id: "l4",
    says: /boardTdpWatts 0.072/,
  },
  {
    error: "a module's power on a slot board",
    spoil: setting("hardware/gpus/nvidia", "l40s", { boardTdpWatts: 1000 }),
    id: "l40s",
    says: /boardTdpWatts 1000 is not between/,
  },
  { error: "memory in GiB", spoil: setting("hardware/gpus/nvidia", "a16", { memoryMib: 16 }), id: "a16", says: /memoryMib 16/ },
  { error: "speed in GFLOPS", spoil: setting("hardware/gpus/amd", "amd-v710", { fp32Tflops: 27700 }), id: "amd-v710", says: /fp32Tflops/ },
  { error: "idle power as a fraction", spoil: setting("hardware/power", "l4", { idleWatts: 0.115 }), id: "l4", says: /idleWatts 0.115/ },
  {
    error: "full load far above the rating",
    spoil: setting("hardware/power", "l40s", { fullLoadWatts: 700 }),
    id: "l40s",
    says: /fullLoadWatts over tdpWatts 2/,
  },
  {
    error: "a price in thousands",
    spoil: setting("prices/gpus", "l40s", { boardPriceUsd: price(7.5) }),
    id: "l40s",
    says: /boardPriceUsd.low 7.5/,
  },
  {
    error: "two goods in one price range",
    spoil: setting("prices/gpus", "l40s", { boardPriceUsd: { low: 1000, likely: 7500, high: 9000 } }),
    id: "l40s",
    says: /high over low 9/,
  },
  {
    error: "a licence priced by site",
    spoil: setting("prices/licences", "nvidia-vpc", { priceUsd: price(50_000) }),
    id: "nvidia-vpc",
    says: /priceUsd.high 50000/,
  },
  {
    error: "a metric that has no bounds",
    spoil: setting("prices/licences", "nvidia-vpc", { metric: "cluster", term: "hour" }),
    id: "nvidia-vpc",
    says: /no bounds for a price by cluster and hour/,
  },
  { error: "a host's memory in MiB", spoil: setting("hardware/hosts", "2u-4dw", { ramGib: 1_048_576 }), id: "2u-4dw", says: /ramGib/ },
  {
    error: "electricity in cents",
    spoil: setting("prices/defaults", "electricity", { value: price(12) }),
    id: "electricity",
    says: /value.low 12/,
  },
  {
    error: "a percentage for a fraction",
    spoil: setting("models/parameters", "time-slice-efficiency", { value: price(90) }),
    id: "time-slice-efficiency",
    says: /value.low 90/,
  },
  {
    error: "a workload's frame buffer in GiB",
    spoil: setting("workloads", "task-worker", { frameBufferMib: { min: 0.5, default: 1, max: 1 } }),
    id: "task-worker",
    says: /frameBufferMib.min 0.5/,
  },
  {
    error: "a pause in milliseconds",
    spoil: setting("measurements/stun-times", "vsphere-6.7-u1-p40-1gb", { stunSeconds: 9000 }),
    id: "vsphere-6.7-u1-p40-1gb",
    says: /stunSeconds 9000/,
  },
]
