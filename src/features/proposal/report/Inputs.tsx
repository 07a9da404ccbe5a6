import type { ReactElement } from "react"
import { first } from "../../../dataset/first.ts"
import { count, memory, percent, plural, yearsText } from "../../../ui/format.ts"
import type { ProposalContents } from "../contents.ts"
import css from "./report.module.css"

/** What the builder says of a scenario, in a sentence each. */
export interface InputsSaid {
  readonly needs: string
  readonly hardware: string
  readonly money: string
  readonly compared: string
}

/** What was asked: the groups of VMs, and all that differs from how it stands by itself. */
export function Inputs({ contents, said }: { readonly contents: ProposalContents; readonly said: InputsSaid }): ReactElement {
  const { plan, scenario } = contents
  // A group's figures are those of the part that serves it.
  const rows = plan.parts
    .flatMap(({ groups, option }) => option.groups.flatMap((group, at) => ({ group, at: groups[at] ?? at })))
    .toSorted((a, b) => a.at - b.at)
  return (
    <section>
      <h2>Inputs</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Group</th>
            <th scope="col">VMs</th>
            <th scope="col">Workload</th>
            <th scope="col">Frame buffer</th>
            <th scope="col">GPU busy, one active VM</th>
            <th scope="col">Least share of native</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ group, at }) => (
            <tr key={at}>
              <th scope="row">{group.name}</th>
              <td>{count(group.count)}</td>
              <td>{first.workload(group.workload)?.shortName ?? group.workload}</td>
              <td>
                {memory(group.frameBufferMib)}
                {group.gpusPerVm ? ` on each of ${count(group.gpusPerVm)} GPUs` : ""}
              </td>
              <td>{percent(group.duty)}</td>
              <td>{group.targetShare > 0 ? percent(group.targetShare) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p>{`${plural(contents.totalVms, "VM")} in ${plural(scenario.groups.length, "group")}.`}</p>}
      <dl className={css["said"]}>
        <dt>Needs</dt>
        <dd>{said.needs}</dd>
        <dt>Hosts and GPUs</dt>
        <dd>{said.hardware}</dd>
        <dt>Money</dt>
        <dd>
          {said.money}; over {yearsText(contents.years)}
        </dd>
        <dt>Compared</dt>
        <dd>{said.compared}</dd>
      </dl>
    </section>
  )
}
