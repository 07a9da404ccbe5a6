import { useEffect, type KeyboardEvent, type RefObject } from "react"

const stops = "tbody th a, tbody td > button[data-cell]"
const keys = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"]
/** Rows that Page up and Page down pass over. */
const page = 10

interface Stop {
  readonly element: HTMLElement
  readonly row: number
  readonly column: number
}

const rowsOf = (table: HTMLElement): readonly (readonly HTMLElement[])[] =>
  [...table.querySelectorAll<HTMLElement>("tbody tr")]
    .map((row) => [...row.querySelectorAll<HTMLElement>(":scope > th a, :scope > td > button[data-cell]")])
    .filter((row) => row.length > 0)

/** The stop's place: columns are those of the table, since some cells hold nothing to stop at. */
const columnOf = (element: HTMLElement): number => element.closest<HTMLTableCellElement>("th, td")?.cellIndex ?? 0

function target(rows: readonly (readonly HTMLElement[])[], from: Stop, event: KeyboardEvent): HTMLElement | undefined {
  const inRow = rows[from.row] ?? []
  const at = inRow.indexOf(from.element)
  const near = (row: readonly HTMLElement[] | undefined): HTMLElement | undefined =>
    row?.reduce((best, one) => (Math.abs(columnOf(one) - from.column) < Math.abs(columnOf(best) - from.column) ? one : best))
  const clamp = (row: number): number => Math.min(Math.max(row, 0), rows.length - 1)
  switch (event.key) {
    case "ArrowLeft":
      return inRow[at - 1]
    case "ArrowRight":
      return inRow[at + 1]
    case "ArrowUp":
      return near(rows[from.row - 1])
    case "ArrowDown":
      return near(rows[from.row + 1])
    case "PageUp":
      return near(rows[clamp(from.row - page)])
    case "PageDown":
      return near(rows[clamp(from.row + page)])
    case "Home":
      return event.ctrlKey ? rows[0]?.[0] : inRow[0]
    case "End":
      return event.ctrlKey ? rows.at(-1)?.at(-1) : inRow.at(-1)
    default:
      return undefined
  }
}

/**
 * Over a thousand cells are one stop of the Tab key; arrow keys, Home, End and Page keys move among them, as in every data grid
 * (https://www.w3.org/WAI/ARIA/apg/patterns/grid/).
 */
export function useGridKeys(table: RefObject<HTMLTableElement | null>): {
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (event: { readonly target: EventTarget }) => void
} {
  // After each change of the rows: exactly one of them can be reached with Tab.
  useEffect(() => {
    const all = [...(table.current?.querySelectorAll<HTMLElement>(stops) ?? [])]
    const chosen = all.find((one) => one.tabIndex === 0 && one.dataset["stop"] === "here") ?? all[0]
    for (const one of all) one.tabIndex = one === chosen ? 0 : -1
  })
  const choose = (element: HTMLElement): void => {
    for (const one of table.current?.querySelectorAll<HTMLElement>("[data-stop]") ?? []) {
      delete one.dataset["stop"]
      one.tabIndex = -1
    }
    const first = table.current?.querySelector<HTMLElement>(`:is(${stops})[tabindex="0"]`)
    if (first) first.tabIndex = -1
    element.dataset["stop"] = "here"
    element.tabIndex = 0
  }
  return {
    onFocus: ({ target: element }) => {
      if (element instanceof HTMLElement && element.matches(stops)) choose(element)
    },
    onKeyDown: (event) => {
      const element = event.target
      if (!keys.includes(event.key) || !table.current || !(element instanceof HTMLElement) || !element.matches(stops)) return
      const rows = rowsOf(table.current)
      const row = rows.findIndex((one) => one.includes(element))
      const next = target(rows, { element, row, column: columnOf(element) }, event)
      event.preventDefault()
      next?.focus()
      next?.scrollIntoView({ block: "nearest", inline: "nearest" })
    },
  }
}
