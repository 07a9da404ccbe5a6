import { useMemo, type ReactElement } from "react"
import { loadQuirks } from "../../../dataset/reference.ts"
import type { Quirk } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { useLoaded, Waiting } from "../parts/useLoaded.tsx"
import { DataTable } from "../../common/table/DataTable.tsx"
import { useTableWords } from "../../common/table/useTableWords.ts"
import { quirkSpec } from "./columns.ts"
import { QuirkPage } from "./QuirkPage.tsx"

/** All quirks as a table, or the page of the one the link names. */
export function QuirksView(): ReactElement {
  const catalogue = useFullCatalogue()
  const words = useTableWords()
  const focus = useExplorer((page) => page.view.focus)
  const quirks = useLoaded<readonly Quirk[]>(loadQuirks)
  const spec = useMemo(() => quirkSpec((id) => catalogue.product(id)?.name ?? id), [catalogue])
  if (!quirks) return <Waiting failed={quirks === null} what="quirks" />
  if (focus !== null) {
    const quirk = quirks.find((one) => one.id === focus)
    return quirk ? <QuirkPage key={focus} quirk={quirk} /> : <NoSuchRow view="quirks" all="quirks" id={focus} />
  }
  return <DataTable spec={spec} rows={quirks} {...words} />
}
