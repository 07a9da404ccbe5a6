import type { InstanceType } from "../../src/dataset/schema/index.ts"
import type { Rule } from "./dataset.ts"

/** How many slices fit side by side, each at a start that the table allows. */
function places(starts: readonly number[], size: number): number {
  let free = 0
  let count = 0
  for (const start of starts)
    if (start >= free) {
      count += 1
      free = start + size
    }
  return count
}

function wrong({ placementStarts, placementSize, totalMemorySlices, maxPerGpu, maxPerGpuInstance, memorySlices }: InstanceType): string[] {
  if (!placementStarts || !placementSize || !totalMemorySlices) return []
  const rising = placementStarts.every((start, place) => start >= 0 && start > (placementStarts[place - 1] ?? -1))
  const last = Math.max(...placementStarts) + placementSize
  const room = places(placementStarts, placementSize) * (maxPerGpuInstance ?? 1)
  return [
    ...(rising ? [] : ["the starts of its slots do not rise from 0"]),
    ...(last > totalMemorySlices
      ? [`a slice from ${last - placementSize} to ${last} leaves the ${totalMemorySlices} slots of the GPU`]
      : []),
    ...((maxPerGpu ?? 0) > room ? [`${maxPerGpu} on one GPU would overlap: its slots hold ${room}`] : []),
    ...(memorySlices != null && memorySlices > placementSize ? [`owns ${memorySlices} memory slices but takes ${placementSize}`] : []),
  ]
}

/**
 * MIG slices lie on the slots of their GPU wherever they may start, as many as the table says fit without overlap, shares of compute add
 * up to one GPU at most, and a MIG-backed vGPU type has the slices of the profile that it names.
 */
export const migPlacements: Rule = (dataset) => {
  const profiles = new Map(
    dataset.instanceTypes.filter(({ set }) => set.family === "MIG profile").map(({ set, row }) => [`${set.gpu} ${row.name}`, row]),
  )
  return dataset.instanceTypes.flatMap(({ file, id, row: type, set }) => {
    const share = type.computeShare ?? null
    const instances = Math.ceil((type.maxPerGpu ?? 1) / (type.maxPerGpuInstance ?? 1))
    const profile = type.gpuInstanceProfile ? profiles.get(`${set.gpu} ${type.gpuInstanceProfile}`) : undefined
    const differs = (["computeSlices", "memorySlices", "computeShare"] as const).filter((key) => profile && profile[key] !== type[key])
    return [
      ...wrong(type),
      ...(share !== null && (share <= 0 || share > 1) ? [`a share of compute of ${share} is not a fraction`] : []),
      ...(share !== null && instances * share > 1.001 ? [`${instances} instances of ${share} of the GPU are more than one GPU`] : []),
      ...differs.map((key) => `${key} is not that of ${type.gpuInstanceProfile}`),
    ].map((sentence) => ({ file, id, sentence }))
  })
}
