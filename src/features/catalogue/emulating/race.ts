import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { Product } from "../../../dataset/schema/index.ts"
import { frameTime, type FrameTime } from "../../../engine/performance/frameTime.ts"
import { nativeFps } from "../call/address.ts"

/** Draws on the CPU; its figures are those of every software renderer. */
export const renderer = "llvmpipe"

/** One frame, drawn by a GPU and by the CPU, both from the same moment on. */
export interface Race {
  readonly product: Product
  readonly frame: FrameTime
  /** Seconds that each takes for it, likely. */
  readonly gpuSeconds: number
  readonly cpuSeconds: number
  /** Frames that the GPU has drawn, and begun to draw, when the CPU has its first. */
  readonly frames: number
}

/** By the engine's own rates; null where the dataset lacks the renderer. */
export function raceOf(vcpu: number, catalogue: FullCatalogue): Race | null {
  const product = catalogue.product(renderer)
  const work = { drawCalls: 1, framesPerSecond: nativeFps, roundTripSeconds: null, vcpu }
  const frame = product && frameTime(product, product.technology, work, catalogue)
  if (!product || !frame) return null
  const cpuSeconds = frame.native + frame.added
  return { product, frame, gpuSeconds: frame.native, cpuSeconds, frames: Math.ceil(cpuSeconds / frame.native - 1e-9) }
}

/** Whole frames, and the part of the one that is being drawn, 0..1. */
export interface Drawn {
  readonly frames: number
  readonly part: number
}

const drawn = (frames: number): Drawn => ({ frames: Math.floor(frames + 1e-9), part: Math.max(0, frames - Math.floor(frames + 1e-9)) })

/** How far each is after so many frames of the GPU. */
export const drawnAt = ({ gpuSeconds, cpuSeconds }: Race, gpuFrames: number): { readonly gpu: Drawn; readonly cpu: Drawn } => ({
  gpu: drawn(gpuFrames),
  cpu: drawn((gpuFrames * gpuSeconds) / cpuSeconds),
})
