import type { Validation } from "../src/dataset/schema/measurement.ts"

type Cell = Validation["calibration"][number]
interface Before {
  readonly technique: Cell["technique"]
  readonly workloadClass: Cell["workloadClass"]
  readonly sources: number
  readonly rows: number
  readonly coverage: number
  readonly meanWidth: number
}

/**
 * Model 4 and dataset 2026.11.3, asked for 88 comparable figures of one VM alone that were collected after it was made: shares of sources inside, each counting once.
 * Counted once with `npm run validate -- --file` of that version; it does not change any more.
 */
const before: readonly Before[] = [
  { technique: "api-remoting", workloadClass: null, sources: 9, rows: 81, coverage: 0.624, meanWidth: 0.313 },
  { technique: "api-remoting", workloadClass: "2d-desktop", sources: 1, rows: 3, coverage: 0, meanWidth: 0.195 },
  { technique: "api-remoting", workloadClass: "3d-graphics-draw-call-heavy", sources: 2, rows: 13, coverage: 0.864, meanWidth: 0.699 },
  { technique: "api-remoting", workloadClass: "3d-graphics-gpu-bound", sources: 3, rows: 12, coverage: 0.685, meanWidth: 0.6 },
  { technique: "api-remoting", workloadClass: "game", sources: 1, rows: 1, coverage: 1, meanWidth: 0.104 },
  { technique: "api-remoting", workloadClass: "hpc-compute-bound", sources: 2, rows: 12, coverage: 0.2, meanWidth: 0.054 },
  { technique: "api-remoting", workloadClass: "hpc-transfer-bound", sources: 1, rows: 1, coverage: 1, meanWidth: 0.598 },
  { technique: "api-remoting", workloadClass: "ml-inference", sources: 2, rows: 36, coverage: 0.294, meanWidth: 0.192 },
  { technique: "api-remoting", workloadClass: "ml-training", sources: 1, rows: 3, coverage: 0.667, meanWidth: 0.072 },
  { technique: "fixed-pass-through", workloadClass: null, sources: 1, rows: 1, coverage: 1, meanWidth: 0.094 },
  { technique: "device-emulation", workloadClass: null, sources: 4, rows: 6, coverage: 1, meanWidth: 0.278 },
]

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`
const points = (share: number | null): string => (share === null ? "–" : (share * 100).toFixed(0))

/** What the model before last promised of figures it had not seen, beside what today's ranges hold. */
export function beforeAndAfter(calibration: readonly Cell[]): string {
  const line = (one: Before): string => {
    const now = calibration.find(
      (cell) => cell.technique === one.technique && cell.workloadClass === one.workloadClass && cell.interest === null,
    )
    const after = now
      ? `${now.sources} | ${now.rows} | ${now.coverage === null ? `too few to say (${now.rows - now.outside} of ${now.rows} figures)` : percent(now.coverage)} | ${points(now.meanWidth)}`
      : "– | – | – | –"
    const name = one.workloadClass ?? `**${one.technique}**`
    return `| ${name} | ${one.sources} | ${one.rows} | ${percent(one.coverage)} | ${points(one.meanWidth)} | ${after} |`
  }
  return `## Before and after

Left, model 4 (dataset 2026.11.3) asked for ${before.filter((one) => one.workloadClass === null).reduce((sum, one) => sum + one.rows, 0)} comparable figures that were collected after it was made; right, today's model, each source left out in turn. Sources inside, each counting once.

| | sources before | figures | inside | width, points | sources now | figures | inside | width, points |
| --- | --: | --: | --: | --: | --: | --: | --: | --: |
${before.map(line).join("\n")}`
}
