import { nameIn } from "../scenario/beside.ts"
import type { Beside } from "../scenario/view.ts"
import { besideNames } from "./en/beside.ts"

export { besideNames }

/** What a scenario beside others is called; null: the page's own. */
export const nameOf = (beside: Beside, at: number | null): string => nameIn(beside, at, besideNames)
