import { useRef, type ReactElement } from "react"
import { VisuallyHidden } from "../../../ui/VisuallyHidden.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import { hypervisorFocus } from "../products/hypervisors.ts"
import { technologyName } from "../../common/table/columnSpec.ts"
import { cellFocus } from "./address.ts"
import { cellName } from "./cells.ts"
import { Face } from "./Face.tsx"
import { movingTechnologies, type MovingRow } from "./moving.ts"
import { useGridKeys } from "./useGridKeys.ts"
import css from "./Support.module.css"

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Hypervisors against GPU technologies: can a running VM be moved? */
export function MovingTable({
  rows,
  onOpen,
}: {
  readonly rows: readonly MovingRow[]
  readonly onOpen: (focus: string) => void
}): ReactElement {
  const table = useRef<HTMLTableElement>(null)
  const keys = useGridKeys(table)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its buttons' events, caught once instead of a thousand times
    <table
      ref={table}
      className={css["matrix"]}
      data-wide
      aria-labelledby="matrix-caption"
      aria-describedby="matrix-keys"
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      onClick={({ target }) => {
        const cell = target instanceof Element ? target.closest<HTMLElement>("[data-cell]") : null
        if (cell?.dataset["cell"]) onOpen(cell.dataset["cell"])
      }}
    >
      <caption id="matrix-caption">
        <span>Can a running VM with a GPU be moved to another host? By hypervisor and technology; the best of the products there.</span>
      </caption>
      <colgroup>
        <col className={css["nameColumn"]} />
        {movingTechnologies.map((technology) => (
          <col key={technology} data-group="technologies" />
        ))}
      </colgroup>
      <thead>
        <tr>
          <td className={css["corner"]}>Hypervisor</td>
          {movingTechnologies.map((technology) => (
            <th key={technology} scope="col">
              {capital(technologyName(technology))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ hypervisor, cells }) => (
          <tr key={hypervisor.id}>
            <th scope="row">
              <ViewLink view="products" focus={hypervisorFocus(hypervisor.id)}>
                {hypervisor.name}
              </ViewLink>
            </th>
            {movingTechnologies.map((technology) => {
              const cell = cells.get(technology)
              if (!cell) {
                return (
                  <td key={technology} className={css["absent"]}>
                    <span aria-hidden="true">·</span>
                    <VisuallyHidden>no product here</VisuallyHidden>
                  </td>
                )
              }
              const what = [cellName(technologyName(technology), cell), cell.weak && "estimated or recalled"]
              return (
                <td key={technology} data-look={cell.look}>
                  <button
                    type="button"
                    className={css["cell"]}
                    data-cell={cellFocus(hypervisor.id, technology)}
                    aria-label={what.filter(Boolean).join(", ")}
                  >
                    <Face look={cell.look} word={cell.word} weak={cell.weak} />
                    {cell.since && <span className={css["since"]}> {cell.since}</span>}
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
