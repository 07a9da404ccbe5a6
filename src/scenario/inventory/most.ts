import { figure } from "../../base/figures.ts"
import { refuse, type Refused } from "./sheet.ts"

/** The most VMs or hosts read from one table: what a browser's tab can hold and a reader can look through. */
export const MOST_ITEMS = 200_000
/** Rows beyond so many are refused before any is read. */
export const MOST_ROWS = MOST_ITEMS

export const tooManyRows = (what: string): Refused =>
  refuse(`${what} holds more than ${figure(MOST_ROWS)} rows, so nothing of it was read. Give a part of it, a cluster or a site at a time.`)
