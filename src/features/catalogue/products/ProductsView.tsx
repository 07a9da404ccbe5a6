import { useMemo, type ReactElement } from "react"
import type { Product } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { DataTable } from "../table/DataTable.tsx"
import type { TableSpec } from "../table/columnSpec.ts"
import { useTableWords } from "../table/useTableWords.ts"
import { productSpec } from "./columns.ts"
import { ProductPage } from "./ProductPage.tsx"

/** All products as a table, or the page of the one the link names. */
export function ProductsView(): ReactElement {
  const catalogue = useFullCatalogue()
  const words = useTableWords()
  const focus = useExplorer((page) => page.view.focus)
  const pins = useExplorer((page) => page.scenario.pins)
  const spec = useMemo<TableSpec<Product>>(() => productSpec((id) => catalogue.hypervisor(id)?.name ?? id), [catalogue])
  if (focus !== null) {
    const product = catalogue.product(focus)
    return product ? (
      <ProductPage key={focus} product={product} columns={spec.columns} />
    ) : (
      <NoSuchRow view="products" all="products" id={focus} />
    )
  }
  return <DataTable spec={spec} rows={catalogue.products} {...words} marked={(product) => pins.some((pin) => pin.product === product.id)} />
}
