import { useContext, useDeferredValue, useMemo, useState, type ReactElement } from "react"
import { growthAsked } from "../../../engine/growth/counts.ts"
import { useJob } from "../../../scenario/worker/useJob.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { Notice } from "../../../ui/Notice.tsx"
import { attempt } from "../../../scenario/pageWindow.ts"
import { Part } from "../../common/Part.tsx"
import { FrameContext, ViewLink } from "../../common/ViewLink.tsx"
import { Failed, Section, Waiting } from "../Section.tsx"
import { CausesSection } from "./CausesSection.tsx"
import { InputsTable } from "./InputsTable.tsx"
import { KeptList } from "./KeptList.tsx"
import { OutcomesTable } from "./OutcomesTable.tsx"
import explore from "../Explore.module.css"
import css from "./Beside.module.css"

const probe = "gpu-virtualization-explorer.probe"
const mayStore = (): boolean =>
  attempt(() => {
    localStorage.setItem(probe, "1")
    localStorage.removeItem(probe)
    return true
  }) ?? false

/** The page's scenario and those kept beside it: what differs, by how much, and which input caused it. */
export function BesideView(): ReactElement {
  const scenario = useDeferredValue(useExplorer((state) => state.scenario))
  const beside = useDeferredValue(useExplorer((state) => state.beside))
  // A frame stores nothing anyway: what stands beside is in its address.
  const inFrame = useContext(FrameContext) !== null
  const [stored] = useState(() => inFrame || mayStore())
  const { others } = beside
  const job = useMemo(
    () => (others.length === 0 ? null : ({ kind: "beside", scenarios: [scenario, ...others.map((one) => one.scenario)] } as const)),
    [scenario, others],
  )
  const running = useJob(job)
  return (
    <div className={css["root"]} data-paper="flow">
      <Section
        title="Scenarios side by side"
        lead="Keep the scenario as it is, change the page’s own, and see what differs. The builder, the board and all charts are of the page’s own scenario; up to four more stand beside it, in the link, too."
      >
        <Part is="kept">
          <KeptList />
        </Part>
        {!stored && others.length > 0 && (
          <Notice title="This browser keeps nothing.">
            <p>What stands beside stays until this page is closed. Its link, or a scenario file, holds all of it.</p>
          </Notice>
        )}
      </Section>
      {others.length > 0 && (
        <>
          <Part is="inputs">
            <Section
              title="What is asked otherwise"
              lead="Inputs in which one of them differs from the page’s own scenario. All others are alike."
            >
              <InputsTable scenario={scenario} beside={beside} />
            </Section>
          </Part>
          <Part is="outcomes">
            <Section
              title="What follows"
              lead="The best option of each technique, and the plan in which each group goes its own way where that is the answer, worked out for each scenario by itself. Where two ranges overlap, the difference is one “perhaps”."
            >
              {[scenario, ...others.map((one) => one.scenario)].some(growthAsked) && (
                <p className={explore["still"]}>
                  Figures are of the VMs of the first year: growth moves none of them. What it comes to stands in{" "}
                  <ViewLink view="explore">Decide</ViewLink>, year by year, of the page’s own scenario.
                </p>
              )}
              <Failed running={running} what="The comparison" />
              {running.result ? (
                <div aria-busy={running.stale}>
                  <OutcomesTable outcomes={running.result} scenario={scenario} beside={beside} />
                </div>
              ) : (
                <Waiting running={running} what="The comparison" />
              )}
            </Section>
          </Part>
          <Part is="causes">
            <CausesSection scenario={scenario} beside={beside} />
          </Part>
        </>
      )}
    </div>
  )
}
