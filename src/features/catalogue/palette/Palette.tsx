import { useMemo, useState, type ReactElement, type RefObject } from "react"
import { loadLessons, loadQuirks, loadTechniques, loadTerms } from "../../../dataset/reference.ts"
import { loadSources } from "../../../dataset/sources.ts"
import { proposing } from "../../../scenario/proposing.ts"
import { explorerStore } from "../../../scenario/store.ts"
import { Button } from "../../../ui/Button.tsx"
import { CommandPalette, type PaletteGroup, type PaletteItem } from "../../../ui/CommandPalette.tsx"
import { presentAsked } from "../../common/presentAsked.ts"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { fullCatalogue } from "../../common/useFullCatalogue.ts"
import { goTo } from "../../common/ViewLink.tsx"
import { tryAgain } from "../../../ui/loading.ts"
import { useLoaded } from "../../../ui/useLoaded.ts"
import { entriesOf, kindNames, type Entry, type Findable } from "./entries.ts"
import { makeFinder } from "./find.ts"

async function load(): Promise<Findable> {
  const [catalogue, techniques, terms, lessons, quirks, sources] = await Promise.all([
    fullCatalogue(),
    loadTechniques(),
    loadTerms(),
    loadLessons(),
    loadQuirks(),
    loadSources(),
  ])
  return { catalogue, techniques, terms, lessons, quirks, sources }
}

interface Item extends PaletteItem {
  readonly goal: Entry["goal"]
}

const itemOf = ({ id, title, detail, technique, goal }: Entry): Item => ({
  id,
  title,
  detail,
  goal,
  ...(technique === undefined ? {} : { mark: <TechniqueMark technique={technique} size={10} /> }),
})

export interface PaletteProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** What was typed before it could be shown. */
  readonly typedAhead: RefObject<string>
}

/** Finds any technique, product, GPU, slice, workload, quirk, measurement, source or view by any of its names. */
export function Palette({ open, onOpenChange, typedAhead }: PaletteProps): ReactElement {
  const findable = useLoaded(load)
  const [query, setQuery] = useState(() => typedAhead.current)
  const entries = useMemo(() => (findable ? entriesOf(findable) : []), [findable])
  const find = useMemo(() => makeFinder(entries), [entries])
  const groups = useMemo<readonly PaletteGroup<Item>[]>(() => {
    const found = query.trim() === "" ? [{ kind: "view" as const, entries: entries.filter(({ kind }) => kind === "view") }] : find(query)
    return found.map(({ kind, entries: list }) => ({ label: kindNames[kind], items: list.map(itemOf) }))
  }, [query, find, entries])
  return (
    <CommandPalette
      label="Find anything"
      placeholder="A product, GPU, vGPU type, workload, quirk, paper …"
      open={open}
      onOpenChange={(next) => {
        onOpenChange(next)
        if (!next) setQuery("")
      }}
      query={query}
      onQuery={setQuery}
      groups={groups}
      onPick={({ goal }) => {
        onOpenChange(false)
        setQuery("")
        if ("target" in goal) goTo(goal.target)
        else if ("does" in goal) dispatchEvent(new Event(presentAsked))
        else if ("opens" in goal) proposing.open()
        else {
          explorerStore.getState().actions.loadPreset(goal.preset.state)
          goTo({ view: "board" })
        }
      }}
      empty={
        findable === null ? (
          <>
            The dataset could not be loaded. Check the connection. <Button onClick={tryAgain}>Try again</Button>
          </>
        ) : findable === undefined ? (
          "Loading the dataset …"
        ) : (
          `Nothing is called “${query.trim()}” here. Try a maker, a model number or a word of its title.`
        )
      }
    />
  )
}
