import type { FrameWork } from "../../../engine/performance/frameTime.ts"
import { numberOf, numberWord, withWords, type Words } from "../motion/setting.ts"

/** What the sliders can be set to. */
export const limits = {
  calls: { least: 10, usual: 1000, most: 20_000 },
  /** Milliseconds. */
  rtt: { least: 0.01, usual: 0.2, most: 50 },
  vcpu: { least: 1, usual: 4, most: 32 },
} as const
export type Setting = keyof typeof limits

/** Frames a second that the bare machine draws in all of these pictures. */
export const nativeFps = 60

/** A setting as the link has it, within its bounds; the usual one where it says nothing. */
export const settingOf = (setting: Setting, words: Words): number => numberOf(setting, limits[setting], words)

/** The link's words with one setting put in; the usual value needs none. */
export const withSetting = (setting: Setting, value: number, words: Words): Words =>
  withWords(Object.keys(limits), { [setting]: numberWord(value, limits[setting]) }, words)

export const workOf = (words: Words): FrameWork => ({
  drawCalls: settingOf("calls", words),
  framesPerSecond: nativeFps,
  roundTripSeconds: settingOf("rtt", words) / 1000,
  vcpu: settingOf("vcpu", words),
})
