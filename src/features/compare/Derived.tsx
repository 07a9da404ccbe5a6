import { useMemo } from "react"
import { catalogue } from "../../dataset/load.ts"
import type { OptionResult } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { explain } from "../../engine/why/explain.ts"
import { reportFor } from "../../scenario/reportFor.ts"
import { currencyOf } from "../common/currency.ts"
import { useFullIfThere } from "../common/useFullCatalogue.ts"
import WhyPanel from "./WhyPanel.tsx"
import { type WhyTarget } from "./words.ts"

interface DerivedProps {
  readonly option: OptionResult
  readonly asked: WhyTarget
  readonly scenario: Scenario
  readonly onClose: () => void
}

/** The figures at once, from the core; where in its source each stands, and notes, as soon as the full dataset is here. */
export function Derived({ option, asked, scenario, onClose }: DerivedProps) {
  const full = useFullIfThere()
  const derivation = useMemo(() => {
    if (!full) return explain(option, asked.figure, scenario, catalogue)
    const told = reportFor(scenario, full).options.find((each) => each.key === option.key)
    return explain(told ?? option, asked.figure, scenario, full)
  }, [option, asked.figure, scenario, full])
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
