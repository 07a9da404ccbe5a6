import type { ReactElement } from "react"
import type { ApiCell, ApiId, Product, SupportCell } from "../../../dataset/schema/index.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { Block, Columns, Facts, Notes, pick, Said, Statements } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { CompareButton } from "../parts/UseButtons.tsx"
import { SupportView } from "../table/CellView.tsx"
import { techniqueNames, type ColumnSpec } from "../table/columnSpec.ts"
import css from "../parts/Parts.module.css"
import { apiText } from "./columns.ts"

const cells = (product: Product): readonly (readonly [string, SupportCell])[] => [
  ["Live migration", product.liveMigration],
  ["Suspend and resume", product.suspendResume],
  ["Snapshot", product.snapshot],
  ["Hot plug", product.hotPlug],
]

export interface ProductPageProps {
  readonly product: Product
  readonly columns: readonly ColumnSpec<Product>[]
}

/** Everything known of one product. */
export function ProductPage({ product, columns }: ProductPageProps): ReactElement {
  const apis = Object.entries(product.apis) as [ApiId, ApiCell][]
  return (
    <RowPage
      view="products"
      all="products"
      title={product.name}
      kicker={
        <>
          <TechniqueMark technique={product.technique} size={12} /> {techniqueNames[product.technique]} · {product.vendor}
        </>
      }
    >
      <CompareButton product={product} />
      <p>{product.mechanism}</p>
      <Facts row={product} columns={pick(columns, "hypervisors", "guests", "gpu-vendors", "max-vms", "licence", "in-article")} />
      <Columns>
        <Block title="Moving a running VM">
          <ul className={css["statements"]}>
            {cells(product).map(([name, cell]) => (
              <li key={name}>
                <span>
                  {name}: <SupportView support={cell.support} />
                </span>
                {cell.since && <Said>Since {cell.since}.</Said>}
                {cell.condition && <Said>{cell.condition}</Said>}
                <EvidenceList evidence={cell.evidence ?? []} />
              </li>
            ))}
          </ul>
        </Block>
        <Block title="APIs">
          <ul className={css["statements"]}>
            {apis.map(([api, cell]) => (
              <li key={api}>
                {apiText(api, cell)}
                {cell.note && <Said>{cell.note}</Said>}
                <EvidenceList evidence={cell.evidence ?? []} />
              </li>
            ))}
          </ul>
        </Block>
        <Block title="Isolation">
          <Statements
            list={[
              {
                text: `${product.isolation.level}${product.isolation.note ? `: ${product.isolation.note}` : ""}`,
                evidence: product.isolation.evidence,
              },
            ]}
          />
        </Block>
        {product.facts.length > 0 && (
          <Block title="What is said of it">
            <Statements list={product.facts} />
          </Block>
        )}
      </Columns>
      <Notes notes={[...product.hardwareNotes, ...product.guestNotes, ...product.notes]} />
      <Block title="Sources of the row">
        <EvidenceList evidence={product.evidence} />
      </Block>
    </RowPage>
  )
}
