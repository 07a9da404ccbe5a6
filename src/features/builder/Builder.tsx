import { lazy, Suspense, useEffect } from "react"
import { defaultScenario } from "../../engine/scenario.ts"
import { catalogue } from "../../dataset/load.ts"
import { useExplorer } from "../../scenario/store.ts"
import { Disclosure } from "../../ui/Disclosure.tsx"
import styles from "./Builder.module.css"
import { GroupList } from "./GroupList.tsx"
import { HistoryButtons } from "./HistoryButtons.tsx"
import { PresetMenu } from "./PresetMenu.tsx"
import { comparedSummary, hardwareSummary, moneySummary, needsSummary } from "./words.ts"

// Closed at first: their code comes after the first view.
const sections = () => import("./sections.ts")
const Needs = lazy(() => sections().then((module) => ({ default: module.Needs })))
const Hardware = lazy(() => sections().then((module) => ({ default: module.Hardware })))
const MoneySection = lazy(() => sections().then((module) => ({ default: module.MoneySection })))
const Compared = lazy(() => sections().then((module) => ({ default: module.Compared })))

/** Fetched while the reader looks at the first answer, so that a section opens at once. */
const fetchAfter = 1500

/** The one question of the first view. */
export const question = "What should run?"

export interface BuilderProps {
  /** False where a dialog's title already asks the question. */
  readonly titled?: boolean
}

/** The whole scenario, editable. One question first; the rest says in a line what it is set to, and opens when asked. */
export function Builder({ titled = true }: BuilderProps) {
  const scenario = useExplorer((state) => state.scenario)
  useEffect(() => {
    const timer = setTimeout(() => void sections().catch(() => undefined), fetchAfter)
    return () => clearTimeout(timer)
  }, [])
  return (
    <section className={styles.builder} aria-label={question}>
      <div className={styles.head}>
        {titled ? <h2 className={styles.title}>{question}</h2> : <PresetMenu />}
        <HistoryButtons />
      </div>
      {titled && <PresetMenu />}
      <GroupList />
      <div className={styles.sections}>
        <Disclosure level={3} title="Needs" summary={needsSummary(scenario)}>
          <Suspense fallback={null}>
            <Needs />
          </Suspense>
        </Disclosure>
        <Disclosure level={3} title="Hosts and GPUs" summary={hardwareSummary(scenario, catalogue, defaultScenario.busyPoint)}>
          <Suspense fallback={null}>
            <Hardware />
          </Suspense>
        </Disclosure>
        <Disclosure level={3} title="Money" summary={moneySummary(scenario, catalogue)}>
          <Suspense fallback={null}>
            <MoneySection />
          </Suspense>
        </Disclosure>
        <Disclosure level={3} title="Compared" summary={comparedSummary(scenario)}>
          <Suspense fallback={null}>
            <Compared />
          </Suspense>
        </Disclosure>
      </div>
    </section>
  )
}
