import { quote } from "../../../engine/basics/told.ts"
import { isKnownName, rolesByName, type Kind, type Role } from "../columns.ts"
import type { Layout } from "../layout.ts"
import { layoutOf } from "../layouts.ts"
import { refuse, type Book, type Refused, type Sheet } from "../sheet.ts"
import { headerIn } from "../table.ts"
import { bare } from "../tellings.ts"

/** A sheet as the reader may choose it. */
export interface SheetChoice {
  readonly name: string
  /** The export whose columns it has. */
  readonly layout: string | null
}

/** Roles by which rows say what they need or have. */
const telling: readonly Role[] = ["vcpu", "ram", "gpus", "gpuShare", "frameBuffer", "profile", "model"]

interface Judged {
  readonly sheet: Sheet
  readonly layout: Layout | null
  /** It has the columns of an export of the other kind. */
  readonly isOther: boolean
  /** How much speaks for reading it as that kind; 0: nothing does. */
  readonly weight: number
}

function judge(sheet: Sheet, kind: Kind): Judged {
  const header = sheet.isNamed ? { index: 0 } : headerIn(sheet.records, isKnownName(kind))
  const headers = header === null ? [] : sheet.records[header.index]!.cells
  const layout = layoutOf(kind, headers, () => false)
  if (sheet.kind !== null) return { sheet, layout, isOther: sheet.kind !== kind, weight: sheet.kind === kind ? 1000 : 0 }
  const isOther = layout === null && layoutOf(kind === "vms" ? "hosts" : "vms", headers, () => false)?.sure === true
  const roles = rolesByName(kind, headers)
  const said = telling.filter((role) => roles.has(role)).length
  const other = kind === "vms" ? /host|server|node|knoten/i : /vm|virtual|gast|guest|pod/i
  const own = kind === "vms" ? /vm|virtual|gast|guest|pod|vinfo/i : /host|server|node|knoten/i
  const name = sheet.name ?? ""
  const hint = own.test(name) ? 5 : other.test(name) ? -5 : 0
  return {
    sheet,
    layout,
    isOther,
    weight: said === 0 || isOther ? 0 : Math.max(1, (layout === null ? 0 : 100) + 10 * said + (roles.has("name") ? 3 : 0) + hint),
  }
}

/** Of sheets that are as likely, one that is shown comes before one that is hidden, then the first. */
const heaviest = (a: Judged, b: Judged): number =>
  b.weight - a.weight || Number(a.sheet.isHidden ?? false) - Number(b.sheet.isHidden ?? false)

/** The sheet of a book that is most like a table of that kind, or the one that was asked for. */
export function chooseSheet(book: Book, kind: Kind, wanted: string | null): Sheet | Refused {
  if (wanted !== null) {
    const found = book.sheets.find((sheet) => sheet.name === wanted)
    const sheets = book.sheets.map(({ name }) => (name === null ? bare("unnamed-sheet") : quote(name)))
    return found ?? refuse({ id: "no-such-sheet", values: { sheet: quote(wanted), sheets } })
  }
  const [only] = book.sheets
  if (only === undefined) return refuse({ id: "no-text", values: { kind } })
  const judged = book.sheets.map((sheet) => judge(sheet, kind)).toSorted(heaviest)
  const [best] = judged
  if (best!.weight > 0) return best!.sheet
  if (judged.some(({ isOther }) => isOther)) return refuse(kind === "vms" ? "hosts-alone" : "vms-alone")
  return only
}

/** The sheets of a book that may be chosen, each with what it is known as. */
export const sheetChoices = (book: Book, kind: Kind): readonly SheetChoice[] =>
  book.sheets.flatMap((sheet) => (sheet.name === null || (sheet.kind !== null && sheet.kind !== kind) ? [] : [{ name: sheet.name, layout: judge(sheet, kind).layout?.title ?? null }])) // prettier-ignore

/** True where a file given as one kind of table surely holds the other kind too: by its format, a known export's columns, or a sheet's own name. */
export function holdsBoth(book: Book): boolean {
  const kinds: readonly Kind[] = ["vms", "hosts"]
  const surely = kinds.map((kind) =>
    book.sheets.find((sheet) => {
      const { layout, weight } = judge(sheet, kind)
      return sheet.kind === kind || (weight > 0 && (layout !== null || named[kind].test(sheet.name ?? "")))
    }),
  )
  return surely.every((sheet) => sheet !== undefined) && surely[0] !== surely[1]
}
const named: Readonly<Record<Kind, RegExp>> = { vms: /^(vms?|virtual machines?|guests?|pods?)$/i, hosts: /^(hosts?|servers?|nodes?)$/i }
