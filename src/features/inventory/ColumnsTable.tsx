import type { ReactElement } from "react"
import { useStore } from "zustand"
import { addedColumn, gpuRoles, unitsOf, type Kind, type Role, type Unit } from "../../scenario/inventory/columns.ts"
import { rememberColumns } from "../../scenario/inventory/keptColumns.ts"
import { keepRules, keptRules } from "../../scenario/inventory/keptRules.ts"
import type { DecimalMark } from "../../scenario/inventory/quantity.ts"
import type { ShownColumn } from "../../scenario/inventory/samples.ts"
import { roleNames } from "../../words/reading.ts"
import { classes } from "../../ui/classes.ts"
import { Button } from "../../ui/Button.tsx"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { plural } from "../../ui/format.ts"
import { SelectField } from "../../ui/SelectField.tsx"
import type { Look } from "./job.ts"
import { ProposedHosts } from "./ProposedHosts.tsx"
import { ProposedRules } from "./ProposedRules.tsx"
import { Rules } from "./Rules.tsx"
import { headersOf, type Given } from "./store.ts"
import css from "./inventory.module.css"
import own from "./ColumnsTable.module.css"

const titles = { vms: "VMs", hosts: "hosts" } as const
const ones = { vms: "VM", hosts: "host" } as const

export interface ColumnsTableProps {
  readonly kind: Kind
  readonly look: Look
  readonly given: Given
  readonly onGive: (given: Given) => void
}

/** What each column of a table is taken for, before anything is placed; each can be taken for something else. */
export function ColumnsTable({ kind, look, given, onGive }: ColumnsTableProps): ReactElement {
  const title = titles[kind]
  const rules = useStore(keptRules, (state) => state.rules)
  if (look.refusal !== null && look.columns.length === 0)
    return (
      <section aria-label={`How the ${title} are read`} className={own["look"]}>
        <p className={own["refusal"]}>
          <b>{title}:</b> {look.refusal}
        </p>
      </section>
    )
  const shown = look.columns.filter((column) => column.header !== "" || column.role !== null)
  const isMain = (column: ShownColumn<string>) =>
    column.role !== null || column.isPassedOver || column.isNear || Object.hasOwn(given.columns, column.header)
  const rest = shown.filter((column) => !isMain(column))
  const give = (columns: Given["columns"]): void => {
    rememberColumns(kind, headersOf(look), columns)
    onGive({ ...given, columns })
  }
  const choose = (header: string, choice: { role?: Role | null; unit?: Unit }): void => {
    // One column a role: what was chosen for it before gives way.
    const others = Object.entries(given.columns).filter(
      ([name, old]) => name !== header && (choice.role === undefined || choice.role === null || old.role !== choice.role),
    )
    const before = given.columns[header] ?? {}
    const next = choice.role === undefined ? { ...before, ...choice } : choice
    give({ ...Object.fromEntries(others), [header]: next })
  }
  const speaks = look.columns.some(({ header, role }) => role !== null && header !== addedColumn && gpuRoles.includes(role))
  const used = shown.filter((column) => column.role !== null).length
  const parts = [
    plural(look.items, ones[kind]),
    `${used} of ${plural(shown.length, "column")} used`,
    ...(look.bad > 0 ? [`${plural(look.bad, "row")} not readable`] : []),
    ...(look.aside > 0 ? [`${plural(look.aside, "row")} left out`] : []),
  ]
  return (
    <section aria-label={`How the ${title} are read`} className={own["look"]}>
      <Disclosure title={`How the ${title} are read`} summary={parts.join(" · ")} level={3} defaultOpen>
        <Recognition look={look} title={title} given={given} onGive={onGive} />
        {(look.refusal !== null || look.caveats.length > 0) && (
          <ul className={css["caveats"]}>
            {(look.refusal === null ? look.caveats : [look.refusal, ...look.caveats]).map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        )}
        {(look.isMarkAsked || given.mark !== null) && (
          <SelectField
            className={own["mark"]!}
            label="Sign before the decimals"
            value={look.mark}
            options={[
              { value: "point", label: "Point: 16.384 is about 16" },
              { value: "comma", label: "Comma: 16.384 is sixteen thousand" },
            ]}
            onChange={(mark: DecimalMark) => onGive({ ...given, mark })}
          />
        )}
        {look.refusal === null && !speaks && (
          <label className={own["added"]}>
            <span>
              {kind === "vms" ? "A GPU for each of these VMs" : "GPUs of each of these hosts"}
              {rules.some((rule) => rule.of === kind) && " that no rule catches"}
            </span>
            <input
              type="text"
              value={given.gpuOfEach}
              placeholder={kind === "vms" ? "none; 0.25, 4 GiB or A16-2Q" : "none; 4x L40S"}
              onChange={(event) => onGive({ ...given, gpuOfEach: event.target.value })}
            />
          </label>
        )}
        {(look.refusal === null || rules.some((rule) => rule.of === kind)) && (
          <Rules kind={kind} rules={rules} uses={look.rules} onChange={keepRules} />
        )}
        {kind === "vms" ? (
          <ProposedRules proposed={look.proposed} states={speaks} onTake={(taken) => keepRules([...rules, ...taken])} />
        ) : (
          <ProposedHosts proposed={look.proposed} onTake={(taken) => keepRules([...rules, ...taken])} />
        )}
        {Object.keys(given.columns).length > 0 && (
          <p className={own["remembered"]}>
            What you chose for these columns is remembered on this device.{" "}
            <Button variant="quiet" icon="reset" onClick={() => give({})}>
              Forget it
            </Button>
          </p>
        )}
        <ColumnRows kind={kind} columns={shown.filter(isMain)} choose={choose} />
        {rest.length > 0 && (
          <Disclosure title={`${plural(rest.length, "more column")} not used`} variant="inline">
            <ColumnRows kind={kind} columns={rest} choose={choose} />
          </Disclosure>
        )}
      </Disclosure>
    </section>
  )
}

interface RecognitionProps {
  readonly look: Look
  readonly title: string
  readonly given: Given
  readonly onGive: (given: Given) => void
}

/** What the file is and whose export, and the sheet that is read where there are several. */
function Recognition({ look, title, given, onGive }: RecognitionProps): ReactElement | null {
  const { format, layout, version, sheet, sheets } = look.recognized
  if (format === null && layout === null) return null
  const known = layout === null ? "columns of no known export" : [layout, version].filter((one) => one !== null).join(", ")
  return (
    <div className={own["recognized"]}>
      <p>
        Recognized: <b>{known}</b>
        {format !== null && ` (${format})`}
      </p>
      {sheet !== null && sheets.length > 1 && (
        <SelectField
          label={`Sheet of the ${title}`}
          value={sheet}
          options={sheets.map((one) => ({ value: one.name, label: one.layout === null ? one.name : `${one.name}: ${one.layout}` }))}
          onChange={(chosen: string) => onGive({ ...given, columns: {}, mark: null, sheet: chosen })}
        />
      )}
    </div>
  )
}

interface ColumnRowsProps {
  readonly kind: Kind
  readonly columns: readonly ShownColumn<string>[]
  readonly choose: (header: string, choice: { role?: Role | null; unit?: Unit }) => void
}

const unused = "ignore"

function ColumnRows({ kind, columns, choose }: ColumnRowsProps): ReactElement {
  const roles = roleNames(kind)
  return (
    <table className={own["columns"]}>
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">Taken for</th>
          <th scope="col">Unit</th>
          <th scope="col">Values, and what they are read as</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => {
          const units = column.role === null ? [] : unitsOf(kind, column.role)
          return (
            <tr key={column.index} className={classes(column.isAsked && own["asked"])}>
              <th scope="row">
                {column.header}
                <small>{column.reason}</small>
              </th>
              <td>
                <SelectField
                  hideLabel
                  label={`${column.header} is taken for`}
                  value={column.role ?? unused}
                  options={[{ value: unused, label: "Not used" }, ...roles]}
                  onChange={(role) => choose(column.header, { role: role === unused ? null : (role as Role) })}
                />
              </td>
              <td>
                {units.length > 0 && (
                  <SelectField
                    hideLabel
                    label={`Unit of ${column.header}`}
                    value={column.unit ?? "cells"}
                    options={[
                      ...(column.unit === null ? [{ value: "cells", label: "in the cells" }] : []),
                      ...units.map((unit) => ({ value: unit, label: unit })),
                    ]}
                    onChange={(unit) => unit !== "cells" && choose(column.header, { unit: unit as Unit })}
                  />
                )}
              </td>
              <td>
                <ul>
                  {column.before.map((cell, i) => (
                    <li key={cell}>
                      <code>{cell.length > 40 ? `${cell.slice(0, 40)}…` : cell}</code>
                      {column.after[i] !== null && column.after[i] !== cell && <span> → {column.after[i]}</span>}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
