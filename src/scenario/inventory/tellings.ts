import type { Quote, ToldOf } from "../../engine/basics/told.ts"
import type { Goal, Lack, Slicing } from "../../engine/inventory/placeInventory.ts"
import type { Kind, Role, Unit } from "./columns.ts"
import type { Place } from "./sheet.ts"

// What is told of files and tables that are read, and of where VMs stand: `words/reading.ts` makes sentences of it. A quote is what the table holds.

export type ReadingTold = ToldOf<ReadingTellings>

export type ReadingTellings = RefusalTellings & FileTellings & ListTellings & TableTellings & ColumnTellings & RowTellings & CellTellings & RuleTellings & VerdictTellings // prettier-ignore

/** Why nothing of a file can be read. */
interface RefusalTellings {
  readonly "no-text": { readonly kind: Kind }
  readonly "no-such-sheet": { readonly sheet: Quote; readonly sheets: readonly (Quote | ReadingTold)[] }
  readonly "unnamed-sheet": object
  readonly "hosts-alone": object
  readonly "vms-alone": object
  readonly "is-packed": object
  readonly "is-protected-workbook": object
  readonly "is-old-excel": object
  readonly "is-pdf": object
  readonly "is-gzip": object
  readonly "is-markup": object
  readonly "is-yaml": object
  readonly "is-binary-workbook": object
  readonly "is-open-document": object
  readonly "is-word-document": object
  readonly "is-no-workbook": object
  readonly "json-damaged": { readonly fault: Quote }
  readonly "json-no-list": object
  readonly "too-many-rows": { readonly what: Quote | ReadingTold; readonly most: number }
  readonly "this-table": object
  readonly "this-json": object
  readonly "the-sheet": { readonly sheet: Quote }
  readonly "no-unpacking": object
  readonly "workbook-damaged": object
  readonly "workbook-cut-off": object
  readonly "workbook-without-rows": object
  readonly "sheet-missing": { readonly sheet: Quote }
  readonly "sheet-damaged": { readonly sheet: Quote }
  readonly "file-protected": object
  readonly "packing-unknown": object
  readonly "packing-damaged": object
  readonly "unpacks-to-more": { readonly megabytes: number }
  readonly "only-names": {
    readonly kind: Kind
    readonly place: Place
    readonly line: number
    readonly held: Quote
    readonly flavors: boolean
  }
  readonly "no-columns": { readonly kind: Kind; readonly place: Place; readonly line: number; readonly held: Quote }
}

/** What a file is, and what was made of it. */
interface FileTellings {
  readonly "by-tool": { readonly tool: Quote }
  readonly "printed-table": object
  readonly "excel-workbook": object
  readonly "version-of": { readonly version: Quote }
  readonly "columns-in-mib": object
  readonly "columns-in-mb": object
  readonly "columns-of-database": object
  readonly "read-as-latin-1": object
  readonly "read-as-utf-16": object
  readonly "sheet-hidden": { readonly sheet: Quote }
  readonly "formulas-read": { readonly cells: number }
  readonly "formulas-unvalued": { readonly cells: number }
  readonly "rows-hidden": { readonly rows: number; readonly sheet: Quote }
  readonly "columns-beyond": { readonly sheet: Quote; readonly most: number }
}

/** What was made of lists of clusters and clouds. */
interface ListTellings {
  readonly "containers-as-vms": { readonly count: number }
  readonly "devices-not-counted": { readonly names: readonly Quote[]; readonly count: number; readonly of: "nodes" | "pods" }
  readonly "nodes-requestable": object
  readonly "nodes-sharing": { readonly count: number }
  readonly "nodes-cut": { readonly count: number }
  readonly "pods-need": object
  readonly "pods-bare": { readonly count: number }
  readonly "pods-sharing": object
  readonly "pods-of-instances": { readonly count: number }
  readonly "flavors-missing": { readonly unknown: number; readonly servers: number }
  readonly "flavors-unsized": object
  readonly "aliases-no-gpus": { readonly aliases: readonly Quote[] }
  readonly "instances-cut": { readonly count: number; readonly what: "node" | "line" }
  readonly "nodes-again": { readonly count: number }
  readonly "figures-least": { readonly count: number }
  readonly "domains-left-out": { readonly count: number }
}

/** What was made of a table. */
interface TableTellings {
  readonly "cells-turned": { readonly count: number }
  readonly "header-at": { readonly place: Place; readonly line: number; readonly above: readonly Quote[]; readonly count: number }
  readonly "columns-of": { readonly layout: Quote }
  readonly "counts-gpus-of-hosts": { readonly header: Quote }
  readonly "cores-of-sockets": { readonly header: Quote }
  readonly "one-gpu-a-line": object
  readonly "mixed-hosts": { readonly count: number }
  readonly "columns-unused": { readonly headers: readonly Quote[]; readonly more: number }
  readonly "memory-together": { readonly gpus: number; readonly model: Quote; readonly gib: number }
  readonly "model-open": { readonly model: Quote; readonly may: readonly Quote[]; readonly more: boolean }
  readonly "memory-by-model": object
  readonly lacks: { readonly kind: Kind; readonly lacks: readonly ReadingTold[]; readonly one: boolean }
  readonly "lack-gpus": object
  readonly "lack-cpus": { readonly kind: Kind }
  readonly "lack-ram": object
  readonly "column-asked": {
    readonly kind: Kind
    readonly header: Quote
    readonly reason: ReadingTold
    readonly unit: ReadingTold | null
    readonly example: ReadingTold | null
  }
  readonly "under-both": { readonly cell: Quote; readonly meant: ReadingTold; readonly unit: ReadingTold; readonly other: ReadingTold }
  readonly "column-of-row-numbers": { readonly kind: Kind; readonly header: Quote }
  readonly "mark-asked": { readonly kind: Kind }
  readonly "gpus-added": { readonly kind: Kind; readonly added: Quote }
  readonly "work-as-ruled": { readonly kind: Kind; readonly count: number }
  readonly "rules-catch": {
    readonly kind: Kind
    readonly caught: number
    readonly kept: number
    readonly others: "none" | "table" | "gone"
  }
  readonly "columns-passed-over": { readonly kind: Kind; readonly headers: readonly Quote[]; readonly more: number }
  readonly "rows-left-out": { readonly counts: readonly ReadingTold[] }
  readonly "left-out-off": { readonly kind: Kind; readonly count: number }
  readonly "left-out-templates": { readonly count: number }
  readonly "left-out-away": { readonly count: number }
  readonly "total-at": { readonly kind: Kind; readonly place: Place; readonly line: number }
  readonly "totals-at": { readonly kind: Kind; readonly place: Place; readonly lines: readonly number[]; readonly more: number }
  readonly "rows-unread": { readonly kind: Kind; readonly count: number }
  readonly "items-cut": { readonly kind: Kind; readonly most: number; readonly cut: number }
  readonly "names-again": { readonly kind: Kind; readonly count: number }
}

/** Why a column is taken for what it is, in a few words. */
interface ColumnTellings {
  readonly "not-used": object
  readonly role: { readonly kind: Kind; readonly role: Role }
  readonly unit: { readonly unit: Unit }
  readonly "as-chosen": object
  readonly "as-layout": { readonly layout: Quote }
  readonly "other-column": { readonly kind: Kind; readonly role: Role }
  readonly "counts-rows": object
  readonly "counts-runs": object
  readonly "counts-runs-not-there": object
  readonly "names-no-profile": object
  readonly "names-no-gpu": object
  readonly "is-percentage": object
  readonly "by-name": object
  readonly "cells-name-gpus": object
  readonly "cells-name-profiles": object
  readonly "cells-hold-parts": object
  readonly "used-not-there": object
  readonly "name-unknown": object
  readonly "beside-model": object
  readonly "beside-cores": object
  readonly "beside-sockets": object
  readonly "other-counts-all": object
  readonly "sockets-alone": object
  readonly "unit-by-name": { readonly unit: ReadingTold }
  readonly "unit-as-layout": { readonly unit: ReadingTold; readonly layout: Quote }
  readonly "unit-in-cells": object
  readonly "unit-of-share-unsaid": object
  readonly "cores-or-threads": object
  readonly "whole-mib-in-bytes": object
  readonly "no-figures": object
  readonly "unit-unsaid": object
  readonly "runs-there-now": object
  readonly "cores-count-all": object
  readonly "server-model": object
  readonly "counts-sockets": object
  readonly "ram-of-vms": object
  readonly "flavor-beside": object
  readonly "vm-or-container": object
  readonly "gives-shared-gpus": object
  readonly "how-gpus-are-cut": object
  readonly "how-many-share": object
  readonly "with-gpus-requested": object
  readonly "counts-threads": object
  readonly "cores-are-counted": object
  readonly "gpu-it-stands-on": object
  readonly "all-gpus-of-host": object
}

/** Reasons that a layout gives for a column, without values. */
export type LayoutReason = Exclude<keyof ColumnTellings, "role" | "unit" | "as-layout" | "other-column" | "unit-by-name" | "unit-as-layout">

/** Why a row could not be read or stands aside: ends of sentences but for the first. */
interface RowTellings {
  readonly "line-is": { readonly place: Place; readonly line: number; readonly reason: ReadingTold }
  readonly "aside-control-domain": object
  readonly "aside-template": object
  readonly "aside-away": object
  readonly "aside-total": object
  readonly "aside-measured-again": object
  readonly "aside-off": { readonly state: Quote }
  readonly "header-again": object
  readonly "cells-off": { readonly cells: number; readonly by: number; readonly side: "fewer" | "more" }
  readonly "quote-open": object
  readonly "quote-misplaced": object
  readonly "nul-bytes": object
  readonly "whole-number": { readonly of: "gpus" | "count"; readonly most: number; readonly value: number }
  readonly "profile-unknown": { readonly profile: Quote }
  readonly "part-and-none": object
  readonly "thousandths-too-many": { readonly thousandths: number }
  readonly "cpus-unsaid": object
  readonly "sockets-unsaid": object
  readonly "ram-unsaid": object
  readonly "gpus-differ": { readonly counted: number; readonly listed: number | Quote }
  readonly "gpus-without-model": object
}

/** What is wrong with a cell, and what one is read as. */
interface CellTellings {
  readonly "cell-error": { readonly cell: Quote; readonly header: Quote }
  readonly "cell-no-number": { readonly cell: Quote; readonly header: Quote }
  readonly "cell-no-memory": { readonly cell: Quote; readonly header: Quote }
  readonly "cell-no-unit": { readonly cell: Quote; readonly header: Quote }
  readonly "cell-out-of-range": { readonly cell: Quote; readonly header: Quote }
  readonly "cell-as-it-stands": { readonly cell: Quote }
  readonly "cell-figure": { readonly figure: Quote; readonly unit: ReadingTold | null }
  readonly "cell-share": { readonly figure: Quote }
  readonly "cell-not-readable": object
  readonly "cell-not-stated": object
  readonly "cell-none": object
}

/** Why a rule, or a choice of columns, means nothing. */
interface RuleTellings {
  readonly "need-unsaid": object
  readonly "need-unread": { readonly said: Quote }
  readonly "need-of-gpus": { readonly most: number; readonly amount: Quote }
  readonly "gpu-unknown": { readonly gpu: Quote }
  readonly "gpu-open": { readonly model: Quote; readonly may: readonly Quote[]; readonly more: boolean }
  readonly "hold-unsaid": object
  readonly "hold-at-most": { readonly most: number }
  readonly "choice-incomplete": { readonly given: Quote }
  readonly "choice-role": { readonly of: Quote; readonly roles: readonly Quote[]; readonly given: Quote }
  readonly "choice-without-unit": { readonly role: Quote }
  readonly "choice-unit": { readonly role: Quote; readonly units: readonly Quote[]; readonly given: Quote }
}

/** Where VMs stand, and why some stand nowhere. */
interface VerdictTellings {
  readonly slicing: { readonly slicing: Slicing }
  readonly goal: { readonly goal: Goal }
  readonly lack: { readonly lack: Lack }
  readonly "no-hosts": object
  readonly "fits-nowhere": { readonly short: readonly ReadingTold[] }
  readonly "no-room-left": { readonly short: readonly ReadingTold[] }
  readonly "hosts-short": { readonly hosts: number; readonly of: `${Lack}-${"never" | "full"}` }
  readonly "every-vm-fits": object
  readonly "gap-to-most": { readonly most: number; readonly given: number; readonly less: Quote | null; readonly never: number }
  readonly "gap-to-most-vms": { readonly most: number; readonly given: number; readonly less: Quote | null; readonly never: number }
  readonly "hosts-name-no-gpus": {
    readonly vms: number
    readonly gpus: number
    readonly parts: boolean
    readonly by: "serverModel" | "name" | "none"
    readonly pattern: Quote
  }
  readonly "vms-name-no-gpus": { readonly gpus: number }
  readonly "nothing-to-place": object
  readonly "all-fit": {
    readonly vms: number
    readonly where: ReadingTold
    readonly by: ReadingTold | null
    readonly not: ReadingTold | null
  }
  readonly "some-fit": {
    readonly placed: number
    readonly vms: number
    readonly where: ReadingTold
    readonly by: ReadingTold | null
    readonly not: ReadingTold | null
    readonly unplaced: number
  }
  readonly "on-hosts": { readonly used: number; readonly hosts: number }
  readonly "by-quantities": { readonly quantities: readonly Quantity[] }
  readonly "by-name-alone": object
  readonly "not-counted": { readonly quantities: readonly Quantity[] }
  readonly "quantity-gpus": { readonly many: boolean }
  readonly "quantity-vcpus": { readonly many: boolean }
  readonly "quantity-ram": object
  readonly "model-not-known": { readonly model: Quote }
}

export type Quantity = ToldOf<Pick<VerdictTellings, "quantity-gpus" | "quantity-vcpus" | "quantity-ram">>

const none = {} as const

/** A fact that has no values. */
export const bare = <Id extends BareId>(id: Id): Extract<ReadingTold, { readonly id: Id }> =>
  ({ id, values: none }) as Extract<ReadingTold, { readonly id: Id }>

export type BareId = { readonly [Id in keyof ReadingTellings]: object extends ReadingTellings[Id] ? Id : never }[keyof ReadingTellings]

/** Each fact once, at its first place. */
export const once = (facts: readonly ReadingTold[]): readonly ReadingTold[] => [
  ...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values(),
]
