import { useMemo } from "react"
import { loadHowItWorks, loadLessons } from "../../dataset/reference.ts"
import type { HowItWorks, Lesson } from "../../dataset/schema/index.ts"
import type { Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { first } from "../../dataset/first.ts"
import { useFullCatalogue } from "../../features/common/useFullCatalogue.ts"
import { useExplorer } from "../../scenario/store.ts"
import { useAnswered } from "../../scenario/useReport.ts"
import { useLoaded } from "../../ui/useLoaded.ts"
import { scenarioTitle } from "../title.ts"
import { deckOf, type Frame } from "./deck.ts"
import { boardSaid, costsSaid, verdictSaid } from "./said.ts"
import { sharingOf, type Sharing } from "./sharing.ts"

export interface Deck {
  readonly frames: readonly Frame[]
  readonly report: Report
  readonly scenario: Scenario
  readonly sharing: Sharing | null
}

/** The slides of the scenario as it is; the lesson is the one that is open, else the first that asks something. Null: their texts are on the way. */
export function useDeck(): Deck | null {
  const ways = useLoaded<readonly HowItWorks[]>(loadHowItWorks)
  const lessons = useLoaded<readonly Lesson[]>(loadLessons)
  const catalogue = useFullCatalogue()
  const { report, scenario } = useAnswered()
  const { view, focus } = useExplorer((state) => state.view)
  if (ways === null || lessons === null) throw new Error("The texts of the slides could not be loaded.")
  const sharing = useMemo(() => sharingOf(catalogue), [catalogue])
  return useMemo(() => {
    if (!ways || !lessons) return null
    const lesson =
      (view === "lessons" ? lessons.find(({ id }) => id === focus) : undefined) ??
      lessons.find(({ steps }) => steps.some(({ prediction }) => prediction))
    const frames = deckOf({
      ways,
      lesson,
      title: scenarioTitle(scenario, first),
      verdict: verdictSaid(report, scenario),
      board: boardSaid(report, scenario),
      costs: costsSaid(report, scenario),
      arrivals: sharing?.arrivals ?? [],
    })
    return { frames, report, scenario, sharing }
  }, [ways, lessons, view, focus, report, scenario, sharing])
}
