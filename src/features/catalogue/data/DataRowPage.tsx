import type { ReactElement } from "react"
import type { KeyedRow } from "../../../dataset/citations.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { Block } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { descriptions } from "./descriptions.ts"
import { fileFocus } from "./paths.ts"
import { RowValues } from "./RowValues.tsx"
import { relatedTo, targetOf, type Related } from "./targets.ts"
import { isNode } from "./values.ts"
import css from "./data.module.css"

/** One row of a file in full, as it is published. */
export function DataRowPage({ path, row }: { readonly path: string; readonly row: KeyedRow }): ReactElement {
  const catalogue = useFullCatalogue()
  const own = targetOf(path, row.key)
  const title = descriptions[path]?.title ?? path
  const links: readonly Related[] = [
    ...(own.view === "data" ? [] : [{ ...own, what: "Its own page", name: row.name }]),
    ...relatedTo(path, row, catalogue),
  ]
  return (
    <RowPage
      view="data"
      up={fileFocus(path)}
      all={`rows of “${title}”`}
      title={catalogue.gpu(row.name)?.name ?? catalogue.product(row.name)?.name ?? row.name}
      kicker={title}
    >
      {links.length > 0 && (
        <ul className={css["related"]} aria-label="Related rows">
          {links.map((one) => (
            <li key={`${one.view} ${one.focus} ${one.what}`}>
              <span>{one.what}</span>
              <ViewLink view={one.view} focus={one.focus}>
                {one.name}
              </ViewLink>
            </li>
          ))}
        </ul>
      )}
      <Block title="As it stands in the dataset">{isNode(row.row) ? <RowValues row={row.row} /> : <p>{String(row.row)}</p>}</Block>
    </RowPage>
  )
}
