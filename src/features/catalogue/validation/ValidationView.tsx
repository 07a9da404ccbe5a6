import { figure } from "../../../base/figures.ts"
import { useMemo, type ReactElement } from "react"
import { loadValidation } from "../../../dataset/reference.ts"
import type { Validation } from "../../../dataset/schema/index.ts"
import { count, percent } from "../../../ui/format.ts"
import { SelectField } from "../../../ui/SelectField.tsx"
import { useLoaded, Waiting } from "../parts/useLoaded.tsx"
import { Part } from "../../common/Part.tsx"
import { DataTable } from "../../common/table/DataTable.tsx"
import type { TableWords } from "../../common/table/tableState.ts"
import { techniqueNames } from "../../common/table/columnSpec.ts"
import { useTableWords } from "../../common/table/useTableWords.ts"
import { Calibration } from "./Calibration.tsx"
import { Key, RangeBar, VerdictMark } from "./RangeBar.tsx"
import { methodOf, rowsOf, tally, validationSpec, withMethod, type Method, type Row } from "./rows.ts"
import { Speeds } from "./Speeds.tsx"
import { Summary } from "./Summary.tsx"
import css from "./validation.module.css"

const drawn = {
  predicted: (row: Row): ReactElement => <RangeBar row={row} />,
  verdict: (row: Row): ReactElement => <VerdictMark verdict={row.verdict} />,
}

/** Whether the model can be trusted: its prediction beside every published figure, with the figure's own source left out. */
export function ValidationView(): ReactElement {
  const validation = useLoaded<Validation>(loadValidation)
  const { state, onState } = useTableWords()
  const method = methodOf(state.filter)
  const rows = useMemo(() => (validation ? rowsOf(validation, method) : []), [validation, method])
  if (!validation) return <Waiting failed={validation === null} what="validation" />
  const keep = ({ sort, filter }: TableWords): void => onState({ ...(sort ? { sort } : {}), filter: withMethod(filter, method) })
  const { nominalCoverage } = validation
  return (
    <div className={css["view"]} data-paper="flow">
      <Verdict rows={rows} method={method} nominalCoverage={nominalCoverage} calibration={validation.calibration} />
      <Calibration cells={validation.calibration} />
      <Part is="asked">
        <div className={css["switch"]}>
          <SelectField<Method>
            label="The model is asked"
            value={method}
            options={[
              { value: "left-out", label: "without the source of the figure" },
              { value: "in-sample", label: "knowing the figure" },
            ]}
            onChange={(value) => onState({ ...state, filter: withMethod(state.filter, value) })}
          />
        </div>
      </Part>
      <DataTable
        spec={validationSpec}
        rows={rows}
        state={state}
        onState={keep}
        drawn={drawn}
        picture={(shown) => (
          <>
            <Summary rows={shown} coverage={nominalCoverage} />
            <Key />
          </>
        )}
      />
      <Speeds />
    </div>
  )
}

interface VerdictProps {
  readonly rows: readonly Row[]
  readonly method: Method
  readonly nominalCoverage: number
  readonly calibration: Validation["calibration"]
}

/** The technique whose ranges held for the fewest of its sources; null where none has enough of them. */
const worstOf = (calibration: Validation["calibration"]): Validation["calibration"][number] | null =>
  calibration
    .filter((one) => one.workloadClass === null && one.interest === null && one.coverage !== null)
    .toSorted((a, b) => (a.coverage ?? 1) - (b.coverage ?? 1))[0] ?? null

/** The answer first, then what cross-validation means. */
function Verdict({ rows, method, nominalCoverage, calibration }: VerdictProps): ReactElement {
  const { predicted, coverage, meanWidth } = tally(
    rows.filter((row) => row.use === "efficiency"),
    nominalCoverage,
  )
  const worst = worstOf(calibration)
  const inside = Math.round((coverage ?? 0) * predicted)
  return (
    <section className={css["lead"]} aria-label="How well the model predicts">
      {worst?.interval && method === "left-out" && (
        <p className={css["answer"]}>
          {techniqueNames[worst.technique]} fares worst: of {count(worst.sources)} sources unseen, each counting once,{" "}
          {percent(worst.coverage ?? 0)} lie inside (between {percent(worst.interval.low)} and {percent(worst.interval.high)}, as few as
          they are).
        </p>
      )}
      <p className={css["answer"]}>
        {count(inside)} of {count(predicted)} published figures of one VM alone lie inside the range predicted{" "}
        {method === "left-out" ? "without their source" : "with them known"}: {percent(coverage ?? 0)}, in ranges{" "}
        {figure((meanWidth ?? 0) * 100, 0)} points wide on average.
      </p>
      <details className={css["reading"]}>
        <summary>What cross-validation means, and what it does not prove</summary>
        <div>
          <p>
            A model that is asked about figures it was made from proves nothing. So each source, a paper or one edition of a benchmark, is
            put aside in turn; everything that is fitted is fitted again without it; and what it published is then predicted from what the
            others published. Where the prediction holds, it may hold for a measurement that nobody has made yet.
          </p>
          <p>
            A range is to hold {percent(nominalCoverage)} of such figures. Wide ranges would do so easily, and say nothing: therefore the
            width stands beside. The figure compared is the published mean, else the middle of a published span, else the one end that was
            published; no tolerance is added, and noise can carry a figure above native.
          </p>
          <p>
            Editions of one benchmark share their authors and machines, so leaving out one of them is a lighter test than leaving out a lone
            paper; with all editions left out at once the ranges hold as many, and grow little (docs/validation.md has both). Rows for
            context compare things that differ in more than virtualization, and are part of no aim.
          </p>
        </div>
      </details>
    </section>
  )
}
