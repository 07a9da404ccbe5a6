import type { Rule } from "./dataset.ts"

/** NVIDIA's guides: at most 32 time-sliced vGPUs on one GPU, save by MIG. */
const mostTimeSliced = 32

/**
 * Instance types belong to a GPU that exists and serves their technology; their counts agree with each other: a board holds as many as
 * its GPUs together, mixed-size mode holds no more than equal-size mode, at most 32 take turns on one GPU.
 */
export const instancesFitGpu: Rule = (dataset) => [
  ...dataset.instanceSets.flatMap(({ file, id, row: set }) => {
    const gpu = dataset.gpu(set.gpu)
    if (!gpu) return [{ file, id, sentence: `there is no GPU "${set.gpu}"` }]
    return [
      ...(set.copiedFrom && !dataset.gpu(set.copiedFrom) ? [{ file, id, sentence: `copiedFrom names no GPU: "${set.copiedFrom}"` }] : []),
      ...(set.bareMetalOnly || gpu.technologies.includes(set.technology)
        ? []
        : [{ file, id, sentence: `the GPU does not list ${set.technology} among its technologies` }]),
    ]
  }),
  ...dataset.instanceTypes.flatMap(({ file, id, row: type, set }) => {
    const boards = dataset.gpu(set.gpu)?.gpusPerBoard ?? 1
    return [
      ...(type.maxPerBoard != null && type.maxPerBoard !== (type.maxPerGpu ?? 0) * boards
        ? [`${type.maxPerBoard} per board is not ${type.maxPerGpu} per GPU times ${boards} GPUs`]
        : []),
      ...(type.maxPerGpuMixedSize != null && type.maxPerGpu !== null && type.maxPerGpuMixedSize > type.maxPerGpu
        ? [`${type.maxPerGpuMixedSize} in mixed-size mode is more than ${type.maxPerGpu} in equal-size mode`]
        : []),
      ...(set.technology === "nvidia-vgpu" && (type.maxPerGpu ?? 0) > mostTimeSliced
        ? [`${type.maxPerGpu} time-sliced vGPUs on one GPU are more than ${mostTimeSliced}`]
        : []),
      ...(type.maxPerGpu !== null && type.maxPerGpu < 1 ? ["fits no GPU at all"] : []),
    ].map((sentence) => ({ file, id, sentence }))
  }),
]
