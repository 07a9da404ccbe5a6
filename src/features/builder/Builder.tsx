import { useEffect, type ReactNode } from "react"
import { defaultScenario, type Scenario } from "../../engine/scenario.ts"
import { first } from "../../dataset/first.ts"
import { useExplorer } from "../../scenario/store.ts"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { lazyPart } from "../../ui/lazyPart.tsx"
import { Awaited, details, sections } from "./Awaited.tsx"
import { Beside } from "./Beside.tsx"
import styles from "./Builder.module.css"
import { GroupList } from "./GroupList.tsx"
import { HistoryButtons } from "./HistoryButtons.tsx"
import { useOpened } from "./opened.ts"
import { PresetMenu } from "./PresetMenu.tsx"
import { comparedSummary, hardwareSummary, moneySummary, needsSummary } from "./summaries.ts"

// Closed at first: their code comes after the first view.
const Needs = lazyPart(sections, (module) => module.Needs)
const Hardware = lazyPart(sections, (module) => module.Hardware)
const MoneySection = lazyPart(sections, (module) => module.MoneySection)
const Compared = lazyPart(sections, (module) => module.Compared)
const Goals = lazyPart(sections, (module) => module.Goals)

/** Fetched while the reader looks at the first answer, so that a section opens at once. */
const fetchAfter = 1500

/** The one question of the first view. */
export const question = "What should run?"

export interface BuilderProps {
  /** False where a dialog's title already asks the question. */
  readonly titled?: boolean
  /** Where one starts over from, if not from the untouched page. */
  readonly home?: Scenario
}

/** The whole scenario, editable. One question first; the rest says in a line what it is set to, and opens when asked. */
export function Builder({ titled = true, home = defaultScenario }: BuilderProps) {
  useEffect(() => {
    const timer = setTimeout(() => void Promise.all([sections(), details()]).catch(() => undefined), fetchAfter)
    return () => clearTimeout(timer)
  }, [])
  return (
    <section id="builder" tabIndex={-1} className={styles.builder} aria-label={question}>
      <div className={styles.head}>
        {titled ? <h2 className={styles.title}>{question}</h2> : <PresetMenu />}
        <HistoryButtons home={home} />
      </div>
      {titled && <PresetMenu />}
      <GroupList />
      <div className={styles.sections}>
        <Section title="Needs" summary={needsSummary}>
          <Needs />
        </Section>
        <Section title="Hosts and GPUs" summary={hardwareWords}>
          <Hardware />
        </Section>
        <Section title="Money" summary={moneyWords}>
          <MoneySection />
        </Section>
        <Section title="Compared" summary={comparedSummary}>
          <Compared />
        </Section>
        <Section title="Goals" summary={goalsSummary}>
          <Goals />
        </Section>
      </div>
    </section>
  )
}

const goalsSummary = ({ goals }: Scenario): string => (goals.length === 0 ? "none" : String(goals.length))
const hardwareWords = (scenario: Scenario): string => hardwareSummary(scenario, first, defaultScenario.busyPoint)
const moneyWords = (scenario: Scenario): string => moneySummary(scenario, first)

interface SectionProps {
  readonly title: string
  /** What it is set to, in a line. */
  readonly summary: (scenario: Scenario) => string
  readonly children: ReactNode
}

/** Made again only when what its line says changes; what is in it asks for itself. */
function Section({ title, summary, children }: SectionProps) {
  const words = useExplorer((state) => summary(state.scenario))
  const opened = useOpened(title)
  return (
    <div>
      <Disclosure level={3} title={title} summary={words} {...opened}>
        <Beside of={title} />
        <Awaited>{children}</Awaited>
      </Disclosure>
      {opened.open || <Beside of={title} />}
    </div>
  )
}
