import { useMemo, useState, type ReactElement } from "react"
import { mostQuestions, type MostOf, type MostWithin } from "../../engine/decisions/mostVms.ts"
import { mayDivide } from "../../engine/mix/wins.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { useExplorer } from "../../scenario/store.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { Button } from "../../ui/Button.tsx"
import { count, plural } from "../../ui/format.ts"
import { SelectField } from "../../ui/SelectField.tsx"
import { sayAnswer } from "../../words/answers.ts"
import { MixMark, TechniqueMark } from "../common/TechniqueMark.tsx"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import { useReported } from "./progress.ts"
import { Failed, Section, Waiting } from "./Section.tsx"
import { groupName } from "../common/groupName.ts"
import { listed, optionName } from "./words.ts"
import css from "./Explore.module.css"

const titles: Readonly<Record<MostWithin, string>> = { limits: "Within your limits", owned: "On the hosts you have" }
const leads: Readonly<Record<MostWithin, string>> = {
  limits: "With the budget, power, hosts and GPUs at most that you state.",
  owned: "As they are fitted, spare hosts kept free, with nothing bought; where you have several kinds, on the one that carries most.",
}

interface MostProps {
  readonly scenario: Scenario
  readonly stopped: boolean
}

/** How many VMs of a group fit where something limits them. Nothing where nothing does: then as many fit as one buys for. */
export function MostSection({ scenario, stopped }: MostProps): ReactElement | null {
  const [chosen, setChosen] = useState(0)
  const questions = mostQuestions(scenario)
  if (questions.length === 0) return null
  const group = Math.min(chosen, scenario.groups.length - 1)
  return (
    <Section
      title="How many fit"
      lead="The count of one group left open, all else as it stands: the most for which a technique, and a plan of parts, still meets every need, found by halving."
      controls={
        scenario.groups.length > 1 && (
          <SelectField
            label="As many as possible of"
            value={String(group)}
            options={scenario.groups.map((_, index) => ({ value: String(index), label: groupName(scenario, index) }))}
            onChange={(value) => setChosen(Number(value))}
          />
        )
      }
    >
      <div className={css["cards"]}>
        {questions.map((within) => (
          <MostCard key={within} within={within} group={group} scenario={scenario} stopped={stopped} />
        ))}
      </div>
    </Section>
  )
}

function MostCard({ within, group, scenario, stopped }: MostProps & { readonly within: MostWithin; readonly group: number }): ReactElement {
  const job = useMemo(() => ({ kind: "most", scenario, group, within }) as const, [scenario, group, within])
  const running = useJob(job, stopped)
  const title = titles[within]
  useReported(`most:${within}`, `How many fit: ${title}`, running)
  return (
    <article className={css["card"]} aria-busy={running.stale}>
      <h4>{title}</h4>
      <p className={css["quiet"]}>{leads[within]}</p>
      <Failed running={running} what={title} />
      {running.result ? (
        <ul className={css["ways"]}>
          {running.result.map((one) => (
            <Most key={one.technique} one={one} group={group} within={within} scenario={scenario} />
          ))}
          {within === "limits" && mayDivide(scenario) && !running.stale && (
            <MostPlan found={running.result} group={group} scenario={scenario} stopped={stopped} />
          )}
        </ul>
      ) : (
        <Waiting running={running} what={title} />
      )}
    </article>
  )
}

interface RowProps {
  readonly one: MostOf
  readonly group: number
  readonly within: MostWithin
  readonly scenario: Scenario
}

function Most({ one, group, within, scenario }: RowProps): ReactElement {
  const actions = useExplorer((state) => state.actions)
  const { technique, vms, option, unlimited } = one
  const name = techniqueStyle[technique].name
  const now = scenario.groups[group]?.count
  return (
    <li>
      <p className={css["strong"]}>
        <span className={css["key"]}>
          <TechniqueMark technique={technique} size={13} hollow={vms === 0} />
          {unlimited ? `${name}: as many as can be counted` : `${name}: ${vms === 0 ? "none" : plural(vms, "VM")}`}
        </span>
      </p>
      <p className={css["quiet"]}>
        {option && `${optionName(option)}. `}
        {!unlimited && stopsWords(one, within)}
      </p>
      {option && !unlimited && vms !== now && (
        <Button
          onClick={() => actions.setGroup(group, { count: vms })}
          aria-label={`Plan ${count(vms)} VMs of ${groupName(scenario, group)}, by ${name}`}
        >
          {`Plan ${count(vms)}`}
        </Button>
      )}
    </li>
  )
}

interface PlanProps {
  readonly found: readonly MostOf[]
  readonly group: number
  readonly scenario: Scenario
  readonly stopped: boolean
}

/** As many as plans of parts serve: no fewer than one way for all, and asked once that is known. */
function MostPlan({ found, group, scenario, stopped }: PlanProps): ReactElement {
  const actions = useExplorer((state) => state.actions)
  const from = Math.max(0, ...found.map(({ vms }) => vms))
  const job = useMemo(() => ({ kind: "most-plan", scenario, group, from }) as const, [scenario, group, from])
  const running = useJob(job, stopped)
  useReported("most:plan", `How many fit: ${name}`, running)
  const { result } = running
  const served = result && (result.unlimited ? "as many as can be counted" : result.vms === 0 ? "none" : plural(result.vms, "VM"))
  return (
    <li aria-busy={running.stale}>
      <p className={css["strong"]}>
        <span className={css["key"]}>
          <MixMark size={13} /> {name}
          {served && `: ${served}`}
        </span>
      </p>
      <Failed running={running} what={name} />
      {result ? (
        <p className={css["quiet"]}>
          {result.plan && `${listed([...new Set(result.plan.parts.map(({ option }) => option.gpuName ?? option.productName))])}. `}
          {!result.unlimited && stopsWords(result, "limits")}
        </p>
      ) : (
        <Waiting running={running} what={name} />
      )}
      {result?.plan && !result.unlimited && result.vms !== scenario.groups[group]?.count && (
        <Button
          onClick={() => actions.setGroup(group, { count: result.vms })}
          aria-label={`Plan ${count(result.vms)} VMs of ${groupName(scenario, group)}, each group its own way`}
        >
          {`Plan ${count(result.vms)}`}
        </Button>
      )}
    </li>
  )
}

const name = "Each group its own way"

/** What stands against one more. */
function stopsWords({ stops, vms }: Pick<MostOf, "stops" | "vms">, within: MostWithin): string {
  const [first] = stops
  const subject = vms === 0 ? "Even one" : "One more"
  if (first) return `${subject} ${sayAnswer(first.told)}.`
  return within === "owned" ? `${subject} would need something bought.` : ""
}
