import { create } from "zustand"
import { catalogue } from "../../dataset/load.ts"
import type { CatalogueData } from "../../dataset/catalogue.ts"
import type { Goal, Slicing } from "../../engine/inventory/placeInventory.ts"
import type { Job, Message, Result } from "./job.ts"

/** A table as it was given: typed or pasted text, or a file that is not shown again. */
export interface Given {
  readonly text: string
  readonly fileName: string | null
}

export type Progress =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly stage: "reading" | "placing"; readonly share: number }
  | { readonly kind: "failed"; readonly text: string }

interface InventoryState {
  readonly vms: Given
  readonly hosts: Given
  readonly slicing: Slicing
  readonly goal: Goal
  readonly vcpuPerCore: number
  readonly progress: Progress
  /** The last answer; it stays while another is worked out, and says whether it still answers what is given. */
  readonly result: Result | null
  readonly isStale: boolean
  readonly give: (what: Partial<Pick<InventoryState, "vms" | "hosts" | "slicing" | "goal" | "vcpuPerCore">>) => void
  readonly place: () => void
  readonly cancel: () => void
}

export const nothing: Given = { text: "", fileName: null }

/** The dataset without its look-ups: what can be posted to a worker. */
const plainData = () =>
  Object.fromEntries(Object.entries(catalogue).filter(([, value]) => typeof value !== "function")) as unknown as CatalogueData

const died = "The part of the page that places VMs stopped unexpectedly. What you gave is still here: place the VMs again to start it anew."

let worker: Worker | null = null

/** What the reader has given and the answer to it. It lives as long as the page, whatever view is shown, and is stored nowhere. */
export const useInventory = create<InventoryState>((set, get) => {
  const stop = (): void => {
    worker?.terminate()
    worker = null
  }
  return {
    vms: nothing,
    hosts: nothing,
    slicing: "shares",
    goal: "gpus",
    vcpuPerCore: 1,
    progress: { kind: "idle" },
    result: null,
    isStale: false,
    give: (what) => set({ ...what, isStale: get().result !== null }),
    cancel: () => {
      stop()
      set({ progress: { kind: "idle" } })
    },
    place: () => {
      stop()
      const { vms, hosts, slicing, goal, vcpuPerCore } = get()
      set({ progress: { kind: "running", stage: "reading", share: 0 }, isStale: get().result !== null })
      const mine = new Worker(new URL("./inventory.worker.ts", import.meta.url), { type: "module" })
      worker = mine
      const fail = (): void => {
        if (worker !== mine) return
        stop()
        set({ progress: { kind: "failed", text: died } })
      }
      mine.addEventListener("error", (event) => {
        event.preventDefault()
        fail()
      })
      mine.addEventListener("messageerror", fail)
      mine.addEventListener("message", ({ data }: MessageEvent<Message>) => {
        if (worker !== mine) return
        if (data.kind === "progress") set({ progress: { kind: "running", stage: data.stage, share: data.share } })
        else {
          stop()
          set({ result: data.result, isStale: false, progress: { kind: "idle" } })
        }
      })
      const job: Job = { vms: vms.text, hosts: hosts.text, slicing, goal, vcpuPerCore, data: plainData() }
      mine.postMessage(job)
    },
  }
})
