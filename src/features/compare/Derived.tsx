import { useEffect, useMemo, useState } from "react"
import type { Derivation, OptionResult } from "../../engine/report.ts"
import { Cancelled } from "../../engine/basics/task.ts"
import type { Scenario } from "../../engine/scenario.ts"
import type { Job } from "../../scenario/worker/jobs.ts"
import { runner } from "../../scenario/worker/runner.ts"
import { currencyOf } from "../common/currency.ts"
import { useFullIfThere } from "../common/useFullCatalogue.ts"
import type { AskedOfPlan } from "./PlanAnswer.tsx"
import WhyPanel from "./WhyPanel.tsx"
import { withPlaces } from "./withPlaces.ts"
import { type WhyTarget } from "./words.ts"

interface DerivedProps {
  readonly option: OptionResult
  readonly asked: WhyTarget
  readonly scenario: Scenario
  readonly onClose: () => void
}

export function Derived({ option, asked: { figure }, scenario, onClose }: DerivedProps) {
  const job = useMemo(() => ({ kind: "explain", option, figure, scenario }) as const, [option, figure, scenario])
  return <Told job={job} option={option} onClose={onClose} />
}

interface DerivedOfPlanProps {
  readonly asked: AskedOfPlan
  readonly scenario: Scenario
  readonly onClose: () => void
}

/** Of a plan of parts, or of one of them. */
export function DerivedOfPlan({ asked, scenario, onClose }: DerivedOfPlanProps) {
  const job = useMemo((): Explaining => ({ kind: "explain", ...asked, scenario }), [asked, scenario])
  return <Told job={job} option={"part" in asked ? asked.part.option : null} onClose={onClose} />
}

type Explaining = Extract<Job, { kind: "explain" }>

interface ToldProps {
  readonly job: Explaining
  readonly option: OptionResult | null
  readonly onClose: () => void
}

/** The figures as soon as the worker has them, from the core; where in its source each stands, and notes, as soon as the full dataset is here. */
function Told({ job, option, onClose }: ToldProps) {
  const full = useFullIfThere()
  const told = useDerivation(job)
  const derivation = useMemo(() => (told && full ? withPlaces(told, full) : told), [told, full])
  return (
    <WhyPanel
      derivation={derivation}
      option={option}
      currency={currencyOf(job.scenario)}
      details={full === undefined ? "awaited" : full === null ? "missing" : "there"}
      onClose={onClose}
    />
  )
}

/** The derivation of a figure, the last one until a new one has come; null before the first. Throws where none can be had. */
function useDerivation(job: Explaining): Derivation | null {
  const [told, setTold] = useState<Derivation | null>(null)
  const [fault, setFault] = useState<Error | null>(null)
  useEffect(() => {
    const abort = new AbortController()
    runner.run(job, { signal: abort.signal }).then(setTold, (error: unknown) => {
      if (!(error instanceof Cancelled)) setFault(error instanceof Error ? error : new Error(String(error)))
    })
    return () => abort.abort()
  }, [job])
  if (fault) throw fault
  return told
}
