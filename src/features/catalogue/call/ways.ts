import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { HowItWorks, Product, TechnologyId } from "../../../dataset/schema/index.ts"
import { frameTime, type FrameTime, type FrameWork } from "../../../engine/performance/frameTime.ts"

/** The product whose figures stand for a way, by the way's id. */
const examples: Readonly<Record<string, string>> = {
  "same-host": "qemu-virgl",
  "driver-calls": "hyperv-gpu-pv",
  network: "vmgl",
  "whole-gpu": "kvm-vfio",
  "integrated-gpu": "intel-gvt-d",
  "time-sliced": "kvm-vgpu-nvidia",
  "sr-iov": "amd-gim-kvm",
  mig: "kvm-vgpu-nvidia",
  "software-mediated": "intel-gvtg-kvmgt",
  "software-renderer": "llvmpipe",
  "emulated-adapter": "qemu-stdvga-bochs",
  "emulated-3d-card": "pcem",
}

export interface Example {
  readonly product: Product
  readonly technology: TechnologyId
}

/** A product that works in the way, the one asked for if it does, and the technology by which it does; null for a way that no product of the dataset shows. */
export function exampleOf(way: HowItWorks, catalogue: FullCatalogue, asked: Product | null = null): Example | null {
  const product = asked ?? catalogue.product(examples[way.id] ?? "")
  if (!product) return null
  const technology = way.technologies.includes(product.technology) ? product.technology : way.technologies[0]
  return technology === undefined ? null : { product, technology }
}

/** What one frame takes on the way's example, or on the product asked for; null where there is nothing to be timed. */
export function timeOf(way: HowItWorks, work: FrameWork, catalogue: FullCatalogue, asked: Product | null = null): FrameTime | null {
  const example = exampleOf(way, catalogue, asked)
  return example && frameTime(example.product, example.technology, work, catalogue)
}

/** A part of a frame's time. */
export interface Piece {
  readonly id: "gpu" | "calls" | "frames" | "transfer" | "trips" | "translation" | "lost" | "processor"
  readonly seconds: number
}

/** Where a frame's time goes, in the order of its way. */
export function piecesOf({ native, added, by, forwarded }: FrameTime): readonly Piece[] {
  if (forwarded) {
    const { calls, transfer, frames, translation, trips } = forwarded.parts
    return (
      [
        { id: "calls", seconds: calls },
        { id: "transfer", seconds: transfer },
        { id: "frames", seconds: frames },
        { id: "translation", seconds: translation },
        { id: "gpu", seconds: native },
        { id: "trips", seconds: trips },
      ] as const
    ).filter(({ seconds }) => seconds > 0)
  }
  if (by === "measured")
    return [
      { id: "gpu", seconds: native },
      { id: "lost", seconds: added },
    ]
  return [{ id: "processor", seconds: native + added }]
}

/** Seconds of a frame spent at each step of the way, and at last on the way back. */
export function secondsAtSteps(way: HowItWorks, crossing: number, time: FrameTime): readonly number[] {
  const sum = (...ids: readonly Piece["id"][]): number =>
    piecesOf(time)
      .filter(({ id }) => ids.includes(id))
      .reduce((total, { seconds }) => total + seconds, 0)
  const last = way.steps.length - 1
  const at = way.steps.map((_, step) => {
    const here = step === last ? sum("gpu", "processor", "lost") : 0
    if (step === crossing) return here + sum("calls", "transfer")
    return step === crossing + 1 ? here + sum("frames", "translation") : here
  })
  return [...at, sum("trips")]
}
