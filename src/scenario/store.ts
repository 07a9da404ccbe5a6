import { temporal, type TemporalState } from "zundo"
import { useStore } from "zustand"
import { createStore, type StoreApi } from "zustand/vanilla"
import type { TechniqueId } from "../dataset/schema/index.ts"
import type { Goal } from "../engine/goal.ts"
import {
  defaultScenario,
  type Economics,
  type GroupNeeds,
  type GroupOverrides,
  type OptionPin,
  type PlanPin,
  type Policies,
  type Scenario,
  type VmGroup,
} from "../engine/scenario.ts"
import type { Supply } from "../engine/supply.ts"
import { same } from "../base/same.ts"
import * as edit from "./edit.ts"
import type { Repair } from "./repairs.ts"
import { defaultView, noBeside, noVersions, type Decoded, type PageState, type ViewState } from "./view.ts"

/** Edits of the store. Their identity never changes; every one is a step of undo, except between `beginDrag` and `endDrag`. */
export interface Actions {
  readonly addGroup: (workload: string, count?: number) => void
  readonly removeGroup: (index: number) => void
  readonly duplicateGroup: (index: number) => void
  readonly moveGroup: (from: number, to: number) => void
  readonly setGroup: (index: number, patch: edit.GroupPatch) => void
  readonly setGroups: (groups: readonly VmGroup[]) => void
  readonly setGroupNeed: <K extends keyof GroupNeeds>(index: number, key: K, value: GroupNeeds[K] | undefined) => void
  readonly setOverride: <K extends keyof GroupOverrides>(index: number, key: K, value: GroupOverrides[K] | undefined) => void
  readonly setSupply: (patch: Partial<Supply>) => void
  readonly setPolicies: (patch: Partial<Policies>) => void
  readonly setEconomics: (patch: Partial<Economics>) => void
  readonly setPrice: (id: string, usd: number | undefined) => void
  readonly addPin: (pin: OptionPin) => void
  readonly removePin: (index: number) => void
  readonly setPlanPins: (plans: readonly PlanPin[]) => void
  readonly setTechniques: (list: readonly TechniqueId[]) => void
  readonly setBusyPoint: (point: number) => void
  readonly setScheduler: (scheduler: Scenario["scheduler"]) => void
  /** Tidy ones (goals.ts): what makes them so stands with what few pages need. */
  readonly setGoals: (goals: readonly Goal[]) => void
  /** What is shown; not a step of undo. */
  readonly setView: (patch: Partial<ViewState>) => void
  /** The same where a reader goes there: an entry of the browser's history, though only the view's own words may differ. */
  readonly visit: (view: ViewState) => void
  /** What is kept beside (beside.ts), and with it, where the two change places, the page's own scenario. One step of undo. */
  readonly setBeside: (change: Partial<Pick<PageState, "scenario" | "kept">> & Pick<PageState, "beside">) => void
  /** Begins with an example (presets.ts). */
  readonly loadPreset: (example: Scenario) => void
  /** Takes over what a link or a file holds. `start`: the page opens with it, so there is nothing to undo. */
  readonly loadState: (decoded: Decoded, options?: { readonly start?: boolean }) => void
  /** The scenario of an untouched page, or the one to begin with; undo brings the old one back. */
  readonly reset: (home?: Scenario) => void
  readonly undo: () => void
  readonly redo: () => void
  /** From here on all edits are one step of undo and one entry of the browser's history, until `endDrag`. */
  readonly beginDrag: () => void
  readonly endDrag: () => void
  readonly dismissRepairs: () => void
  /** Drops what a link held that this version cannot use. */
  readonly forgetKept: () => void
  /** Null: what was open before is no longer offered. */
  readonly offerEarlier: (earlier: Earlier | null) => void
}

/** What was open on an earlier visit: offered, not reopened. */
export interface Earlier {
  readonly fragment: string
  readonly scenario: Scenario
}

export interface ExplorerState extends PageState {
  /** What had to be mended in the link or file that was opened last. */
  readonly repairs: readonly Repair[]
  readonly earlier: Earlier | null
  /** Between `beginDrag` and `endDrag`. */
  readonly dragging: boolean
  /** How often a reader has gone somewhere. */
  readonly visits: number
  readonly actions: Actions
}

/** What undo brings back. */
type Undoable = Pick<PageState, "scenario" | "kept" | "beside">
export type ExplorerStore = StoreApi<ExplorerState> & { readonly temporal: StoreApi<TemporalState<Undoable>> }

/** Steps of undo that are remembered. */
const undoLimit = 200

/** A store of its own, for a page, a lesson or a test. */
export function createExplorerStore(start: Partial<PageState> = {}): ExplorerStore {
  const store = createStore<ExplorerState>()(
    temporal(
      (set, get) => {
        let beforeDrag: { readonly scenario: Scenario; readonly past: Partial<Undoable>[]; readonly future: Partial<Undoable>[] } | null =
          null
        const history = (): TemporalState<Undoable> => store.temporal.getState()
        // The first edit of a drag is recorded as any other; the rest run unrecorded, so that undo leads to before the drag.
        const apply = (change: (scenario: Scenario) => Scenario): void => {
          const before = get().scenario
          const after = change(before)
          if (after === before) return
          set({ scenario: after })
          if (get().dragging) history().pause()
        }
        const by =
          <Args extends readonly unknown[]>(change: (scenario: Scenario, ...args: Args) => Scenario) =>
          (...args: Args): void =>
            apply((scenario) => change(scenario, ...args))
        const actions: Actions = {
          addGroup: by(edit.addGroup),
          removeGroup: by(edit.removeGroup),
          duplicateGroup: by(edit.duplicateGroup),
          moveGroup: by(edit.moveGroup),
          setGroup: by(edit.setGroup),
          setGroups: by(edit.setGroups),
          setGroupNeed: by(edit.setGroupNeed),
          setOverride: by(edit.setOverride),
          setSupply: by(edit.setSupply),
          setPolicies: by(edit.setPolicies),
          setEconomics: by(edit.setEconomics),
          setPrice: by(edit.setPrice),
          addPin: by(edit.addPin),
          removePin: by(edit.removePin),
          setPlanPins: by(edit.setPlanPins),
          setTechniques: by(edit.setTechniques),
          setBusyPoint: by(edit.setBusyPoint),
          setScheduler: by(edit.setScheduler),
          setGoals: (goals) => apply((s) => (same(s.goals, goals) ? s : { ...s, goals })),
          setView: (patch) => {
            const view = { ...get().view, ...patch }
            if (!same(view, get().view)) set({ view })
          },
          visit: (view) => {
            if (!same(view, get().view)) set({ view, visits: get().visits + 1 })
          },
          setBeside: (change) => {
            actions.endDrag()
            set(change)
          },
          loadPreset: (scenario) => {
            actions.endDrag()
            set({ scenario, kept: [], repairs: [], versions: noVersions, view: { ...get().view, focus: null } })
          },
          loadState: ({ state, repairs }, options) => {
            actions.endDrag()
            const beside = same(state.beside, get().beside) ? get().beside : state.beside
            const scenario = same(state.scenario, get().scenario) ? get().scenario : state.scenario
            const kept = same(state.kept, get().kept) ? get().kept : state.kept
            set({ scenario, kept, beside, view: state.view, versions: state.versions, repairs, earlier: null })
            if (options?.start) history().clear()
          },
          reset: (home = defaultScenario) => {
            actions.endDrag()
            set({ scenario: home, kept: [], repairs: [], versions: noVersions, view: { ...get().view, focus: null, table: {} } })
          },
          offerEarlier: (earlier) => set({ earlier }),
          undo: () => {
            actions.endDrag()
            history().undo()
          },
          redo: () => {
            actions.endDrag()
            history().redo()
          },
          beginDrag: () => {
            if (beforeDrag) return
            beforeDrag = { scenario: get().scenario, past: [...history().pastStates], future: [...history().futureStates] }
            set({ dragging: true })
          },
          endDrag: () => {
            if (!beforeDrag) return
            const { scenario, past, future } = beforeDrag
            beforeDrag = null
            const back = get().scenario !== scenario && same(get().scenario, scenario)
            // A drag that ends where it began never happened.
            if (back) {
              history().pause()
              store.temporal.setState({ pastStates: past, futureStates: future })
            }
            set(back ? { scenario, dragging: false } : { dragging: false })
            history().resume()
          },
          dismissRepairs: () => set({ repairs: [] }),
          forgetKept: () => set({ kept: [] }),
        }
        return {
          scenario: start.scenario ?? defaultScenario,
          view: start.view ?? defaultView,
          kept: start.kept ?? [],
          beside: start.beside ?? noBeside,
          versions: start.versions ?? noVersions,
          repairs: [],
          earlier: null,
          dragging: false,
          visits: 0,
          actions,
        }
      },
      {
        partialize: ({ scenario, kept, beside }): Undoable => ({ scenario, kept, beside }),
        equality: (past, current) => past.scenario === current.scenario && past.kept === current.kept && past.beside === current.beside,
        limit: undoLimit,
      },
    ),
  )
  return store
}

/** The page's store. */
export const explorerStore: ExplorerStore = createExplorerStore()

/** A part of the page's state; the component draws again only when that part changes. */
export const useExplorer = <T>(selector: (state: ExplorerState) => T): T => useStore(explorerStore, selector)

/** Whether there is something to undo or to redo. */
export function useHistory(): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const canUndo = useStore(explorerStore.temporal, (history) => history.pastStates.length > 0)
  const canRedo = useStore(explorerStore.temporal, (history) => history.futureStates.length > 0)
  return { canUndo, canRedo }
}
