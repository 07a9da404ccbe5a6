import { useEffect, useMemo, useRef, useState, type ReactElement } from "react"
import { mayDivide, leadingPlan } from "../../engine/mix/wins.ts"
import type { OptionResult, PlanResult, Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { allMet, checkGoals, goalSlot, type GoalCheck, type GoalState } from "../../scenario/goals.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx"
import { goalFound, goalNames, goalsSummary, goalStates, goalWords, optionWords } from "../common/goalWords.ts"
import { newlySaid } from "./said.ts"
import styles from "./GoalStrip.module.css"

export interface GoalStripProps {
  readonly report: Report
  readonly scenario: Scenario
  /** What the goals are held against; null: nothing is compared. */
  readonly option: OptionResult | null
  /** What the address has in focus. */
  readonly focus: string | null
}

/** Milliseconds without a change after which a goal counts as reached: a slider on its way through it has not got there. */
const settled = 900

/** What is to be reached, and how far the answer is from it. */
export function GoalStrip({ report, scenario, option, focus }: GoalStripProps): ReactElement {
  const isNamed = option !== null && (focus === option.key || focus === option.technique)
  const plan = useWinningPlan(scenario, isNamed)
  const checks = useMemo(() => checkGoals(scenario, plan ?? option), [scenario, plan, option])
  const names = goalNames(scenario, report.options)
  const said = (check: GoalCheck): string => goalWords(check.goal, scenario, names)
  return (
    <section className={styles["strip"]} aria-label="Goals" data-all={allMet(checks) || undefined}>
      <header className={styles["head"]}>
        <h3 className={styles["title"]}>{goalsSummary(checks)}</h3>
        <p className={styles["besides"]}>on top of what VMs need</p>
      </header>
      <ul className={styles["goals"]}>
        {checks.map((check) => (
          <li key={goalSlot(check.goal)} className={styles["goal"]} data-state={check.state}>
            <Mark state={check.state} />
            <span>
              <span className={styles["words"]}>{said(check)}</span>{" "}
              <span className={styles["found"]}>
                <span className={styles["state"]}>{goalStates[check.state]}</span>
                {`: ${goalFound(check, scenario, names)}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {plan && (
        <p className={styles["about"]}>
          Checked on the plan in which each group goes its own way, which the verdict names; an option put in focus takes its place.
        </p>
      )}
      {option && !plan && (
        <p className={styles["about"]}>
          Checked on {optionWords(option)},{" "}
          {isNamed ? "which is in focus." : "which the verdict names; another one put in focus takes its place."}
        </p>
      )}
      <Settling checks={checks} words={said} />
    </section>
  )
}

/** The plan of parts, where it is the answer and no option is in focus. */
function useWinningPlan(scenario: Scenario, isNamed: boolean): PlanResult | null {
  const job = useMemo(() => (mayDivide(scenario) && !isNamed ? ({ kind: "mix", scenario } as const) : null), [scenario, isNamed])
  const { result, stale } = useJob(job)
  return useMemo(() => (result && !stale ? leadingPlan(result) : null), [result, stale])
}

interface SettlingProps {
  readonly checks: readonly GoalCheck[]
  readonly words: (check: GoalCheck) => string
}

/** Tells once it has settled which goals were reached or lost; nothing on arrival, for the strip is read anyway. */
function Settling({ checks, words }: SettlingProps): ReactElement {
  const known = useRef(checks)
  const [text, setText] = useState("")
  // The newest, for the timer.
  const now = useRef(words)
  useEffect(() => {
    now.current = words
  })
  useEffect(() => {
    const timer = setTimeout(() => {
      const before = known.current
      known.current = checks
      const said = newlySaid(before, checks, now.current)
      // What was said last stands until there is something else to say: an answer worked out anew may be the same.
      if (said !== "") setText(said)
    }, settled)
    return () => clearTimeout(timer)
  }, [checks])
  return (
    <VisuallyHidden>
      <output>{text}</output>
    </VisuallyHidden>
  )
}

/** A ring that is empty, half full or ticked: the state without its colour. */
function Mark({ state }: { readonly state: GoalState }): ReactElement {
  return (
    <svg className={styles["mark"]} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" className={styles["ring"]} />
      {state === "met" && <path d="m4.8 8.4 2.2 2.2 4.2-4.8" className={styles["tick"]} />}
      {state === "perhaps" && <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" className={styles["half"]} />}
      {state === "unknown" && <path d="M6.4 6.6A1.7 1.7 0 1 1 8 8.4v.9M8 11.4v.3" className={styles["ask"]} />}
    </svg>
  )
}
