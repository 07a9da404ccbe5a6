import type { Measurement } from "../../src/dataset/schema/index.ts"
import type { Dataset, Rule } from "./dataset.ts"

/** Figures of one run that are stated twice may be rounded differently. */
const rounding = 0.05

/** Reasoning and memory measured nothing, so nobody's interest is in it. */
const unpublished: ReadonlySet<string> = new Set(["derived", "recalled"])

const differ = (a: number, b: number): boolean => Math.abs(a - b) > rounding * Math.max(Math.abs(a), Math.abs(b))

function problems(row: Measurement): string[] {
  const { nativeValue, unit, framesPerSecond, frameCapFps, jobSeconds, jobBytes, bytesPerSecond, kernelLaunches, kernelSeconds } = row
  const forwarded = row.technique === "api-remoting"
  const fastest = Math.max(row.nativeValue ?? 0, row.virtualValue ?? 0)
  return [
    ...(unit === "fps" && nativeValue !== null && framesPerSecond !== undefined && differ(nativeValue, framesPerSecond)
      ? [`drew ${nativeValue} frames a second natively, its load says ${framesPerSecond}`]
      : []),
    ...(unit === "fps" && frameCapFps !== undefined && fastest > frameCapFps * (1 + rounding)
      ? [`drew ${fastest} frames a second, above its cap of ${frameCapFps}`]
      : []),
    ...(unit === "s" && nativeValue !== null && jobSeconds !== undefined && differ(nativeValue, jobSeconds)
      ? [`took ${nativeValue} s natively, its load says ${jobSeconds}`]
      : []),
    ...(jobBytes !== undefined && jobSeconds !== undefined && bytesPerSecond !== undefined && differ(jobBytes / jobSeconds, bytesPerSecond)
      ? [`moves ${jobBytes} bytes in ${jobSeconds} s, its load says ${bytesPerSecond} bytes a second`]
      : []),
    ...(jobSeconds !== undefined &&
    kernelLaunches !== undefined &&
    kernelSeconds !== undefined &&
    kernelLaunches * kernelSeconds > 2 * jobSeconds
      ? ["has more time in kernels than in the job"]
      : []),
    ...(row.hostApi !== undefined && !forwarded ? ["names an API of the host, but forwards no calls"] : []),
    ...(row.linkGbps !== undefined && row.network === null ? ["states the rate of a link, but names no network"] : []),
  ]
}

/**
 * What a measurement says of its load agrees with its figures, a rate of a link stands beside the link, and only what forwards calls names
 * the host's API. Each source of measurements says whether it is the maker's own.
 */
export const measurementLoad: Rule = ({ measurements, sources }: Dataset) => [
  ...measurements.flatMap(({ file, id, row }) => problems(row).map((sentence) => ({ file, id, sentence }))),
  ...[...new Set(measurements.flatMap(({ row }) => row.evidence.map((one) => one.source)))]
    .filter((id) => !unpublished.has(id) && sources[id] && sources[id].interest === undefined)
    .map((id) => ({
      file: "sources",
      id,
      sentence: "is a source of measurements, but does not say whether it is the maker's own (interest)",
    })),
]
