import { useMemo, type ReactElement } from "react"
import { loadTechniques } from "../../../dataset/reference.ts"
import { techniqueIds, type Technique } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { Block, Columns, Said, Statements } from "../parts/Parts.tsx"
import { NoSuchRow, RowPage } from "../parts/RowPage.tsx"
import { useLoaded, Waiting } from "../parts/useLoaded.tsx"
import { DataTable } from "../../common/table/DataTable.tsx"
import { techniqueNames } from "../../common/table/columnSpec.ts"
import { useTableWords } from "../../common/table/useTableWords.ts"
import { dimensionRows, dimensionsCsv, techniqueSpec, type DimensionRow } from "./rows.ts"

/** The four techniques dimension by dimension, or one dimension with all that is said on it. */
export function TechniquesView(): ReactElement {
  const words = useTableWords()
  const focus = useExplorer((page) => page.view.focus)
  const techniques = useLoaded<readonly Technique[]>(loadTechniques)
  const rows = useMemo(() => dimensionRows(techniques ?? []), [techniques])
  if (!techniques) return <Waiting failed={techniques === null} what="techniques" />
  if (focus !== null) {
    const row = rows.find((one) => one.id === focus)
    return row ? <DimensionPage key={focus} row={row} /> : <NoSuchRow view="techniques" all="dimensions" id={focus} />
  }
  return <DataTable spec={techniqueSpec} rows={rows} {...words} csv={dimensionsCsv} />
}

function DimensionPage({ row }: { readonly row: DimensionRow }): ReactElement {
  return (
    <RowPage view="techniques" all="dimensions" title={row.name}>
      <Columns>
        {techniqueIds.map((technique) => {
          const answer = row.answers[technique]
          return (
            <Block
              key={technique}
              title={
                <>
                  <TechniqueMark technique={technique} size={12} /> {techniqueNames[technique]}
                </>
              }
            >
              {answer ? <Statements list={answer.statements} /> : <Said>Unknown.</Said>}
            </Block>
          )
        })}
      </Columns>
    </RowPage>
  )
}
