import type { SpeedKindRow, SpeedTally, SpeedValidation } from "../../../dataset/schema/index.ts"

type Method = SpeedValidation["summary"][number]["method"]

const methodNames: Readonly<Record<Method, string>> = {
  "left-out": "All, source left out",
  "in-sample": "All, source known",
  "fp32-power": "All, by the FP32 ratio alone (to the power 0.85)",
}

export interface SpeedLine {
  readonly id: string
  readonly name: string
  /** A kind of work, below the lines of all figures. */
  readonly part: boolean
  readonly tally: SpeedTally
}

/** Lines of the table of speeds: all figures by each method, then each kind of work with its source left out. */
export function speedLines({ summary }: SpeedValidation, kinds: readonly SpeedKindRow[]): readonly SpeedLine[] {
  return summary.flatMap(({ method, by, tally }): SpeedLine[] => {
    if (by === "all") return [{ id: method, name: methodNames[method], part: false, tally }]
    if (by !== "kind" || method !== "left-out") return []
    const kind = kinds.find(({ id }) => id === tally.name)
    return [{ id: tally.name, name: kind?.name ?? tally.name, part: true, tally }]
  })
}
