import { useMemo, type ReactElement, type ReactNode } from "react"
import type { Sought, Unlock } from "../../engine/decisions/unlock.ts"
import type { PlanUnlock } from "../../engine/decisions/unlockPlan.ts"
import type { OptionResult, Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { useExplorer } from "../../scenario/store.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { Button } from "../../ui/Button.tsx"
import { count, likelyMoney } from "../../ui/format.ts"
import { currencyOf } from "../common/currency.ts"
import { shareWords } from "../common/shares.ts"
import { MixMark, TechniqueMark } from "../common/TechniqueMark.tsx"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import { useReported } from "./progress.ts"
import { Failed, Section, Waiting } from "./Section.tsx"
import { listed, optionName, relaxationWords, sentence } from "./words.ts"
import css from "./Explore.module.css"

/** For each technique and each pin that cannot: the least that would have to be given up. */
export function UnlockSection(props: {
  readonly scenario: Scenario
  readonly report: Report
  readonly stopped: boolean
  readonly unlock: PlanUnlock | null
}): ReactElement | null {
  const { unlock, ...asked } = props
  const unable = props.report.options.filter((one) => !one.feasible)
  if (unable.length === 0 && !unlock) return null
  return (
    <Section
      title="What would make it feasible"
      lead="For each row of the comparison that misses a requirement: the least to ask for less, found by removing every reason against every candidate and moving each number back to the exact point where it just works. A requirement dropped counts 1, a number the share by which it moves."
    >
      <div className={css["cards"]}>
        {unlock && <PlanCard unlock={unlock} scenario={props.scenario} />}
        {unable.map((one) => (
          <UnlockCard key={`${one.origin}|${one.origin === "pin" ? one.key : one.technique}`} option={one} {...asked} />
        ))}
      </div>
    </Section>
  )
}

interface CardProps {
  readonly option: OptionResult
  readonly scenario: Scenario
  readonly stopped: boolean
}

function UnlockCard({ option, scenario, stopped }: CardProps): ReactElement {
  const { technique, pin } = option
  const job = useMemo(() => {
    const sought: Sought = pin ? { pin } : { technique }
    return { kind: "unlock", scenario, sought } as const
  }, [scenario, technique, pin])
  const running = useJob(job, stopped)
  const name = pin ? optionName(option) : techniqueStyle[technique].name
  useReported(`unlock:${pin ? option.key : technique}`, `What would make it feasible: ${name}`, running)
  const ways = running.result?.ways ?? null
  return (
    <article className={css["card"]} aria-busy={running.stale}>
      <h4>
        <TechniqueMark technique={technique} size={13} hollow /> {name}
      </h4>
      <Failed running={running} what={name} />
      {running.result && ways ? (
        <>
          {ways.length === 0 ? (
            <p>
              Nothing you could ask for less would do: of {count(running.result.weighed)} candidates, {count(running.result.beyond)} fail
              for reasons that are none of your asking.
            </p>
          ) : (
            <ol className={css["ways"]}>
              {ways.map((way, at) => (
                <Way key={at} way={way} scenario={scenario}>
                  <Then option={way.option} scenario={scenario} />
                </Way>
              ))}
            </ol>
          )}
        </>
      ) : (
        <Waiting running={running} what={name} />
      )}
    </article>
  )
}

const Then = ({ option, scenario }: { readonly option: OptionResult; readonly scenario: Scenario }): ReactElement => (
  <>
    Then {optionName(option)} meets every need
    {option.cost && ` for about ${likelyMoney(option.cost.total, currencyOf(scenario))}`}
    {option.nativeShare && `, at ${shareWords(option.nativeShare, option.groups, " of native")}`}.
  </>
)

/** The plan of parts, where limits of the whole are all that stands against it. */
function PlanCard({ unlock, scenario }: { readonly unlock: PlanUnlock; readonly scenario: Scenario }): ReactElement {
  const { parts, totals } = unlock.plan
  const gpus = [...new Set(parts.map(({ option }) => option.gpuName ?? option.productName))]
  return (
    <article className={css["card"]}>
      <h4>
        <MixMark size={13} /> Each group its own way
      </h4>
      <ol className={css["ways"]}>
        <Way way={unlock} scenario={scenario}>
          Then {listed(gpus)}, each for its groups, {gpus.length === 1 ? "meets" : "meet"} every need for about{" "}
          {likelyMoney(totals.cost, currencyOf(scenario))}.
        </Way>
      </ol>
    </article>
  )
}

interface WayProps {
  readonly way: Pick<Unlock, "relaxations" | "size" | "scenario">
  readonly scenario: Scenario
  /** What is there then. */
  readonly children: ReactNode
}

function Way({ way, scenario, children }: WayProps): ReactElement {
  const actions = useExplorer((state) => state.actions)
  const words = sentence(listed(way.relaxations.map((one) => relaxationWords(one, scenario))))
  const apply = (): void => {
    // One step of undo.
    actions.beginDrag()
    actions.setGroups(way.scenario.groups)
    actions.setSupply(way.scenario.supply)
    actions.setPolicies(way.scenario.policies)
    actions.endDrag()
  }
  return (
    <li>
      <p className={css["strong"]}>{words}.</p>
      <p className={css["quiet"]}>
        {children} Size {Number(way.size.toPrecision(2))}.
      </p>
      <Button onClick={apply} aria-label={`Apply: ${words}`}>
        Apply
      </Button>
    </li>
  )
}
