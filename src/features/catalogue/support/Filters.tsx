import type { ReactElement } from "react"
import type { Product } from "../../../dataset/schema/index.ts"
import { Button } from "../../../ui/Button.tsx"
import { Checkbox } from "../../../ui/Checkbox.tsx"
import { MultiSelect } from "../../../ui/MultiSelect.tsx"
import { Popover } from "../../../ui/Popover.tsx"
import { SearchField } from "../../../ui/SearchField.tsx"
import { SelectField } from "../../../ui/SelectField.tsx"
import { Part } from "../../common/Part.tsx"
import { facetOptions, type ColumnSpec } from "../../common/table/columnSpec.ts"
import { columnById, groupNames, matrixColumns, type GroupId } from "./cells.ts"
import { shownGroups, type MatrixFilter, type ShownGroup } from "./filter.ts"
import css from "./Support.module.css"
import own from "./Filters.module.css"

const inSight = ["technique", "status", "for-datacenters"]
const behind = ["hypervisors", "vendor", "gpu-vendors", "guests", "technology", "isolation", "in-article"]

const option = (group: GroupId) => ({
  label: groupNames[group],
  options: matrixColumns.filter((column) => column.group === group).map((column) => ({ value: column.id, label: column.name })),
})
const canDo = [option("apis"), option("operations")]

const shownNames: Readonly<Record<ShownGroup, string>> = { apis: "APIs", operations: "Operations", both: "Both" }

export interface FiltersProps {
  readonly filter: MatrixFilter
  readonly products: readonly Product[]
  readonly columns: readonly ColumnSpec<Product>[]
  readonly onChange: (patch: Partial<MatrixFilter>) => void
  /** On a phone all stand behind one button. */
  readonly isNarrow: boolean
  readonly onCsv: () => void
  readonly onJson: () => void
}

/** Which columns are shown, and whether rows that may do it count. */
export function ColumnSwitch({
  filter,
  shown,
  onChange,
}: Pick<FiltersProps, "filter" | "onChange"> & { readonly shown: ShownGroup }): ReactElement {
  return (
    <Part is="filters">
      <div className={own["second"]}>
        <fieldset className={css["switch"]}>
          <legend>Columns</legend>
          {shownGroups.map((one) => (
            <button key={one} type="button" aria-pressed={one === shown} onClick={() => onChange({ columns: one })}>
              {shownNames[one]}
            </button>
          ))}
        </fieldset>
        {filter.can.length > 0 && (
          <Checkbox label="Also where it is unknown" checked={filter.unsaid} onChange={(unsaid) => onChange({ unsaid })} />
        )}
      </div>
    </Part>
  )
}

/** Which products are shown. */
export function Filters({ filter, products, columns, isNarrow, onChange, onCsv, onJson }: FiltersProps): ReactElement {
  const facet = (columnId: string): ReactElement | null => {
    const column = columns.find((one) => one.id === columnId)
    if (!column) return null
    return (
      <SelectField
        key={columnId}
        label={column.header}
        value={filter.products.facets[columnId] ?? ""}
        className={own["facet"] ?? ""}
        options={[
          { value: "", label: "Any" },
          ...facetOptions(column, products).map((one) => ({ value: one.value, label: `${one.name} (${one.count})` })),
        ]}
        onChange={(value) => onChange({ products: { ...filter.products, facets: { ...filter.products.facets, [columnId]: value } } })}
      />
    )
  }
  const [first, rest] = isNarrow ? [[], [...inSight, ...behind]] : [inSight, behind]
  const hidden = rest.filter((one) => filter.products.facets[one]).length + (isNarrow ? filter.can.length : 0)
  const name = isNarrow ? "Filters" : "More filters"
  const must = (
    <div className={own["must"]}>
      <MultiSelect
        label="What must it do?"
        values={filter.can.map((column) => column.id)}
        groups={canDo}
        emptyText="Anything"
        onChange={(ids) => onChange({ can: ids.flatMap((one) => columnById.get(one) ?? []) })}
      />
    </div>
  )
  return (
    <div className={css["tools"]}>
      {!isNarrow && <Part is="filters">{must}</Part>}
      <Part is="find">
        <SearchField
          label="Find products"
          value={filter.products.text}
          className={own["search"]}
          onChange={(text) => onChange({ products: { ...filter.products, text } })}
        />
      </Part>
      <Part is="filters">{first.map(facet)}</Part>
      <div className={css["buttons"]}>
        <Part is="filters">
          <Popover
            trigger={
              <Button variant="quiet" icon="sliders">
                {hidden > 0 ? `${name} (${hidden})` : name}
              </Button>
            }
            title={name}
            align="end"
          >
            <div className={own["chooser"]}>
              {isNarrow && must}
              {rest.map(facet)}
            </div>
          </Popover>
        </Part>
        <Part is="save">
          <Button variant="quiet" icon="download" onClick={onCsv}>
            CSV
          </Button>
          <Button variant="quiet" icon="download" onClick={onJson}>
            JSON
          </Button>
        </Part>
      </div>
    </div>
  )
}
