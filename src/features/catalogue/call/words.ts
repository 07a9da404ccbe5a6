import type { HowItWorks } from "../../../dataset/schema/index.ts"
import type { FrameTime } from "../../../engine/performance/frameTime.ts"
import { count, number, percentRange, plural } from "../../../ui/format.ts"
import type { Example, Piece } from "./ways.ts"

/** "1.2 µs", "16.7 ms", "1.4 s". */
export function time(seconds: number): string {
  if (seconds < 1e-3) return `${number(seconds * 1e6, 2)} µs`
  return seconds < 1 ? `${number(seconds * 1e3)} ms` : `${number(seconds)} s`
}

export const pieceNames: Readonly<Record<Piece["id"], string>> = {
  calls: "Calls packed, carried over, unpacked",
  transfer: "Data copied over",
  frames: "Finished frame handed over",
  translation: "Translated into another API",
  gpu: "The GPU draws",
  trips: "Waiting for answers",
  lost: "Lost on the way, as measured",
  processor: "The processor draws",
}

/** Why a frame takes that long, for a student. */
export function story(frame: FrameTime | null, example: Example | null, drawCalls: number, vcpu: number): string {
  if (!frame || !example)
    return "This adapter draws in two dimensions only, so there is no 3D frame to be timed: the processor paints every pixel."
  const { forwarded, by, share } = frame
  const fps = 1 / frame.native
  const left = `${number(fps * share.likely, 2)} of ${number(fps, 2)} frames a second are left`
  if (forwarded) {
    const waits =
      forwarded.waits >= 1
        ? ` It waits ${plural(Math.round(forwarded.waits), "time")} for an answer, ${time(forwarded.roundTripSeconds)} each.`
        : ""
    return `A frame of ${count(drawCalls)} draws makes ${count(forwarded.apiCalls)} calls. One costs ${time(forwarded.secondsPerCall)} to carry over: nothing. All of them cost ${time(forwarded.parts.calls)}.${waits} So ${left}.`
  }
  if (by === "measured")
    return `The way is the hardware's own: no call is packed or carried over, so their number does not matter. What was measured with and without says that ${left}.`
  if (by === "processor")
    return `${plural(vcpu, "vCPU")} do what ${frame.against === null ? "a GPU" : `the ${frame.against}`} does with thousands of units. Of frames that keep it busy, ${left}.`
  return `Every part of the chip is worked out in software: ${left}.`
}

/** "of native speed (8–20 %)". */
export const shareWords = ({ share }: FrameTime): string =>
  share.low === share.high ? "of native speed" : `of native speed (${percentRange(share)})`

/** What is read out when the call has come to a step. */
export function spokenStep(way: HowItWorks, at: number, soFar: number): string {
  const step = way.steps[at]
  const clock = soFar > 0 ? ` ${time(soFar)} of this frame are gone.` : ""
  return step ? `Step ${at + 1} of ${way.steps.length}: ${step.text}${clock}` : `The answer is back at the application.${clock}`
}
