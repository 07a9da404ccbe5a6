import { useCallback, useEffect, useMemo, useState, type ReactElement } from "react"
import { catalogue } from "../../dataset/load.ts"
import { loadQuirks, loadTechniques } from "../../dataset/reference.ts"
import type { Measurement, Product, Quirk, Technique } from "../../dataset/schema/index.ts"
import { useExplorer } from "../../scenario/store.ts"
import { Notice } from "../../ui/Notice.tsx"
import type { TableSpec } from "./columnSpec.ts"
import { hardwareSpec, type HardwareRow } from "./columns/hardware.ts"
import { measurementSpec } from "./columns/measurements.ts"
import { productSpec } from "./columns/products.ts"
import { quirkSpec } from "./columns/quirks.ts"
import { dimensionRows, dimensionsCsv, techniqueSpec, type DimensionRow } from "./columns/techniques.ts"
import { DataTable, type TableWords } from "./DataTable.tsx"
import { DimensionDetails, HardwareDetails, MeasurementDetails, ProductDetails, QuirkDetails } from "./Details.tsx"
import css from "./DataTable.module.css"

/** Sorting and filter stand in the link, so they live in the page's view. */
function useTableWords(): { readonly state: TableWords; readonly onState: (state: TableWords) => void } {
  const state = useExplorer((page) => page.view.table)
  const actions = useExplorer((page) => page.actions)
  const onState = useCallback(
    ({ sort, filter }: TableWords) => {
      actions.setView({ table: { ...(sort ? { sort } : {}), ...(filter ? { filter } : {}) } })
    },
    [actions],
  )
  return { state, onState }
}

const products: TableSpec<Product> = productSpec((id) => catalogue.hypervisor(id)?.name ?? id)

export function ProductsTable(): ReactElement {
  const words = useTableWords()
  const pins = useExplorer((page) => page.scenario.pins)
  return (
    <DataTable
      spec={products}
      rows={catalogue.products}
      {...words}
      marked={(product) => pins.some((pin) => pin.product === product.id)}
      details={(product) => <ProductDetails product={product} columns={products.columns} />}
    />
  )
}

export function HardwareTable(): ReactElement {
  const words = useTableWords()
  const allowed = useExplorer((page) => page.scenario.supply.gpus)
  const rows = useMemo<readonly HardwareRow[]>(
    () => catalogue.gpus.map((gpu) => ({ gpu, price: catalogue.gpuPrice(gpu.id), sets: catalogue.instanceTypeSetsOf(gpu.id) })),
    [],
  )
  return (
    <DataTable
      spec={hardwareSpec}
      rows={rows}
      {...words}
      marked={({ gpu }) => allowed.includes(gpu.id)}
      details={(row) => <HardwareDetails row={row} columns={hardwareSpec.columns} />}
    />
  )
}

export function MeasurementsTable(): ReactElement {
  const words = useTableWords()
  return (
    <DataTable
      spec={measurementSpec}
      rows={catalogue.measurements}
      {...words}
      details={(row: Measurement) => <MeasurementDetails row={row} columns={measurementSpec.columns} />}
    />
  )
}

/** Undefined while it loads, null where it could not be had. */
function useLoaded<T>(load: () => Promise<T>): T | null | undefined {
  const [loaded, setLoaded] = useState<T | null>()
  useEffect(() => {
    let here = true
    load().then(
      (value) => {
        if (here) setLoaded(value)
      },
      () => {
        if (here) setLoaded(null)
      },
    )
    return () => {
      here = false
    }
  }, [load])
  return loaded
}

const Waiting = ({ failed, what }: { readonly failed: boolean; readonly what: string }): ReactElement =>
  failed ? (
    <Notice tone="error" title={`The ${what} could not be loaded.`}>
      <p>Check the connection and reload the page; your scenario is kept in the address.</p>
    </Notice>
  ) : (
    <output className={css["count"]}>Loading the {what} …</output>
  )

export function TechniquesTable(): ReactElement {
  const words = useTableWords()
  const techniques = useLoaded<readonly Technique[]>(loadTechniques)
  const rows = useMemo(() => dimensionRows(techniques ?? []), [techniques])
  if (!techniques) return <Waiting failed={techniques === null} what="techniques" />
  return (
    <DataTable
      spec={techniqueSpec}
      rows={rows}
      {...words}
      csv={dimensionsCsv}
      details={(row: DimensionRow) => <DimensionDetails row={row} />}
    />
  )
}

const quirkTable = quirkSpec((id) => catalogue.product(id)?.name ?? id)

export function QuirksTable(): ReactElement {
  const words = useTableWords()
  const quirks = useLoaded<readonly Quirk[]>(loadQuirks)
  if (!quirks) return <Waiting failed={quirks === null} what="quirks" />
  return <DataTable spec={quirkTable} rows={quirks} {...words} details={(quirk) => <QuirkDetails quirk={quirk} />} />
}
