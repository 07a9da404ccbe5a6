import type { Quote } from "../../engine/basics/told.ts"
import { refuse, type Refused } from "./sheet.ts"
import type { ReadingTold } from "./tellings.ts"

/** The most VMs or hosts read from one table: what a browser's tab can hold and a reader can look through. */
export const MOST_ITEMS = 200_000
/** Rows beyond so many are refused before any is read. */
export const MOST_ROWS = MOST_ITEMS

export const tooManyRows = (what: Quote | ReadingTold): Refused => refuse({ id: "too-many-rows", values: { what, most: MOST_ROWS } })
