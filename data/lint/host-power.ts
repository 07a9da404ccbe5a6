import type { Rule } from "./dataset.ts"

/**
 * What a host gives its GPUs is what its supplies can give: a budget lies within them, and with those in reserve failed they still carry the
 * budget and what the host itself draws at its peak; slots come in whole numbers, of at least one.
 */
export const hostPower: Rule = ({ hosts }) =>
  hosts.flatMap(({ file, id, row }) => {
    const { powerSupplies: supplies, gpuPowerWatts: budget, peakWatts } = row
    const sentences: string[] = []
    if (supplies && supplies.spare >= supplies.count) sentences.push("all of its supplies are in reserve")
    if (supplies && budget !== null) {
      const left = (supplies.count - supplies.spare) * supplies.watts
      if (budget + (peakWatts ?? 0) > left)
        sentences.push(
          `its GPUs may draw ${budget} W and the host ${peakWatts ?? 0} W, more than the ${left} W of its supplies without reserve`,
        )
    }
    if (row.gpuModules && row.gpuModuleWatts && budget !== null && budget > row.gpuModules * row.gpuModuleWatts)
      sentences.push(`its GPUs may draw ${budget} W, more than ${row.gpuModules} modules of ${row.gpuModuleWatts} W`)
    for (const { count, width, size, watts } of row.gpuSlots.flat()) {
      if (!Number.isInteger(count) || count < 1) sentences.push(`has ${count} slots of a kind`)
      // A slot gives 75 W, every further watt comes by a cable, which low-profile cards have no room for.
      if (size === "HHHL" && width === 1 && watts !== null && watts > 75)
        sentences.push(`gives ${watts} W to a low-profile single-wide slot`)
    }
    return sentences.map((sentence) => ({ file, id, sentence }))
  })
