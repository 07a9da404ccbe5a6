import { defaultScenario } from "../../engine/scenario.ts"
import { catalogue } from "../../dataset/load.ts"
import { useExplorer } from "../../scenario/store.ts"
import { Disclosure } from "../../ui/Disclosure.tsx"
import styles from "./Builder.module.css"
import { Compared } from "./Compared.tsx"
import { GroupList } from "./GroupList.tsx"
import { Hardware } from "./Hardware.tsx"
import { HistoryButtons } from "./HistoryButtons.tsx"
import { MoneySection } from "./MoneySection.tsx"
import { Needs } from "./Needs.tsx"
import { PresetMenu } from "./PresetMenu.tsx"
import { comparedSummary, hardwareSummary, moneySummary, needsSummary } from "./words.ts"

/** The whole scenario, editable. One question first; the rest says in a line what it is set to, and opens when asked. */
export function Builder() {
  const scenario = useExplorer((state) => state.scenario)
  return (
    <section className={styles.builder} aria-labelledby="builder-title">
      <div className={styles.head}>
        <h2 id="builder-title" className={styles.title}>
          What should run?
        </h2>
        <HistoryButtons />
      </div>
      <PresetMenu />
      <GroupList />
      <div className={styles.sections}>
        <Disclosure level={3} title="Needs" summary={needsSummary(scenario)}>
          <Needs />
        </Disclosure>
        <Disclosure level={3} title="Hardware" summary={hardwareSummary(scenario, catalogue, defaultScenario.busyPoint)}>
          <Hardware />
        </Disclosure>
        <Disclosure level={3} title="Money" summary={moneySummary(scenario, catalogue)}>
          <MoneySection />
        </Disclosure>
        <Disclosure level={3} title="Compared" summary={comparedSummary(scenario)}>
          <Compared />
        </Disclosure>
      </div>
    </section>
  )
}
