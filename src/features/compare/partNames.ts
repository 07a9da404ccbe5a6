import { englishList } from "../../base/english.ts"
import type { PlanPart } from "../../engine/report.ts"
import { count } from "../../ui/format.ts"
import { gpuShortName } from "../common/optionWords.ts"

/** "A16", or the product where there is no GPU. */
export const partName = ({ option }: PlanPart): string => gpuShortName(option) ?? option.productName

/** "Office and 576 of Design", where another part serves the rest of a group. */
export const groupNames = ({ option, counts }: PlanPart): string =>
  englishList(option.groups.map((one, at) => ((counts?.[at] ?? null) === null ? one.name : `${count(one.count)} of ${one.name}`)))
