import { useMemo, type ReactElement } from "react"
import { useExplorer } from "../../../scenario/store.ts"
import { count } from "../../../ui/format.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { PartNav } from "../parts/PartNav.tsx"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { DataTable } from "../../common/table/DataTable.tsx"
import { useTableWords } from "../../common/table/useTableWords.ts"
import { ArticleTable } from "./ArticleTable.tsx"
import { hardwareSpec, type HardwareRow } from "./columns.ts"
import { GpuPage } from "./GpuPage.tsx"
import { allHosts, hostFocus, hostSpec } from "./hostColumns.ts"
import { HostPage } from "./HostPage.tsx"
import css from "./hardware.module.css"

/** GPUs and servers, each as a table of all or as the page of the one that the link names. */
export function HardwareView(): ReactElement {
  const catalogue = useFullCatalogue()
  const words = useTableWords()
  const focus = useExplorer((page) => page.view.focus)
  const allowed = useExplorer((page) => page.scenario.supply.gpus)
  const chosenHost = useExplorer((page) => page.scenario.supply.host)
  const rows = useMemo<readonly HardwareRow[]>(
    () =>
      catalogue.gpus.map((gpu) => ({
        gpu,
        price: catalogue.gpuPrice(gpu.id),
        sets: catalogue.instanceTypeSetsOf(gpu.id),
        resources: catalogue.resources(gpu.id),
      })),
    [catalogue],
  )
  if (focus !== null && focus !== allHosts) {
    const row = rows.find(({ gpu }) => gpu.id === focus)
    if (row) return <GpuPage key={focus} row={row} catalogue={catalogue} />
    const host = catalogue.hosts.find(({ id }) => hostFocus(id) === focus)
    if (host) return <HostPage key={focus} host={host} />
    return <NoSuchRow view="hardware" all="GPUs" id={focus} />
  }
  const servers = focus === allHosts
  return (
    <div className={css["view"]} data-paper="flow">
      <PartNav
        label="Kinds of hardware"
        parts={[
          { label: `GPUs (${count(rows.length)})`, target: { view: "hardware" }, current: !servers },
          { label: `Servers (${count(catalogue.hosts.length)})`, target: { view: "hardware", focus: allHosts }, current: servers },
        ]}
      />
      {servers ? (
        <DataTable
          spec={hostSpec}
          rows={catalogue.hosts}
          {...words}
          marked={({ id }) => chosenHost !== "auto" && "id" in chosenHost && chosenHost.id === id}
        />
      ) : (
        <>
          <ArticleTable rows={rows} />
          <DataTable spec={hardwareSpec} rows={rows} {...words} marked={({ gpu }) => allowed.includes(gpu.id)} />
        </>
      )}
    </div>
  )
}
