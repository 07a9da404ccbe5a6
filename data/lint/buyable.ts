import type { Gpu, Host } from "../../src/dataset/schema/index.ts"
import type { Rule } from "./dataset.ts"

/** Words of a status that contradict "can be bought new today and its virtualization is supported". */
const ended = /\b(end of life|EOL|production ended|unmaintained|no active vGPU branch|no sharing technology)\b/i

const fits = (gpu: Gpu, host: Host): boolean => {
  if ((gpu.boardTdpWatts ?? 0) > (host.maxGpuWatts ?? 0)) return false
  if (gpu.form === "sxm" || gpu.form === "oam") return (host.gpuModules ?? 0) > 0
  return gpu.slotWidth === 1 ? (host.gpuSlotsSingleWide ?? 0) > 0 : (host.gpuSlotsDoubleWide ?? 0) > 0
}

/**
 * A GPU that can be bought carries all that a plan needs (memory, speed, rated power, price, draw) and fits some class of host; a host class
 * carries all that the planner computes with; and rated power is the same wherever it is stated.
 */
export const buyable: Rule = ({ gpus, gpuPrices, gpuPower, hosts, gpu }) => {
  const priced = new Set(gpuPrices.filter(({ row }) => row.boardPriceUsd).map(({ row }) => row.gpu))
  const drawn = new Set(gpuPower.map(({ row }) => row.gpu))
  const classes = hosts.filter(({ row }) => row.kind === "class")
  const needed = ["priceUsd", "cores", "ramGib", "idleWatts", "peakWatts", "rackUnits"] as const
  return [
    ...gpus
      .filter(({ row }) => row.buyable)
      .flatMap(({ file, id, row }) =>
        [
          ...(["memoryMib", "fp32Tflops", "boardTdpWatts"] as const)
            .filter((key) => !row[key])
            .map((key) => `can be bought, but its ${key} is not known`),
          ...(priced.has(row.id) ? [] : ["can be bought, but has no price"]),
          ...(drawn.has(row.id) ? [] : ["can be bought, but has no power draw"]),
          ...(classes.some((host) => fits(row, host.row)) ? [] : ["can be bought, but fits no class of host"]),
          ...(ended.test(row.status) ? [`can be bought, but its status is "${row.status}"`] : []),
        ].map((sentence) => ({ file, id, sentence })),
      ),
    ...classes.flatMap(({ file, id, row }) =>
      needed.filter((key) => row[key] === null).map((key) => ({ file, id, sentence: `a host class needs its ${key}` })),
    ),
    ...gpuPower.flatMap(({ file, id, row }) => {
      const rated = gpu(row.gpu)?.boardTdpWatts ?? null
      return rated === null || rated === row.tdpWatts
        ? []
        : [{ file, id, sentence: `tdpWatts ${row.tdpWatts} differs from the GPU's boardTdpWatts ${rated}` }]
    }),
  ]
}
