import { useMemo, type ReactElement } from "react"
import { differencesOf } from "../../../engine/decisions/differences.ts"
import type { Scenario } from "../../../engine/scenario.ts"
import { nameOf } from "../../../words/beside.ts"
import type { Beside } from "../../../scenario/view.ts"
import { inputName, inputValues } from "../../common/inputWords.ts"
import { Scroll } from "./Scroll.tsx"
import css from "./Beside.module.css"

interface Row {
  readonly id: string
  readonly name: string
  readonly base: string
  /** By place; absent: as the base. */
  readonly others: ReadonlyMap<number, string>
}

function rowsOf(scenario: Scenario, { others }: Beside): readonly Row[] {
  const rows = new Map<string, Row>()
  for (const [at, one] of others.entries()) {
    for (const difference of differencesOf(scenario, one.scenario)) {
      const name = inputName(difference, scenario, one.scenario)
      const values = inputValues(difference, scenario, one.scenario)
      const before = rows.get(name) ?? { id: `${difference.id} ${name}`, name, base: values.base, others: new Map() }
      rows.set(name, { ...before, others: new Map([...before.others, [at, values.other]]) })
    }
  }
  return [...rows.values()]
}

/** Inputs that differ, a column for each scenario. */
export function InputsTable({ scenario, beside }: { readonly scenario: Scenario; readonly beside: Beside }): ReactElement {
  const rows = useMemo(() => rowsOf(scenario, beside), [scenario, beside])
  if (rows.length === 0)
    return <p className={css["summary"]}>None so far: all of them ask the same. Change the page’s own in the builder.</p>
  return (
    <Scroll label="Inputs that differ">
      <table className={css["table"]}>
        <caption>
          <span>Inputs that differ</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Input</th>
            <th scope="col">{nameOf(beside, null)}</th>
            {beside.others.map((_, at) => (
              <th key={at} scope="col">
                {nameOf(beside, at)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <td>{row.base}</td>
              {beside.others.map((_, at) => {
                const value = row.others.get(at)
                return (
                  <td key={at} className={value === undefined ? css["same"] : css["differs"]}>
                    {value ?? "as the base"}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
