import { Suspense, useEffect, type ReactNode } from "react"
import { defaultScenario } from "../../engine/scenario.ts"
import { catalogue } from "../../dataset/load.ts"
import { useExplorer } from "../../scenario/store.ts"
import { Button } from "../../ui/Button.tsx"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx"
import { lazyPart } from "../../ui/lazyPart.tsx"
import { Notice } from "../../ui/Notice.tsx"
import styles from "./Builder.module.css"
import { GroupList } from "./GroupList.tsx"
import { HistoryButtons } from "./HistoryButtons.tsx"
import { PresetMenu } from "./PresetMenu.tsx"
import { comparedSummary, hardwareSummary, moneySummary, needsSummary } from "./words.ts"

// Closed at first: their code comes after the first view.
const sections = () => import("./sections.ts")
const Needs = lazyPart(sections, (module) => module.Needs)
const Hardware = lazyPart(sections, (module) => module.Hardware)
const MoneySection = lazyPart(sections, (module) => module.MoneySection)
const Compared = lazyPart(sections, (module) => module.Compared)

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
          <Awaited>
            <Needs />
          </Awaited>
        </Disclosure>
        <Disclosure level={3} title="Hosts and GPUs" summary={hardwareSummary(scenario, catalogue, defaultScenario.busyPoint)}>
          <Awaited>
            <Hardware />
          </Awaited>
        </Disclosure>
        <Disclosure level={3} title="Money" summary={moneySummary(scenario, catalogue)}>
          <Awaited>
            <MoneySection />
          </Awaited>
        </Disclosure>
        <Disclosure level={3} title="Compared" summary={comparedSummary(scenario)}>
          <Awaited>
            <Compared />
          </Awaited>
        </Disclosure>
      </div>
    </section>
  )
}

/** A section whose code may still be on its way. */
const Awaited = ({ children }: { readonly children: ReactNode }) => (
  <ErrorBoundary
    fallback={(_, retry) => (
      <Notice tone="error" title="This section could not be loaded." actions={<Button onClick={retry}>Try again</Button>} />
    )}
  >
    <Suspense fallback={null}>{children}</Suspense>
  </ErrorBoundary>
)
