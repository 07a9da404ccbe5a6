import { isDeepStrictEqual } from "node:util"
import type { Finding, Located, Rule } from "./dataset.ts"

/** Facts that were read against their documents by hand, by row. Whoever changes one changes it here too, with the document at hand. */
const gpuFacts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  // Boards of several GPUs state memory and speed per GPU.
  a16: { gpusPerBoard: 4, memoryMib: 16384, boardTdpWatts: 250, slotWidth: 2, maxVgpusPerGpu: 16 },
  m10: { gpusPerBoard: 4, memoryMib: 8192 },
  "amd-s7150x2": { gpusPerBoard: 2, memoryMib: 8192, fp32Tflops: 3.77 },
  "amd-mi250x": { gpusPerBoard: 2, memoryMib: 65536 },
  "intel-flex140": { gpusPerBoard: 2, memoryMib: 6144, maxVfsPerGpu: 31 },
  "intel-arcpro-b60-dual": { gpusPerBoard: 2, memoryMib: 24576 },
  l4: { memoryMib: 24576, boardTdpWatts: 72, slotWidth: 1 },
  "rtx-pro-6000-bse": { memoryMib: 98304, boardTdpWatts: 600, migMaxInstances: 4, maxVgpusPerGpu: 48 },
}

const typeFacts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "a16-1b": { maxPerGpu: 16, maxPerBoard: 64 },
  // 48 GiB hold 32 desktops of 1 GB, not 48, and 16 in mixed-size mode.
  "l40s-1b": { maxPerGpu: 32, maxPerGpuMixedSize: 16, frameBufferMib: 1024 },
  "l40s-2b": { maxPerGpu: 24 },
  "l40s-8q": { maxPerGpu: 6, maxPerGpuMixedSize: 4 },
  "l4-1q": { maxPerGpu: 24 },
  // 48 desktops of 2 GB with MIG and time slicing together, 32 without.
  "rtx-pro-6000-bse-1-2b": { maxPerGpu: 48, maxPerGpuInstance: 12, gpuInstancesPerGpu: 4 },
  "rtx-pro-6000-bse-2b": { maxPerGpu: 32 },
  "a100-pcie-40-1g.5gb": { maxPerGpu: 7, placementStarts: [0, 1, 2, 3, 4, 5, 6], smCount: 14 },
  "h100-sxm5-80-3g.40gb": { placementStarts: [0, 4], placementSize: 4, maxPerGpu: 2 },
}

const licenceFacts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "nvidia-vpc": { metric: "concurrent-user", term: "year" },
  "nvidia-vws": { metric: "concurrent-user", term: "year" },
  "nvidia-ai-enterprise": { metric: "gpu", term: "year" },
  "vvf-core-year": { metric: "core", minCoresPerCpu: 16 },
  "ws2022-datacenter-16core": { metric: "core", term: "perpetual" },
}

/** Not VDI GPUs: their guides list C-series vGPU types only, and seven MIG slices. */
const computeOnly = ["a100-pcie-40", "a100-sxm4-80", "h100-pcie-80", "h100-sxm5-80", "h100-nvl-94"]
/** Types that release notes removed. */
const removed = ["rtx-pro-6000-bse-1b"]

function differing(rows: readonly Located<unknown>[], facts: typeof gpuFacts, file: string): Finding[] {
  return Object.entries(facts).flatMap(([id, fields]) => {
    const found = rows.find((row) => row.id === id)
    if (!found) return [{ file, id, sentence: "was checked by hand and is gone" }]
    const row = found.row as Readonly<Record<string, unknown>>
    return Object.entries(fields)
      .filter(([key, value]) => !isDeepStrictEqual(row[key], value))
      .map(([key, value]) => ({
        file: found.file,
        id,
        sentence: `${key} is ${JSON.stringify(row[key])}; by hand ${JSON.stringify(value)} was read`,
      }))
  })
}

/** Facts checked by hand against their documents have not changed unnoticed. */
export const handChecked: Rule = ({ gpus, instanceTypes, licences, gpu }) => [
  ...differing(gpus, gpuFacts, "hardware/gpus"),
  ...differing(instanceTypes, typeFacts, "hardware/instances"),
  ...differing(licences, licenceFacts, "prices/licences"),
  ...instanceTypes
    .filter(({ row, set }) => computeOnly.includes(set.gpu) && row.series !== undefined && row.series !== "C")
    .map(({ file, id, set }) => ({ file, id, sentence: `${set.gpu} offers C-series types only` })),
  ...computeOnly
    .filter((id) => gpu(id)?.migMaxInstances !== 7)
    .map((id) => ({ file: "hardware/gpus/nvidia", id, sentence: "has seven MIG slices" })),
  ...instanceTypes.filter(({ id }) => removed.includes(id)).map(({ file, id }) => ({ file, id, sentence: "was removed from the product" })),
]
