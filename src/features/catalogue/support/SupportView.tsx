import { useMemo, type ReactElement } from "react"
import { useExplorer } from "../../../scenario/store.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { PartNav } from "../parts/PartNav.tsx"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { productSpec } from "../products/columns.ts"
import { ProductPage } from "../products/ProductPage.tsx"
import { background as loadBackground, useBackground } from "../products/useBackground.ts"
import { readFocus } from "./address.ts"
import { readMatrixFilter, writeMatrixFilter, type MatrixFilter } from "./filter.ts"
import { HypervisorsPart } from "./HypervisorsPart.tsx"
import { ProductsPart } from "./ProductsPart.tsx"
import css from "./Support.module.css"

/** Which product gives which API and can be moved, suspended, restarted; and on which hypervisor a running VM can be moved. */
export function SupportView(): ReactElement {
  // Both at once, not one after the other.
  void loadBackground()
  const catalogue = useFullCatalogue()
  const background = useBackground()
  const { focus, table } = useExplorer((page) => page.view)
  const { columns } = useMemo(() => productSpec((id) => catalogue.hypervisor(id)?.name ?? id), [catalogue])
  const filter = useMemo(() => readMatrixFilter(table.filter, columns), [table.filter, columns])
  const opened = readFocus(focus)
  const product = opened.kind === "product" || opened.kind === "cell" ? catalogue.product(opened.product) : undefined
  if (opened.kind === "product" && product) return <ProductPage key={product.id} product={product} from="support" />
  if ((opened.kind === "product" || opened.kind === "cell") && !product) {
    return <NoSuchRow view="support" all="products" id={focus ?? ""} />
  }
  const which: MatrixFilter["table"] = opened.kind === "moving" ? "hypervisors" : opened.kind === "cell" ? "products" : filter.table
  const of = (other: MatrixFilter["table"]) => {
    const text = writeMatrixFilter({ ...filter, table: other })
    return text === "" ? {} : { filter: text }
  }
  return (
    <div className={css["view"]} data-paper="flow">
      <PartNav
        label="Tables"
        parts={[
          {
            label: "Products: APIs and operations",
            target: { view: "support", table: of("products") },
            current: which === "products",
          },
          {
            label: "Hypervisors: moving a running VM",
            target: { view: "support", table: of("hypervisors") },
            current: which === "hypervisors",
          },
        ]}
      />
      {which === "hypervisors" ? (
        <HypervisorsPart catalogue={catalogue} background={background} opened={opened.kind === "moving" ? opened : null} />
      ) : (
        <ProductsPart
          catalogue={catalogue}
          background={background}
          filter={filter}
          productColumns={columns}
          opened={opened.kind === "cell" && product ? { product, columnId: opened.column.id } : null}
        />
      )}
    </div>
  )
}
