import { count, number, percent, plural } from "../../../ui/format.ts"
import { ordinal } from "../../../ui/ordinal.ts"
import { time } from "../call/words.ts"
import { drawnAt, type Race } from "./race.ts"
import type { Pace } from "./address.ts"

export const paceNames: Readonly<Record<Pace, string>> = {
  real: "As long as it takes",
  tenth: "Ten times slower",
  hundredth: "A hundred times slower",
}

/** What both have drawn, for who does not see it. */
export function spoken(race: Race, gpuFrames: number): string {
  const { gpu, cpu } = drawnAt(race, gpuFrames)
  const gone = time(gpu.frames * race.gpuSeconds)
  if (gpuFrames === 0) return "Both have the same frame before them; nothing is drawn yet."
  const behind = cpu.frames > 0 ? `the CPU has its ${cpu.frames === 1 ? "first" : "next"}` : `the CPU has ${percent(cpu.part)} of its first`
  return `After ${gone} the GPU has drawn ${plural(gpu.frames, "frame")}; ${behind}.`
}

/** Why it takes so long, for a student. */
export function story({ frame, gpuSeconds, cpuSeconds, frames }: Race, vcpu: number): string {
  return `The frame keeps an ${frame.against ?? "ordinary GPU"} busy for ${time(gpuSeconds)}. It has thousands of small units, which do the same to different pixels at once. ${plural(vcpu, "vCPU")} ${vcpu === 1 ? "does" : "do"} it tile by tile, in ${time(cpuSeconds)}: ${count(frames)} frames of the GPU for one of the CPU.`
}

/** Frames in a second, with as many digits as few of them need. */
export const rate = (seconds: number): string => `${number(1 / seconds, 2)} frames a second`

/** The chapters of the race, in the order in which they pass. */
export function milestones(race: Race): readonly { readonly frame: number; readonly text: string }[] {
  const half = Math.ceil(race.frames / 2)
  return [
    { frame: 0, text: "Both begin with the same frame." },
    {
      frame: 1,
      text: `The GPU has drawn it, after ${time(race.gpuSeconds)}. It begins the next; the CPU has ${percent(race.gpuSeconds / race.cpuSeconds)}.`,
    },
    ...(half > 1 && half < race.frames ? [{ frame: half, text: `${count(half)} frames of the GPU later, the CPU is half-way.` }] : []),
    { frame: race.frames, text: `After ${time(race.cpuSeconds)} the CPU has its first frame; the GPU is at its ${ordinal(race.frames)}.` },
  ]
}
