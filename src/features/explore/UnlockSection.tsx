import { useMemo, useState, type ReactElement, type ReactNode } from "react"
import type { Sought } from "../../engine/decisions/unlock.ts"
import type { PlanUnlock } from "../../engine/decisions/unlockPlan.ts"
import type { OptionResult, Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { count, likelyMoney } from "../../ui/format.ts"
import { SelectField, type Option } from "../../ui/SelectField.tsx"
import { currencyOf } from "../common/currency.ts"
import { shareWords } from "../common/shares.ts"
import { MixMark, TechniqueMark } from "../common/TechniqueMark.tsx"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import { useReported } from "./progress.ts"
import { Failed, Section, Waiting } from "./Section.tsx"
import { idOf, ThenPlan, Way } from "./Way.tsx"
import { optionName } from "./words.ts"
import type { MixState } from "./useMix.ts"
import css from "./Explore.module.css"

type Order = "least" | "cheapest"

const orders: readonly Option<Order>[] = [
  { value: "least", label: "Least given up first" },
  { value: "cheapest", label: "Least money first" },
]

/** For each technique and each pin that cannot, and for the plan of parts: the least that would have to be given up. */
export function UnlockSection(props: {
  readonly scenario: Scenario
  readonly report: Report
  readonly stopped: boolean
  readonly mix: Pick<MixState, "unlock" | "lacks">
}): ReactElement | null {
  const { scenario, stopped, mix } = props
  const [order, setOrder] = useState<Order>("least")
  const unable = props.report.options.filter((one) => !one.feasible)
  if (unable.length === 0 && !mix.unlock && !mix.lacks) return null
  const asked = { scenario, stopped, order }
  return (
    <Section
      title="What would make it feasible"
      lead="For each row of the comparison that misses a requirement: the least to ask for less, found by removing every reason against every candidate and moving each number back to the exact point where it just works. A requirement dropped counts 1, a number the share by which it moves."
      controls={<SelectField label="Order" value={order} options={orders} onChange={setOrder} />}
    >
      <div className={css["cards"]}>
        {(mix.unlock || mix.lacks) && <PlansCard {...asked} known={mix.unlock} />}
        {unable.map((one) => (
          <UnlockCard key={`${one.origin}|${one.origin === "pin" ? one.key : one.technique}`} option={one} {...asked} />
        ))}
      </div>
    </Section>
  )
}

interface AskedProps {
  readonly scenario: Scenario
  readonly stopped: boolean
  readonly order: Order
}

/** In the order asked for; what `least` gives is the engine's own. */
const inOrder = <One,>(ways: readonly One[], order: Order, usd: (way: One) => number): readonly One[] =>
  order === "least" ? ways : ways.toSorted((a, b) => usd(a) - usd(b))

function UnlockCard({ option, scenario, stopped, order }: AskedProps & { readonly option: OptionResult }): ReactElement {
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
              {inOrder(ways, order, (way) => way.option.cost?.total.likely ?? Infinity).map((way) => (
                <Way key={idOf(way.relaxations)} way={way} scenario={scenario}>
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

const eachItsOwn = "Each group its own way"

const PlanCard = ({ busy = false, children }: { readonly busy?: boolean; readonly children: ReactNode }): ReactElement => (
  <article className={css["card"]} aria-busy={busy}>
    <h4>
      <MixMark size={13} /> {eachItsOwn}
    </h4>
    {children}
  </article>
)

const PlanWays = ({ ways, scenario }: { readonly ways: readonly PlanUnlock[]; readonly scenario: Scenario }): ReactElement => (
  <ol className={css["ways"]}>
    {ways.map((way) => (
      <Way key={idOf(way.relaxations)} way={way} scenario={scenario}>
        <ThenPlan plan={way.plan} scenario={scenario} />
      </Way>
    ))}
  </ol>
)

/** The plan of parts. Where some group is served by nothing, of that group alone is less asked; else limits are raised. What is known at once is shown at once. */
function PlansCard({ scenario, stopped, order, known }: AskedProps & { readonly known: PlanUnlock | null }): ReactElement {
  const job = useMemo(() => ({ kind: "unlock-groups", scenario }) as const, [scenario])
  const running = useJob(job, stopped)
  useReported("unlock:groups", `What would make it feasible: ${eachItsOwn}`, running)
  const ways = running.stale || running.result === null ? known && [known] : running.result
  return (
    <PlanCard busy={running.stale}>
      <Failed running={running} what={eachItsOwn} />
      {ways && ways.length === 0 && <p>Some group is served by nothing, however much less is asked of it.</p>}
      {ways ? (
        <PlanWays ways={inOrder(ways, order, (way) => way.plan.totals.cost.likely)} scenario={scenario} />
      ) : (
        <Waiting running={running} what={eachItsOwn} />
      )}
    </PlanCard>
  )
}
