import { create } from "zustand"
import { figuresAs } from "../../base/figures.ts"
import { once } from "../../base/once.ts"
import { catalogue } from "../../dataset/load.ts"
import type { CatalogueData } from "../../dataset/catalogue.ts"
import { addedColumn, type Kind } from "../../scenario/inventory/columns.ts"
import type { Goal, Slicing } from "../../engine/inventory/placeInventory.ts"
import type { DecimalMark } from "../../scenario/inventory/quantity.ts"
import { keptRules } from "../../scenario/inventory/keptRules.ts"
import { rememberedColumns } from "../../scenario/inventory/keptColumns.ts"
import type { Choice } from "../../scenario/inventory/take.ts"
import { explorerStore } from "../../scenario/store.ts"
import type { Estate, Job, Look, Result, TableJob } from "./job.ts"
import { exampleTables } from "./exampleCsv.ts"
import { startWork, type Work } from "./worker.ts"

/** A table as it was given: text in the box, or a file that is never read on the page; and what was chosen for its columns. */
export interface Given {
  readonly text: string
  readonly file: { readonly name: string; readonly blob: Blob } | null
  readonly columns: Readonly<Record<string, Choice>>
  readonly mark: DecimalMark | null
  /** Where the table does not speak of GPUs: what each row has or needs, in words; empty: nothing. */
  readonly gpuOfEach: string
  /** The sheet of a workbook, or the table of a file with several; null: the one whose columns fit best. */
  readonly sheet: string | null
}

export type Progress =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly stage: "reading" | "placing"; readonly share: number; readonly rows: number }
  | { readonly kind: "failed"; readonly text: string; readonly isWorthAnother: boolean }

type Before = Pick<InventoryState, "vms" | "hosts" | "looks" | "estate" | "result" | "isStale">

interface InventoryState {
  readonly vms: Given
  readonly hosts: Given
  /** How each table is read; null until it has been looked at. */
  readonly looks: { readonly vms: Look | null; readonly hosts: Look | null }
  /** What a scenario is made of; null until there are VMs. */
  readonly estate: Estate | null
  /** The tables have changed since they were looked at: what is known of them is not what is given. */
  readonly isReading: boolean
  readonly countAll: boolean
  readonly slicing: Slicing
  readonly goal: Goal
  /** null: the scenario's. */
  readonly vcpuPerCore: number | null
  readonly progress: Progress
  /** The last answer; it stays while another is worked out, and says whether it still answers what is given. */
  readonly result: Result | null
  readonly isStale: boolean
  readonly give: (what: Partial<Pick<InventoryState, "vms" | "hosts" | "slicing" | "goal" | "vcpuPerCore" | "countAll">>) => void
  readonly place: () => void
  /** The built-in example, placed at once; tables that stood there are kept. */
  readonly tryExample: () => void
  /** What stood there before the example, as it stood; null: nothing did. */
  readonly before: Before | null
  readonly goBack: () => void
  readonly cancel: () => void
}

export const nothing: Given = { text: "", file: null, columns: {}, mark: null, gpuOfEach: "", sheet: null }
export const isGiven = (given: Given): boolean => given.file !== null || given.text.trim() !== ""

/** The dataset without its look-ups: what can be posted to a worker. */
const plainData = () =>
  Object.fromEntries(Object.entries(catalogue).filter(([, value]) => typeof value !== "function")) as unknown as CatalogueData

const died = "The part of the page that places VMs stopped unexpectedly. What you gave is still here: place the VMs again to start it anew."
/** Names of a table's own columns. */
export const headersOf = (look: Look): readonly string[] => look.columns.flatMap(({ header }) => (header === addedColumn ? [] : [header]))

/** Typing comes in bursts: tables are looked at when it rests. */
const REST_MS = 250

/** The example's files, the same ones each time: they tell whether the tables are the example's. */
const exampleFiles = once(() => {
  const tables = exampleTables()
  const file = (name: string, text: string) => ({ name, blob: new Blob([text]) })
  return { vms: file("Example of 500 VMs", tables.vms), hosts: file("Example of 52 hosts", tables.hosts) }
})

const tableJob = (given: Given): TableJob | null =>
  isGiven(given)
    ? { source: given.file?.blob ?? given.text, columns: given.columns, mark: given.mark, gpuOfEach: given.gpuOfEach, sheet: given.sheet }
    : null

let placing: Work | null = null
let reading: Work | null = null
let turn = 0
let resting: ReturnType<typeof setTimeout> | undefined

/** What the reader has given and the answer to it. It lives as long as the page, whatever view is shown, and is stored nowhere. */
export const useInventory = create<InventoryState>((set, get) => {
  const stop = (): void => {
    placing?.stop()
    placing = null
  }
  const jobOf = (kind: Job["kind"]): Job => {
    const { vms, hosts, countAll, slicing, goal, vcpuPerCore } = get()
    const perCore = vcpuPerCore ?? explorerStore.getState().scenario.supply.vcpuPerCore
    return {
      kind,
      turn,
      rules: keptRules.getState().rules,
      vms: tableJob(vms),
      hosts: tableJob(hosts),
      countAll,
      slicing,
      goal,
      vcpuPerCore: perCore,
      data: plainData(),
      figures: figuresAs(),
    }
  }
  /** What was chosen for these columns before counts again, where nothing was chosen yet. */
  const recall = (kind: Kind, seen: Look | null): Partial<Record<Kind, Given>> => {
    const given = get()[kind]
    if (seen === null || Object.keys(given.columns).length > 0) return {}
    const columns = rememberedColumns(kind, headersOf(seen))
    return columns === null ? {} : { [kind]: { ...given, columns } }
  }
  const look = (): void => {
    turn++
    // A look that is still under way answers what nobody asks any more.
    reading?.stop()
    reading = null
    const { vms, hosts } = get()
    if (!isGiven(vms) && !isGiven(hosts)) return set({ isReading: false })
    const end = (): void => {
      reading?.stop()
      reading = null
      set({ isReading: false })
    }
    reading = startWork(jobOf("look"), {
      onMessage: (message) => {
        if (message.kind !== "look" || message.turn !== turn) return
        set({ looks: { vms: message.vms, hosts: message.hosts }, estate: message.estate })
        end()
        // A file that holds both tables, given for one of them, serves for the other where nothing was given yet.
        const { vms: ofVms, hosts: ofHosts } = get()
        const shared = (from: Given): Given | null => (from.file === null ? null : { ...nothing, file: from.file })
        const forHosts = !isGiven(ofHosts) && message.vms?.holdsBoth ? shared(ofVms) : null
        const forVms = !isGiven(ofVms) && message.hosts?.holdsBoth ? shared(ofHosts) : null
        const also = {
          ...recall("vms", message.vms),
          ...recall("hosts", message.hosts),
          ...(forHosts && { hosts: forHosts }),
          ...(forVms && { vms: forVms }),
        }
        if (Object.keys(also).length > 0) get().give(also)
      },
      // Placing will tell it, where it happens again.
      onFailure: end,
    })
  }
  const lookSoon = (): void => {
    clearTimeout(resting)
    set({ isReading: true })
    resting = setTimeout(look, REST_MS)
  }
  /** An answer that was kept answers other choices than those that are made now. */
  const asked = (before: Before | null): Before | null => before && { ...before, isStale: before.result !== null }
  keptRules.subscribe(() => {
    set({ isStale: get().result !== null, before: asked(get().before) })
    lookSoon()
  })
  return {
    vms: nothing,
    hosts: nothing,
    looks: { vms: null, hosts: null },
    estate: null,
    isReading: false,
    countAll: false,
    slicing: "shares",
    goal: "gpus",
    vcpuPerCore: null,
    progress: { kind: "idle" },
    result: null,
    isStale: false,
    give: (what) => {
      set({ ...what, isStale: get().result !== null })
      if (Object.keys(what).some((one) => one !== "vms" && one !== "hosts")) set({ before: asked(get().before) })
      const { vms, hosts, looks } = get()
      set({
        looks: { vms: isGiven(vms) ? looks.vms : null, hosts: isGiven(hosts) ? looks.hosts : null },
        ...(isGiven(vms) ? {} : { estate: null }),
      })
      if ("vms" in what || "hosts" in what || "countAll" in what || "vcpuPerCore" in what) lookSoon()
    },
    before: null,
    tryExample: () => {
      const { vms, hosts, looks, estate, result, isStale, before } = get()
      const files = exampleFiles()
      const isOwn = (given: Given, file: Given["file"]) => isGiven(given) && given.file !== file
      const own = isOwn(vms, files.vms) || isOwn(hosts, files.hosts)
      set({ before: own ? { vms, hosts, looks, estate, result, isStale } : before })
      get().give({ vms: { ...nothing, file: files.vms }, hosts: { ...nothing, file: files.hosts } })
      get().place()
    },
    goBack: () => {
      const { before } = get()
      if (before === null) return
      stop()
      set({ ...before, before: null, progress: { kind: "idle" } })
      lookSoon()
    },
    cancel: () => {
      stop()
      set({ progress: { kind: "idle" } })
    },
    place: () => {
      stop()
      set({ progress: { kind: "running", stage: "reading", share: 0, rows: 0 }, isStale: get().result !== null })
      placing = startWork(jobOf("place"), {
        onMessage: (message) => {
          if (message.kind === "progress")
            set({ progress: { kind: "running", stage: message.stage, share: message.share, rows: message.rows ?? 0 } })
          else if (message.kind === "refused") {
            stop()
            set({ progress: { kind: "failed", text: message.text, isWorthAnother: false } })
          } else if (message.kind === "done") {
            stop()
            set({ result: message.result, isStale: false, progress: { kind: "idle" } })
          }
        },
        onFailure: () => {
          stop()
          set({ progress: { kind: "failed", text: died, isWorthAnother: true } })
        },
      })
    },
  }
})
