import type { Rule } from "./dataset.ts"

/** A MIG profile's nominal size rounds up: "1g.12gb" of a 94 GiB GPU. */
const slackOf = (technology: string): number => (technology === "nvidia-mig" ? 1.03 : 1)

/** The least part of its nominal size that a MIG instance was seen to have is 0.83: far less is a slip. */
const leastReported = 0.8

/**
 * As many instances of one size as the table allows hold no more frame buffer than the GPU has memory; what a driver reports for a MIG
 * instance is stated of the MIG profile only, and is no more than its nominal size, nor much less.
 */
export const instancesFitMemory: Rule = (dataset) =>
  dataset.instanceTypes.flatMap(({ file, id, row: { frameBufferMib, maxPerGpu, reportedMemoryMib: reported }, set }) => {
    const memoryMib = dataset.gpu(set.gpu)?.memoryMib ?? null
    const says: string[] = []
    if (reported != null && set.family !== "MIG profile")
      says.push("states the memory that a driver reports: that belongs to the MIG profile behind it")
    if (reported != null && frameBufferMib !== null && (reported > frameBufferMib || reported < frameBufferMib * leastReported))
      says.push(`a driver that reports ${reported} MiB of ${frameBufferMib} MiB is not believable`)
    if (
      memoryMib !== null &&
      frameBufferMib !== null &&
      maxPerGpu !== null &&
      frameBufferMib * maxPerGpu > memoryMib * slackOf(set.technology)
    )
      says.push(`${maxPerGpu} × ${frameBufferMib} MiB is more than the GPU's ${memoryMib} MiB`)
    return says.map((sentence) => ({ file, id, sentence }))
  })
