import { useCallback, useMemo, type ReactElement } from "react"
import type { TechnologyId } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { Button } from "../../../ui/Button.tsx"
import type { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { NoSuchRow } from "../parts/RowPage.tsx"
import type { Background } from "../products/useBackground.ts"
import { technologyName } from "../../common/table/columnSpec.ts"
import { tableJson } from "../../common/table/csv.ts"
import { download } from "../../common/download.ts"
import { cellFocus } from "./address.ts"
import { CellWindow } from "./CellWindow.tsx"
import { movingCsv, movingRecords } from "./files.ts"
import { Legend } from "./Legend.tsx"
import { movingRows, placedReports } from "./moving.ts"
import { MovingDetails, ReportList } from "./MovingDetails.tsx"
import { MovingTable } from "./MovingTable.tsx"
import { Scroller } from "./Scroller.tsx"
import css from "./Support.module.css"

export interface HypervisorsPartProps {
  readonly catalogue: ReturnType<typeof useFullCatalogue>
  readonly background: Background
  /** The cell that is open. */
  readonly opened: { readonly hypervisor: string; readonly technology: TechnologyId } | null
}

/** Hypervisors against technologies: can a running VM be moved? */
export function HypervisorsPart({ catalogue, background, opened }: HypervisorsPartProps): ReactElement {
  const actions = useExplorer((page) => page.actions)
  const reports = useMemo(() => placedReports(background), [background])
  const rows = useMemo(() => movingRows(catalogue.hypervisors, catalogue.products, reports), [catalogue, reports])
  const key = opened ? cellFocus(opened.hypervisor, opened.technology) : null
  const open = useCallback((cell: string) => actions.setView({ focus: cell === key ? null : cell }), [actions, key])
  const close = (): void => actions.setView({ focus: null, table: { filter: ";table:hypervisors" } })
  const row = opened ? rows.find((one) => one.hypervisor.id === opened.hypervisor) : undefined
  const cell = opened ? row?.cells.get(opened.technology) : undefined
  if (key !== null && !cell) return <NoSuchRow view="support" all="cells" id={key} />
  return (
    <>
      <div className={css["tools"]}>
        <p className={css["lead"]}>
          A cell says the best that any product on that hypervisor can do. Opened, it tells the products apart and quotes the vendors'
          charts and release notes.
        </p>
        <div className={css["buttons"]}>
          <Button variant="quiet" icon="download" onClick={() => download("gpu-live-migration-by-hypervisor.csv", movingCsv(rows))}>
            CSV
          </Button>
          <Button
            variant="quiet"
            icon="download"
            onClick={() => download("gpu-live-migration-by-hypervisor.json", tableJson(movingRecords(rows)), "application/json")}
          >
            JSON
          </Button>
        </div>
      </div>
      <Legend withApis={false} />
      <Scroller>
        <MovingTable rows={rows} onOpen={open} />
      </Scroller>
      <section className={css["footnotes"]} aria-label="Wherever it runs">
        <h3>What holds wherever it runs</h3>
        <ReportList reports={reports.filter((report) => report.places.length === 0)} />
      </section>
      {opened && row && cell && key !== null && (
        <CellWindow cell={key} inTable onClose={close} title={`${row.hypervisor.name}: ${technologyName(opened.technology)}`}>
          <MovingDetails row={row} cell={cell} />
        </CellWindow>
      )}
    </>
  )
}
