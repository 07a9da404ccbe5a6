import { useMemo, type ReactElement } from "react"
import { useExplorer } from "../../../scenario/store.ts"
import { DataTable } from "../../common/table/DataTable.tsx"
import { useTableWords } from "../../common/table/useTableWords.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { workloadSpec } from "./columns.ts"
import { WorkloadPage } from "./WorkloadPage.tsx"

/** All workloads as a table, or the page of the one the link names. */
export function WorkloadsView(): ReactElement {
  const catalogue = useFullCatalogue()
  const words = useTableWords()
  const focus = useExplorer((page) => page.view.focus)
  const groups = useExplorer((page) => page.scenario.groups)
  const spec = useMemo(() => workloadSpec((id) => catalogue.gpu(id)?.name ?? id), [catalogue])
  if (focus !== null) {
    const workload = catalogue.workloads.find((one) => one.id === focus)
    return workload ? (
      <WorkloadPage key={focus} workload={workload} catalogue={catalogue} />
    ) : (
      <NoSuchRow view="workloads" all="workloads" id={focus} />
    )
  }
  return (
    <DataTable
      spec={spec}
      rows={catalogue.workloads}
      {...words}
      marked={(workload) => groups.some((group) => group.workload === workload.id)}
    />
  )
}
