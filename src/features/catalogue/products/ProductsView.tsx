import { useMemo, type ReactElement } from "react"
import type { Product } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { count } from "../../../ui/format.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { PartNav } from "../parts/PartNav.tsx"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { DataTable } from "../../common/table/DataTable.tsx"
import type { TableSpec } from "../../common/table/columnSpec.ts"
import { useTableWords } from "../../common/table/useTableWords.ts"
import { productSpec } from "./columns.ts"
import { HypervisorPage } from "./HypervisorPage.tsx"
import { hypervisorList, hypervisorOf, hypervisorRows, hypervisorSpec } from "./hypervisors.ts"
import { ProductPage } from "./ProductPage.tsx"
import css from "./Page.module.css"

/** All products or all hypervisors as a table, or the page of the one the link names. */
export function ProductsView(): ReactElement {
  const catalogue = useFullCatalogue()
  const words = useTableWords()
  const focus = useExplorer((page) => page.view.focus)
  const pins = useExplorer((page) => page.scenario.pins)
  const spec = useMemo<TableSpec<Product>>(() => productSpec((id) => catalogue.hypervisor(id)?.name ?? id), [catalogue])
  const hypervisors = useMemo(() => hypervisorRows(catalogue.hypervisors, catalogue.products), [catalogue])

  if (focus !== null && focus !== hypervisorList) {
    const product = catalogue.product(focus)
    const hypervisor = hypervisors.find((row) => row.hypervisor.id === hypervisorOf(focus))
    if (product) return <ProductPage key={focus} product={product} from="products" />
    if (hypervisor) return <HypervisorPage key={focus} row={hypervisor} catalogue={catalogue} />
    return <NoSuchRow view="products" all="products" id={focus} />
  }
  return (
    <div className={css["view"]} data-paper="flow">
      <PartNav
        label="Tables"
        parts={[
          { label: `Products (${count(catalogue.products.length)})`, target: { view: "products" }, current: focus === null },
          {
            label: `Hypervisors (${count(hypervisors.length)})`,
            target: { view: "products", focus: hypervisorList },
            current: focus === hypervisorList,
          },
        ]}
      />
      {focus === hypervisorList ? (
        <DataTable key="hypervisors" spec={hypervisorSpec} rows={hypervisors} {...words} />
      ) : (
        <DataTable
          key="products"
          spec={spec}
          rows={catalogue.products}
          {...words}
          marked={(product) => pins.some((pin) => pin.product === product.id)}
        />
      )}
    </div>
  )
}
