import type { ReactElement } from "react"
import type { OptionResult, Placement } from "../../engine/report.ts"
import { count, percent } from "../../ui/format.ts"
import { placementRows } from "./rows.ts"
import { bindingNames, namesOf } from "./words.ts"
import css from "./PlacementTable.module.css"

/** The picture as a table, with the same values. */
export function PlacementTable({ option, placement }: { readonly option: OptionResult; readonly placement: Placement }): ReactElement {
  const rows = placementRows(placement, namesOf(option))
  const total = rows.reduce((sum, row) => ({ gpus: sum.gpus + row.gpus, vms: sum.vms + row.vms }), { gpus: 0, vms: 0 })
  return (
    <details className={css["asTable"]}>
      <summary>As a table</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus (WCAG 2.1.1) */}
      <section className={css["tableScroll"]} aria-label={`Placement of ${option.productName} as a table`} tabIndex={0}>
        <table>
          <caption>
            <span>
              Where the VMs stand: {option.productName}
              {option.gpuName ? ` on ${option.gpuName}` : ""}
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Hosts</th>
              <th scope="col" data-number>
                How many
              </th>
              <th scope="col">What each GPU holds</th>
              <th scope="col" data-number>
                GPUs a host
              </th>
              <th scope="col" data-number>
                GPUs in all
              </th>
              <th scope="col" data-number>
                VMs in all
              </th>
              <th scope="col" data-number>
                Frame buffer reserved
              </th>
              <th scope="col">Full by</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.hostText}</th>
                <td data-number>{count(row.hosts)}</td>
                <td>{row.contents}</td>
                <td data-number>{row.kind === "cpu" ? "–" : count(row.gpusPerHost)}</td>
                <td data-number>{count(row.gpus)}</td>
                <td data-number>{count(row.vms)}</td>
                <td data-number>{row.used === null ? "–" : percent(row.used)}</td>
                <td>{row.binds === null ? "–" : bindingNames[row.binds]}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">In all</th>
              <td data-number>{count(placement.hosts.count + placement.hosts.spare)}</td>
              <td>
                {count(placement.gpus.count)} of {count(placement.gpus.bought)} GPUs carry VMs
              </td>
              <td />
              <td data-number>{count(total.gpus)}</td>
              <td data-number>{count(total.vms)}</td>
              <td data-number>{placement.gpus.bought > 0 ? percent(1 - placement.waste.frameBuffer) : "–"}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </section>
    </details>
  )
}
