import type { Rule } from "./dataset.ts"

/** A MIG profile's nominal size rounds up: "1g.12gb" of a 94 GiB GPU. */
const slackOf = (technology: string): number => (technology === "nvidia-mig" ? 1.03 : 1)

/** As many instances of one size as the table allows hold no more frame buffer than the GPU has memory. */
export const instancesFitMemory: Rule = (dataset) =>
  dataset.instanceTypes.flatMap(({ file, id, row: { frameBufferMib, maxPerGpu }, set }) => {
    const memoryMib = dataset.gpu(set.gpu)?.memoryMib ?? null
    if (memoryMib === null || frameBufferMib === null || maxPerGpu === null) return []
    return frameBufferMib * maxPerGpu > memoryMib * slackOf(set.technology)
      ? [{ file, id, sentence: `${maxPerGpu} × ${frameBufferMib} MiB is more than the GPU's ${memoryMib} MiB` }]
      : []
  })
