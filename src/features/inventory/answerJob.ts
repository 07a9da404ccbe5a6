import { figuresAs, writeFiguresAs } from "../../base/figures.ts"
import { makeCatalogue, type Catalogue } from "../../dataset/catalogue.ts"
import { placeInventory, tooLarge } from "../../engine/inventory/placeInventory.ts"
import { modelVersion } from "../../engine/basics/version.ts"
import type { Kind } from "../../scenario/inventory/columns.ts"
import { needsOf } from "../../scenario/inventory/estate.ts"
import { hostKinds } from "../../scenario/inventory/estateHosts.ts"
import { gpuNames, type GpuNames } from "../../scenario/inventory/gpuNames.ts"
import { inventoryOf } from "../../scenario/inventory/inventory.ts"
import { holdsBoth } from "../../scenario/inventory/formats/choose.ts"
import { open } from "../../scenario/inventory/formats/open.ts"
import type { Book, Refused } from "../../scenario/inventory/sheet.ts"
import { loaded, readHosts, readVms } from "../../scenario/inventory/read.ts"
import { uncountedOf } from "../../scenario/inventory/uncounted.ts"
import { sayInventory } from "../../words/inventory.ts"
import { inventoryAnswer, placementCsv, rowsCsv, type NamedRow } from "../../words/inventoryAnswer.ts"
import { saidReading, sayGap, sayHeadline, sayReading, type SaidReading } from "../../words/reading.ts"
import { barsByHost, barsByModel } from "./bars.ts"
import { hostRows, unplacedRows } from "./columns.ts"
import type { Job, Look, Message, TableJob } from "./job.ts"

/** Rows handed to the page; more would hold it up, and nobody looks through them. */
const ROWS_SHOWN = 300
const BAD_SHOWN = 200
const WORST_SHOWN = 16

let known: { catalogue: Catalogue; names: GpuNames } | null = null

async function read(job: Job, say: (message: Message) => void) {
  if (known === null) {
    const catalogue = makeCatalogue(job.data)
    known = { catalogue, names: gpuNames(catalogue) }
  }
  const { names } = known
  // A file given for both is opened once.
  const opened = new Map<string | Blob, Promise<Book | Refused>>()
  const bookOf = ({ source }: TableJob): Promise<Book | Refused> => {
    let book = opened.get(source)
    if (book === undefined) {
      book = typeof source === "string" ? open(source) : source.arrayBuffer().then((buffer) => open(new Uint8Array(buffer)))
      opened.set(source, book)
    }
    return book
  }
  const onRows = (rows: number) => say({ kind: "progress", stage: "reading", share: 0, rows })
  const sourceOf = async (table: TableJob, kind: Kind) => {
    const book = await bookOf(table)
    return { source: await loaded(book, kind, table.sheet, onRows), holdsBoth: book.kind === "book" && holdsBoth(book) }
  }
  const how = (table: TableJob) => ({
    columns: table.columns,
    mark: table.mark,
    gpuOfEach: table.gpuOfEach,
    countAll: job.countAll,
    rules: job.rules,
    vcpuPerCore: job.vcpuPerCore,
  })
  const vms = job.vms && (await sourceOf(job.vms, "vms"))
  const hosts = job.hosts && (await sourceOf(job.hosts, "hosts"))
  return {
    catalogue: known.catalogue,
    vms: job.vms && vms && saidReading(readVms(vms.source, names, how(job.vms))),
    hosts: job.hosts && hosts && saidReading(readHosts(hosts.source, names, how(job.hosts))),
    holdsBoth: { vms: vms?.holdsBoth ?? false, hosts: hosts?.holdsBoth ?? false },
  }
}

const lookOf = (reading: SaidReading<unknown>, both: boolean): Look => ({
  refusal: reading.refusal,
  recognized: reading.recognized,
  holdsBoth: both,
  items: reading.items.length,
  rows: reading.rows.there,
  columns: reading.columns,
  mark: reading.mark,
  isMarkAsked: reading.isMarkAsked,
  caveats: reading.caveats,
  hasGpus: reading.measured.gpu,
  rules: reading.rules,
  proposed: reading.proposed,
  bad: reading.bad.length,
  aside: reading.aside.length,
})

const csv = (text: string): Blob => new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" })

/** Reads the tables and, where that is asked, places the VMs; says what it knows when it knows it. */
export async function answer(job: Job, say: (message: Message) => void): Promise<void> {
  if (job.figures !== figuresAs()) writeFiguresAs(job.figures)
  if (job.kind === "place") say({ kind: "progress", stage: "reading", share: 0 })
  const { catalogue, vms, hosts, holdsBoth: both } = await read(job, say)
  if (job.kind === "look" || vms === null || hosts === null) {
    const estate =
      vms === null || vms.items.length === 0 ? null : { needs: needsOf(vms.items), kinds: hostKinds(hosts?.items ?? [], job.vcpuPerCore) }
    say({ kind: "look", turn: job.turn, vms: vms && lookOf(vms, both.vms), hosts: hosts && lookOf(hosts, both.hosts), estate })
    return
  }
  const { inventory, heeded } = inventoryOf(vms, hosts, job)
  const refused = tooLarge(inventory)
  if (refused !== null) {
    say({ kind: "refused", text: sayInventory(refused) })
    return
  }
  const report = placeInventory(inventory, catalogue, (share) => say({ kind: "progress", stage: "placing", share }))
  const named = (list: "bad" | "aside"): readonly NamedRow[] => [
    ...vms[list].map((one) => ({ ...one, of: "VMs" as const })),
    ...hosts[list].map((one) => ({ ...one, of: "hosts" as const })),
  ]
  const [bad, aside] = [named("bad"), named("aside")]
  const refusals = [vms.refusal, hosts.refusal].filter((one) => one !== null)
  const uncounted = uncountedOf(vms, hosts, job.slicing)
  const caveats = [...refusals, ...vms.caveats, ...hosts.caveats]
  const notes = [...vms.notes, ...hosts.notes]
  const headline = sayHeadline({ totals: report.totals, unplaced: report.unplaced.length }, heeded)
  const whole = inventoryAnswer(
    inventory,
    report,
    { headline, notes: [...caveats, ...notes], bad, aside, uncounted },
    { datasetVersion: catalogue.version, modelVersion },
  )
  const rows = [...bad, ...aside]
  const isWhole = heeded.gpu && heeded.vcpu && heeded.ram
  say({
    kind: "done",
    result: {
      slicing: job.slicing,
      goal: job.goal,
      headline,
      gap: isWhole || report.unplaced.length > 0 ? sayGap(report) : "Every VM has a place by what was counted.",
      uncounted: uncounted === null ? null : { ...uncounted, told: sayReading(uncounted.told) },
      isGpuHeeded: heeded.gpu,
      totals: report.totals,
      unknownModels: report.unknownModels,
      models: heeded.gpu ? barsByModel(inventory, report) : [],
      worst: heeded.gpu ? barsByHost(inventory, report, WORST_SHOWN) : [],
      left: unplacedRows(vms.items, { ...report, unplaced: report.unplaced.slice(0, ROWS_SHOWN) }),
      leftInAll: report.unplaced.length,
      hosts: hostRows(inventory, { ...report, hosts: report.hosts.slice(0, ROWS_SHOWN) }),
      hostsInAll: report.hosts.length,
      caveats,
      notes,
      bad: bad.slice(0, BAD_SHOWN),
      badInAll: bad.length,
      aside: aside.slice(0, BAD_SHOWN),
      asideInAll: aside.length,
      files: {
        placement: csv(placementCsv(inventory, report)),
        json: new Blob([JSON.stringify(whole, null, 1), "\n"], { type: "application/json" }),
        rows: rows.length > 0 ? csv(rowsCsv(rows)) : null,
      },
    },
  })
}
