import { useMemo, type ReactElement } from "react"
import { loadTechniques } from "../../../dataset/reference.ts"
import type { Measurement, Technique } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { SelectField } from "../../../ui/SelectField.tsx"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { useLoaded } from "../parts/useLoaded.tsx"
import { DataTable } from "../../common/table/DataTable.tsx"
import type { TableWords } from "../../common/table/tableState.ts"
import { parseFilter } from "../../common/table/tableState.ts"
import { useTableWords } from "../../common/table/useTableWords.ts"
import { measurementSpec } from "./columns.ts"
import { groupingOf, withGrouping } from "./grouping.ts"
import { MeasurementPage } from "./MeasurementPage.tsx"
import { OtherMeasurements, Reading } from "./Reading.tsx"
import { usePaper } from "../../../ui/usePaper.ts"
import { claimsOf, plotGroups, type Grouping } from "./plot.ts"
import { SharePlot } from "./SharePlot.tsx"
import css from "./view.module.css"

const noTechniques: readonly Technique[] = []

/** Every published share of native as a picture and as a table, or the page of the measurement the link names. */
export function MeasurementsView(): ReactElement {
  const catalogue = useFullCatalogue()
  const { measurements } = catalogue
  const { state, onState } = useTableWords()
  const focus = useExplorer((page) => page.view.focus)
  // The rows of the picture are many, and each is wide enough.
  usePaper(focus === null ? "portrait" : null)
  const techniques = useLoaded<readonly Technique[]>(loadTechniques) ?? noTechniques
  const claims = useMemo(() => claimsOf(techniques), [techniques])
  const grouping = groupingOf(state.filter)
  const technology = parseFilter(state.filter, measurementSpec.columns).facets["technology"] ?? ""
  if (focus !== null) {
    const row = measurements.find((one) => one.id === focus)
    return row ? <MeasurementPage key={focus} row={row} /> : <NoSuchRow view="measurements" all="measurements" id={focus} />
  }
  const keep = ({ sort, filter }: TableWords): void => onState({ ...(sort ? { sort } : {}), filter: withGrouping(filter, grouping) })
  const picture = (rows: readonly Measurement[]): ReactElement => (
    <>
      <div className={css["switch"]}>
        <SelectField<Grouping>
          label="Rows of the picture"
          value={grouping}
          options={[
            { value: "technique", label: "Techniques, each by class of work" },
            { value: "class", label: "Classes of work, each by technique" },
          ]}
          onChange={(value) => onState({ ...state, filter: withGrouping(state.filter, value) })}
        />
      </div>
      <SharePlot groups={plotGroups(rows, grouping, claims, catalogue, technology)} rows={rows} all={measurements} table={state} />
      <Reading rows={measurements} />
      <h3 className={css["heading"]} data-print="no">
        The same rows as a table
      </h3>
    </>
  )
  return (
    <div className={css["view"]} data-paper="flow">
      <DataTable spec={measurementSpec} rows={measurements} state={state} onState={keep} picture={picture} />
      <OtherMeasurements />
    </div>
  )
}
