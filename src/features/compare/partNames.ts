import { englishList } from "../../base/english.ts"
import type { PlanPart } from "../../engine/report.ts"
import { count } from "../../ui/format.ts"

export { partName } from "../common/plan.ts"

/** "Office and 576 of Design", where another part serves the rest of a group. */
export const groupNames = ({ option, counts }: PlanPart): string =>
  englishList(option.groups.map((one, at) => ((counts?.[at] ?? null) === null ? one.name : `${count(one.count)} of ${one.name}`)))
