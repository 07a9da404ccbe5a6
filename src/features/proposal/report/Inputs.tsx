import type { ReactElement } from "react"
import { first } from "../../../dataset/first.ts"
import type { VmGroup } from "../../../engine/scenario.ts"
import { count, memory, percent, yearsText } from "../../../ui/format.ts"
import { groupName } from "../../common/groupName.ts"
import type { ProposalContents } from "../contents.ts"
import css from "./report.module.css"

/** What the builder says of a scenario, in a sentence each. */
export interface InputsSaid {
  readonly needs: string
  readonly hardware: string
  readonly money: string
  readonly compared: string
}

interface InputRow {
  readonly at: number
  readonly name: string
  readonly vms: number
  readonly workload: string
  /** null: not known where nothing serves the group. */
  readonly frameBufferMib: number | null
  readonly gpusPerVm: number
  readonly duty: number | null
  readonly targetShare: number | null
}

/** Frame buffer that a group asks for, MiB: the slice that it gets may be larger, a whole GPU in pass-through. Null: its language model decides. */
function askedMib({ workload, overrides }: VmGroup): number | null {
  if (overrides.frameBufferMib !== undefined) return overrides.frameBufferMib
  return overrides.llmModel === undefined ? (first.workload(workload)?.frameBufferMib.default ?? null) : null
}

/** What is asked of each group; what only the part that serves it knows is that one's. */
function rowsOf({ plan, scenario }: ProposalContents): readonly InputRow[] {
  const asked = (at: number): number | null => {
    const group = scenario.groups[at]
    return group ? askedMib(group) : null
  }
  const known = plan.parts
    .flatMap(({ groups, option }) => option.groups.map((group, at) => ({ group, at: groups[at] ?? at })))
    .toSorted((a, b) => a.at - b.at)
  if (known.length > 0)
    return known.map(({ at, group }) => ({
      ...group,
      at,
      vms: group.count,
      frameBufferMib: asked(at) ?? group.frameBufferMib,
      gpusPerVm: group.gpusPerVm ?? 0,
    }))
  return scenario.groups.map(({ count: vms, workload, overrides }, at) => ({
    at,
    name: groupName(scenario, at),
    vms,
    workload,
    frameBufferMib: asked(at),
    gpusPerVm: overrides.gpusPerVm ?? 0,
    duty: null,
    targetShare: overrides.leastNativeShare ?? null,
  }))
}

/** What was asked: the groups of VMs, and all that differs from how it stands by itself. */
export function Inputs({ contents, said }: { readonly contents: ProposalContents; readonly said: InputsSaid }): ReactElement {
  const rows = rowsOf(contents)
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
          {rows.map(({ at, name, vms, workload, frameBufferMib, gpusPerVm, duty, targetShare }) => (
            <tr key={at}>
              <th scope="row">{name}</th>
              <td>{count(vms)}</td>
              <td>{first.workload(workload)?.shortName ?? workload}</td>
              <td>
                {frameBufferMib === null ? "–" : memory(frameBufferMib)}
                {gpusPerVm ? ` on each of ${count(gpusPerVm)} GPUs` : ""}
              </td>
              <td>{duty === null ? "–" : percent(duty)}</td>
              <td>{targetShare !== null && targetShare > 0 ? percent(targetShare) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
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
