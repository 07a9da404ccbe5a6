import { useEffect, useMemo, useState } from "react"
import type { Derivation, Figure, OptionResult } from "../../engine/report.ts"
import { Cancelled } from "../../engine/basics/task.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { runner } from "../../scenario/worker/runner.ts"
import { currencyOf } from "../common/currency.ts"
import { useFullIfThere } from "../common/useFullCatalogue.ts"
import WhyPanel from "./WhyPanel.tsx"
import { withPlaces } from "./withPlaces.ts"
import { type WhyTarget } from "./words.ts"

interface DerivedProps {
  readonly option: OptionResult
  readonly asked: WhyTarget
  readonly scenario: Scenario
  readonly onClose: () => void
}

/** The figures as soon as the worker has them, from the core; where in its source each stands, and notes, as soon as the full dataset is here. */
export function Derived({ option, asked, scenario, onClose }: DerivedProps) {
  const full = useFullIfThere()
  const told = useDerivation(option, asked.figure, scenario)
  const derivation = useMemo(() => (told && full ? withPlaces(told, full) : told), [told, full])
  return (
    <WhyPanel
      derivation={derivation}
      option={option}
      currency={currencyOf(scenario)}
      details={full === undefined ? "awaited" : full === null ? "missing" : "there"}
      onClose={onClose}
    />
  )
}

/** The derivation of a figure, the last one until a new one has come; null before the first. Throws where none can be had. */
function useDerivation(option: OptionResult, figure: Figure, scenario: Scenario): Derivation | null {
  const [told, setTold] = useState<Derivation | null>(null)
  const [fault, setFault] = useState<Error | null>(null)
  useEffect(() => {
    const abort = new AbortController()
    runner.run({ kind: "explain", option, figure, scenario }, { signal: abort.signal }).then(setTold, (error: unknown) => {
      if (!(error instanceof Cancelled)) setFault(error instanceof Error ? error : new Error(String(error)))
    })
    return () => abort.abort()
  }, [option, figure, scenario])
  if (fault) throw fault
  return told
}
