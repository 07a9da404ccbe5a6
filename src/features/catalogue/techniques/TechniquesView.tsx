import { useMemo, type ReactElement } from "react"
import { loadHowItWorks, loadTechniques } from "../../../dataset/reference.ts"
import type { HowItWorks, Technique } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { useLoaded, Waiting } from "../parts/useLoaded.tsx"
import { Diagrams } from "./Diagrams.tsx"
import { DimensionPage } from "./DimensionPage.tsx"
import { Matrix } from "./Matrix.tsx"
import { dimensionRows } from "./rows.ts"
import { TechniquePage } from "./TechniquePage.tsx"
import css from "./Techniques.module.css"

/** The four techniques drawn and compared, or the page of a technique or of a dimension. */
export function TechniquesView(): ReactElement {
  const focus = useExplorer((page) => page.view.focus)
  const techniques = useLoaded<readonly Technique[]>(loadTechniques)
  const ways = useLoaded<readonly HowItWorks[]>(loadHowItWorks)
  const rows = useMemo(() => dimensionRows(techniques ?? []), [techniques])
  if (!techniques || !ways) return <Waiting failed={techniques === null || ways === null} what="techniques" />
  if (focus !== null) {
    const technique = techniques.find((one) => one.id === focus)
    if (technique) return <TechniquePage key={focus} technique={technique} techniques={techniques} ways={ways} />
    const row = rows.find((one) => one.id === focus)
    return row ? <DimensionPage key={focus} row={row} /> : <NoSuchRow view="techniques" all="techniques and dimensions" id={focus} />
  }
  return (
    <div className={css["view"]} data-paper="flow">
      <Diagrams all={ways} />
      <Matrix rows={rows} />
    </div>
  )
}
