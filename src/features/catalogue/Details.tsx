import { useState, type ReactElement, type ReactNode } from "react"
import {
  techniqueIds,
  type ApiCell,
  type ApiId,
  type Evidence,
  type Gpu,
  type Measurement,
  type Product,
  type Quirk,
  type SupportCell,
} from "../../dataset/schema/index.ts"
import { useExplorer } from "../../scenario/store.ts"
import { Button } from "../../ui/Button.tsx"
import { memory, number } from "../../ui/format.ts"
import { EvidenceList } from "../common/Evidence.tsx"
import { TechniqueMark } from "../common/TechniqueMark.tsx"
import { SupportView } from "./CellView.tsx"
import { cellText, techniqueNames, type ColumnSpec } from "./columnSpec.ts"
import type { HardwareRow } from "./columns/hardware.ts"
import { apiText } from "./columns/products.ts"
import type { DimensionRow } from "./columns/techniques.ts"
import css from "./DataTable.module.css"

/** Columns of the table again, in full, with those that are not shown. */
function Facts<Row>({ row, columns }: { readonly row: Row; readonly columns: readonly ColumnSpec<Row>[] }): ReactElement {
  return (
    <dl className={css["facts"]}>
      {columns.map((column) => (
        <div key={column.id}>
          <dt>{column.header}</dt>
          <dd>
            {cellText(column, row)}
            {column.note?.(row) ? <span className={css["said"]}> ({column.note(row)})</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const Block = ({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement => (
  <div className={css["block"]}>
    <h2>{title}</h2>
    {children}
  </div>
)

interface Said {
  readonly text: string
  readonly evidence: readonly Evidence[]
}
const Statements = ({ list }: { readonly list: readonly Said[] }): ReactElement => (
  <ul className={css["statements"]}>
    {list.map((one, at) => (
      <li key={at}>
        {one.text}
        <EvidenceList evidence={one.evidence} />
      </li>
    ))}
  </ul>
)

function Notes({ notes }: { readonly notes: readonly string[] }): ReactElement | null {
  if (notes.length === 0) return null
  return (
    <Block title="Notes">
      <ul className={css["statements"]}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Block>
  )
}

const pick = <Row,>(columns: readonly ColumnSpec<Row>[], ...ids: readonly string[]): readonly ColumnSpec<Row>[] =>
  ids.flatMap((id) => columns.filter((column) => column.id === id))

/** Adds a product to what is compared. */
function CompareButton({ product }: { readonly product: Product }): ReactElement {
  const actions = useExplorer((state) => state.actions)
  const pinned = useExplorer((state) => state.scenario.pins.some((pin) => pin.product === product.id))
  return (
    <div className={css["actions"]}>
      <Button
        variant="primary"
        icon="pin"
        disabled={pinned}
        onClick={() => actions.addPin({ product: product.id, gpu: null, instanceType: null })}
      >
        Use in my datacenter
      </Button>
      <output className={css["said"]}>
        {pinned ? "Compared with your other options." : "Adds it to the options compared, on the cheapest GPU for it."}
      </output>
    </div>
  )
}

/** Allows a GPU in the scenario's supply, or adds it as a fixed choice. */
function SupplyButton({ gpu }: { readonly gpu: Gpu }): ReactElement {
  const allowed = useExplorer((state) => state.scenario.supply.gpus)
  const actions = useExplorer((state) => state.actions)
  const chosen = allowed.includes(gpu.id)
  const toggle = (): void => actions.setSupply({ gpus: chosen ? allowed.filter((id) => id !== gpu.id) : [...allowed, gpu.id] })
  return (
    <div className={css["actions"]}>
      <Button variant={chosen ? "secondary" : "primary"} icon={chosen ? "close" : "plus"} onClick={toggle}>
        {chosen ? "No longer only this GPU" : "Use in my datacenter"}
      </Button>
      <output className={css["said"]}>
        {chosen
          ? `Your datacenter is built from ${allowed.length === 1 ? "this GPU only" : `${allowed.length} models of GPU, this one among them`}.`
          : allowed.length === 0
            ? "Any GPU is allowed so far; this makes it the only one."
            : "Adds it to the GPUs your datacenter may use."}
      </output>
    </div>
  )
}

const cells = (product: Product): readonly (readonly [string, SupportCell])[] => [
  ["Live migration", product.liveMigration],
  ["Suspend and resume", product.suspendResume],
  ["Snapshot", product.snapshot],
  ["Hot plug", product.hotPlug],
]

export function ProductDetails({
  product,
  columns,
}: {
  readonly product: Product
  readonly columns: readonly ColumnSpec<Product>[]
}): ReactElement {
  const apis = Object.entries(product.apis) as [ApiId, ApiCell][]
  return (
    <>
      <CompareButton product={product} />
      <p>{product.mechanism}</p>
      <Facts row={product} columns={pick(columns, "hypervisors", "guests", "gpu-vendors", "max-vms", "licence", "in-article")} />
      <div className={css["columns"]}>
        <Block title="Moving a running VM">
          <ul className={css["statements"]}>
            {cells(product).map(([name, cell]) => (
              <li key={name}>
                <span>
                  {name}: <SupportView support={cell.support} />
                </span>
                {cell.since && <span className={css["said"]}>Since {cell.since}.</span>}
                {cell.condition && <span className={css["said"]}>{cell.condition}</span>}
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
                {cell.note && <span className={css["said"]}>{cell.note}</span>}
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
      </div>
      <Notes notes={[...product.hardwareNotes, ...product.guestNotes, ...product.notes]} />
      <Block title="Sources of the row">
        <EvidenceList evidence={product.evidence} />
      </Block>
    </>
  )
}

export function HardwareDetails({
  row,
  columns,
}: {
  readonly row: HardwareRow
  readonly columns: readonly ColumnSpec<HardwareRow>[]
}): ReactElement {
  const { gpu, price, sets } = row
  return (
    <>
      <SupplyButton gpu={gpu} />
      <Facts row={row} columns={pick(columns, "technologies", "form", "year", "chip", "memory-type", "price-low", "price-high")} />
      <div className={css["columns"]}>
        {sets.map((set) => (
          <Block key={`${set.technology}.${set.family}`} title={set.family}>
            <TypesTable set={set} />
            <EvidenceList evidence={set.evidence} />
          </Block>
        ))}
        <Block title="Price of a board">
          {price?.note && <p className={css["said"]}>{price.note}</p>}
          {price ? (
            <EvidenceList evidence={price.evidence} />
          ) : (
            <p className={css["said"]}>Not known. You can state one under economics.</p>
          )}
        </Block>
      </div>
      <Notes notes={[...gpu.hypervisorNotes, ...gpu.notes]} />
      <Block title="Sources of the row">
        <EvidenceList evidence={gpu.evidence} />
      </Block>
    </>
  )
}

/** More types than this are shown when asked for. */
const typesShown = 8

function TypesTable({ set }: { readonly set: HardwareRow["sets"][number] }): ReactElement {
  const [all, setAll] = useState(false)
  const list = all ? set.types : set.types.slice(0, typesShown)
  return (
    <div className={css["types"]}>
      <table>
        <thead>
          <tr>
            <th scope="col">Type</th>
            <th scope="col" data-number>
              Frame buffer
            </th>
            <th scope="col" data-number>
              Per GPU
            </th>
          </tr>
        </thead>
        <tbody>
          {list.map((type) => (
            <tr key={type.id}>
              <th scope="row">{type.name}</th>
              <td data-number>{type.frameBufferMib === null ? "unknown" : memory(type.frameBufferMib)}</td>
              <td data-number>{type.maxPerGpu === null ? "unknown" : number(type.maxPerGpu)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {set.types.length > typesShown && (
        <Button variant="quiet" onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${set.types.length}`}
        </Button>
      )}
    </div>
  )
}

export function QuirkDetails({ quirk }: { readonly quirk: Quirk }): ReactElement {
  return (
    <>
      {quirk.note && <p>{quirk.note}</p>}
      <Block title="Source">
        <EvidenceList evidence={quirk.evidence} />
      </Block>
      {quirk.corroboration.length > 0 && (
        <Block title="Also said">
          <Statements list={quirk.corroboration} />
        </Block>
      )}
    </>
  )
}

export function MeasurementDetails({
  row,
  columns,
}: {
  readonly row: Measurement
  readonly columns: readonly ColumnSpec<Measurement>[]
}): ReactElement {
  const raw =
    row.nativeValue !== null && row.virtualValue !== null
      ? `${number(row.virtualValue, 5)} against ${number(row.nativeValue, 5)}${row.unit ? ` ${row.unit}` : ""}`
      : null
  return (
    <>
      <Facts row={row} columns={pick(columns, "class", "metric", "hypervisor", "guest", "vms", "low", "high")} />
      {raw && <p>Virtual against native: {raw}.</p>}
      <Notes
        notes={[row.useReason, row.comparison, row.derivation, row.scenarioCaveat, row.note].filter((note): note is string =>
          Boolean(note),
        )}
      />
      <Block title="Source">
        <EvidenceList evidence={row.evidence} />
      </Block>
    </>
  )
}

export function DimensionDetails({ row }: { readonly row: DimensionRow }): ReactElement {
  return (
    <div className={css["columns"]}>
      {techniqueIds.map((technique) => {
        const answer = row.answers[technique]
        return (
          <div key={technique} className={css["block"]}>
            <h2>
              <span className={css["technique"]}>
                <TechniqueMark technique={technique} />
                {techniqueNames[technique]}
              </span>
            </h2>
            {answer ? <Statements list={answer.statements} /> : <p className={css["said"]}>Unknown.</p>}
          </div>
        )
      })}
    </div>
  )
}
