import type { OptionResult, Placement, Report } from "../../../engine/report.ts"
import { count, plural } from "../../../ui/format.ts"
import { rowsOf } from "../rows.ts"
import { bindingWords } from "../words.ts"

export interface GpuSegment {
  readonly gpus: number
  /** "16 × A16-1B office" */
  readonly text: string
  readonly binds: string
}
export interface GpuRow {
  readonly gpus: Placement["gpus"] | null
  readonly segments: readonly GpuSegment[]
}

/** How many GPUs carry each pattern, most first. */
export function segmentsOf(option: OptionResult): readonly GpuSegment[] {
  const placement = option.placement
  if (placement === null) return []
  const totals = placement.gpuPatterns.map((_, pattern) =>
    placement.hostPatterns.reduce(
      (sum, host) => sum + host.hosts * host.gpus.reduce((own, gpus) => own + (gpus.pattern === pattern ? gpus.count : 0), 0),
      0,
    ),
  )
  const nameOf = (group: number): string => option.groups.find((each) => each.index === group)?.name ?? `group ${group + 1}`
  return placement.gpuPatterns
    .map((pattern, index) => ({
      gpus: totals[index] ?? 0,
      text:
        pattern.contents
          .map(({ group, vms, gpusPerVm }) => `${count(vms)} × ${nameOf(group)}${gpusPerVm ? ` (1 of ${gpusPerVm} GPUs)` : ""}`)
          .join(" + ") || "empty",
      binds: bindingWords[pattern.binds],
    }))
    .filter((segment) => segment.gpus > 0)
    .toSorted((a, b) => b.gpus - a.gpus)
}

export const gpuRows = (report: Report): readonly { readonly id: string; readonly option: OptionResult; readonly data: GpuRow }[] =>
  rowsOf(report).map(({ id, option }) => ({ id, option, data: { gpus: option.placement?.gpus ?? null, segments: segmentsOf(option) } }))

/** Of a row's bar, in pixels. */
export const barHeight = (type: number): number => Math.round(1.5 * type)

/** "13 GPUs on 4 boards, 3 idle; at least 13 are needed" */
export function gpuSentence(gpus: Placement["gpus"] | null): string {
  if (gpus === null) return "nothing can be placed"
  if (gpus.count === 0) return "no GPU"
  const idle = gpus.bought - gpus.count
  const boards = gpus.boards === gpus.bought ? "" : ` on ${plural(gpus.boards, "board")}`
  const bound =
    gpus.fewest !== undefined && gpus.fewest < gpus.count
      ? `${count(gpus.fewest)} would do in dearer hosts`
      : gpus.lowerBound === gpus.count
        ? "none fewer would do"
        : `at least ${count(gpus.lowerBound)} in any placement`
  const spare = gpus.spareBoards === 0 ? "" : `; ${plural(gpus.spareBoards, "board")} more in spare hosts`
  return `${plural(gpus.count, "GPU")}${boards}${idle > 0 ? `, ${count(idle)} more idle on the boards` : ""}; ${bound}${spare}`
}
