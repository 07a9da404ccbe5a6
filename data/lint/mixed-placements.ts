import type { Rule } from "./dataset.ts"

const mibPerUnit = 1024

/**
 * Places of vGPUs in mixed-size mode: they lie on the GPU's placement region, those of one size do not overlap, there are as many as the
 * table says fit, and a place is large enough for its frame buffer.
 */
export const mixedPlacementsFit: Rule = ({ mixedPlacements }) =>
  mixedPlacements.flatMap(({ file, row }) => {
    const { placementIds, placementSize, placementRegionSize } = row
    const id = `${row.gpuFrameBufferGb} GB GPU, ${row.vgpuFrameBufferMib} MiB vGPU${row.appliesTo ? `, ${row.appliesTo}` : ""}`
    const close = placementIds.find((start, place) => place > 0 && start < (placementIds[place - 1] ?? 0) + placementSize)
    const last = Math.max(...placementIds) + placementSize
    return [
      ...(close === undefined ? [] : [`the place at ${close} overlaps the one before`]),
      ...(Math.min(...placementIds) < 0 || last > placementRegionSize
        ? [`a place up to ${last} leaves the region of ${placementRegionSize}`]
        : []),
      ...(row.maxPerGpuMixedSize !== null && row.maxPerGpuMixedSize !== placementIds.length
        ? [`${placementIds.length} places, but ${row.maxPerGpuMixedSize} are said to fit`]
        : []),
      ...(row.vgpuFrameBufferMib > placementSize * mibPerUnit ? [`${row.vgpuFrameBufferMib} MiB do not fit ${placementSize} GiB`] : []),
      ...((row.maxPerGpuEqualSize ?? 0) * placementSize > placementRegionSize ? ["equal-size mode would leave the region"] : []),
    ].map((sentence) => ({ file, id, sentence }))
  })
