import type { Goal, InventoryReport, Lack, Slicing, UnplacedVm } from "../engine/inventory/placeInventory.ts"
import { rolesOf, type Kind, type Role } from "../scenario/inventory/columns.ts"
import type { Heeded } from "../scenario/inventory/inventory.ts"
import type { Reading } from "../scenario/inventory/read.ts"
import type { ReadingTellings, ReadingTold } from "../scenario/inventory/tellings.ts"
import { gapOf, headlineOf, reasonOf } from "../scenario/inventory/verdict.ts"
import { english } from "./en/language.ts"
import { reading } from "./en/reading.ts"
import { speaker } from "./speak.ts"

/** What is told of tables that are read, and of where VMs stand. */
export const sayReading = speaker<ReadingTellings>(reading, english)

const maybe = (told: ReadingTold | null): string | null => (told === null ? null : sayReading(told))

/** A table as it was read, with sentences in place of facts. */
export type SaidReading<Item> = Reading<Item, string>

export const saidReading = <Item>(read: Reading<Item>): SaidReading<Item> => ({
  ...read,
  refusal: maybe(read.refusal),
  notes: read.notes.map(sayReading),
  caveats: read.caveats.map(sayReading),
  bad: read.bad.map((row) => ({ ...row, text: sayReading(row.text) })),
  aside: read.aside.map((row) => ({ ...row, text: sayReading(row.text) })),
  recognized: { ...read.recognized, format: maybe(read.recognized.format), version: maybe(read.recognized.version) },
  rules: read.rules.map((use) => ({ ...use, fault: maybe(use.fault) })),
  columns: read.columns.map((column) => ({
    ...column,
    reason: sayReading(column.reason),
    meaning: sayReading(column.meaning),
    after: column.after.map(maybe),
    example: maybe(column.example),
  })),
})

/** Why a VM is not placed. */
export const sayUnplaced = (unplaced: UnplacedVm): string => sayReading(reasonOf(unplaced))
/** How near the placement is to what could be. */
export const sayGap = (report: InventoryReport): string => sayReading(gapOf(report))
/** The verdict in a sentence. */
export const sayHeadline = (totals: Parameters<typeof headlineOf>[0], heeded: Heeded): string => sayReading(headlineOf(totals, heeded))

export const slicingName = (slicing: Slicing): string => sayReading({ id: "slicing", values: { slicing } })
/** What counts where not all VMs find room. */
export const goalName = (goal: Goal): string => sayReading({ id: "goal", values: { goal } })
/** The rule behind a lack, in a few words. */
export const lackName = (lack: Lack): string => sayReading({ id: "lack", values: { lack } })
export const roleName = (kind: Kind, role: Role): string => sayReading({ id: "role", values: { kind, role } })
/** What columns may be taken for, each with its name. */
export const roleNames = (kind: Kind): readonly { readonly value: Role; readonly label: string }[] =>
  rolesOf[kind].map((value) => ({ value, label: roleName(kind, value) }))
