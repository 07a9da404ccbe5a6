import type { Range } from "../../../dataset/schema/index.ts"
import { percent, percentRange } from "../../../ui/format.ts"
import { leastServed, leastWords } from "../../common/shares.ts"
import { sayAnswer } from "../../../words/answers.ts"
import { partName } from "../partNames.ts"
import type { StandingPlan } from "../verdict.ts"
import styles from "./charts.module.css"
import type { TableView } from "./ChartFrame.tsx"
import { GroupBar } from "./NativeMarks.tsx"
import { planGroups, planId, planName, planWhat, type PlanGroup } from "./planRow.ts"
import type { Box, Place, PlanRow } from "./RowChart.tsx"

/** More groups than these are left to the table. */
const groupsMax = 16

const pitch = ({ narrow, type }: Box): number => Math.round((narrow ? 2.5 : 1.6) * type)

const textOf = ({ group, part }: PlanGroup): string => `${group.name}, ${partName(part)}: ${percentRange(group.nativeShare)}`

/** What the row's bar would be: the group chosen, or the mean of all. */
export const planShare = ({ plan }: Pick<StandingPlan, "plan">, chosen: number | null): Range | null =>
  chosen === null ? plan.totals.nativeShare : (planGroups(plan, chosen)[0]?.group.nativeShare ?? null)

/** The plan below the options: what each group gets, in the hue of the technique that serves it. */
export function nativePlan({ plan, stale }: StandingPlan, chosen: number | null): PlanRow {
  const groups = planGroups(plan, chosen)
  const shown = groups.slice(0, groupsMax)
  const more = groups.length - shown.length
  const share = planShare({ plan }, chosen)
  return {
    what: planWhat(plan),
    figure: (
      <span>
        {share === null ? "unknown" : percentRange(share)}
        {chosen === null && leastServed(groups.map(({ group }) => group)) !== null && " on average"}
      </span>
    ),
    room: (box) => (shown.length + (more > 0 ? 1 : 0)) * pitch(box) + Math.round(1.1 * box.type),
    draw: (place) => <Groups groups={shown} more={more} hollow={!plan.feasible} {...place} />,
    stale,
  }
}

interface GroupsProps extends Place {
  readonly groups: readonly PlanGroup[]
  readonly more: number
  readonly hollow: boolean
}

function Groups({ groups, more, hollow, ...place }: GroupsProps) {
  const middle = (row: number): number => place.top + Math.round((row + (place.narrow ? 0.75 : 0.55)) * pitch(place))
  return (
    <>
      {groups.map((one, row) => (
        <GroupBar
          key={one.index}
          range={one.group.nativeShare}
          target={one.group.targetShare}
          hollow={hollow}
          text={textOf(one)}
          y={middle(row)}
          geometry={{ ...place, option: one.part.option }}
        />
      ))}
      {more > 0 && (
        <text x={place.left} y={middle(groups.length)} className={styles.small}>
          and {more} more: see the table
        </text>
      )}
    </>
  )
}

export const planSpoken = ({ plan }: StandingPlan, chosen: number | null): string =>
  `${planName}: ${planGroups(plan, chosen).map(textOf).join("; ")}`

const rangeText = (range: Range): string => `${percentRange(range)} (likely ${percent(range.likely)})`

/** The plan in the table: all VMs, then each group. */
export function nativePlanRows({ plan }: StandingPlan, chosen: number | null, kept: readonly string[]): TableView["rows"] {
  const groups = planGroups(plan, chosen)
  const least = leastServed(groups.map(({ group }) => group))
  const mean = plan.totals.nativeShare
  return [
    ...(chosen === null
      ? [
          {
            id: planId,
            head: planName,
            cells: [`${percentRange(mean)}${least ? ` on average, ${leastWords(least)}` : ""}`, "–", "–", "–", "–", "–", "–", ...kept],
          },
        ]
      : []),
    ...groups.map(({ index, group, part }) => ({
      id: `${planId}-${index}`,
      head: `${planName}: ${group.name}, ${partName(part)}`,
      cells: [
        percentRange(group.nativeShare),
        rangeText(group.efficiency),
        rangeText(group.sharing),
        group.targetShare > 0 ? percent(group.targetShare) : "–",
        "–",
        "–",
        part.option.thinEvidence === null ? "–" : sayAnswer(part.option.thinEvidence),
        ...(chosen === null ? kept.map(() => "–") : kept),
      ],
    })),
  ]
}
