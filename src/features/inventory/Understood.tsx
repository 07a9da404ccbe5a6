import type { ReactElement } from "react"
import { hostColumns, vmColumns, type ColumnRule, type Kind } from "../../scenario/inventory/columns.ts"
import { layouts } from "../../scenario/inventory/layouts.ts"
import { roleName } from "../../words/reading.ts"
import css from "./Understood.module.css"

const kinds: readonly { readonly kind: Kind; readonly title: string; readonly rules: readonly ColumnRule[] }[] = [
  { kind: "vms", title: "Columns of VMs", rules: vmColumns },
  { kind: "hosts", title: "Columns of hosts", rules: hostColumns },
]

/** Names shown of each column; the others are understood all the same. */
const namesShown = 5

const namesOf = (rules: readonly ColumnRule[], role: ColumnRule["role"]): readonly string[] => [
  ...new Set(rules.filter((rule) => rule.role === role).flatMap((rule) => rule.names)),
]

const exportsOf = (kind: Kind): string =>
  [...new Set(layouts.filter((layout) => layout.kind === kind).map(({ title }) => title))].join(", ")

/** What a table may look like, for those who have none at hand or wonder whether theirs will do. */
export function Understood(): ReactElement {
  return (
    <div className={css["understood"]}>
      {kinds.map(({ kind, title, rules }) => {
        const roles = [...new Set(rules.map(({ role }) => role))]
        return (
          <section key={kind} aria-label={title}>
            <h3>{title}</h3>
            <p>Exports known by their columns: {exportsOf(kind)}. In any other table by these names:</p>
            <dl>
              {roles.map((role) => {
                const names = namesOf(rules, role)
                const more = names.length - namesShown
                return (
                  <div key={role}>
                    <dt>{roleName(kind, role)}</dt>
                    <dd>
                      {names.slice(0, namesShown).join(", ")}
                      {more > 0 && ` and ${more} more`}
                    </dd>
                  </div>
                )
              })}
            </dl>
          </section>
        )
      })}
    </div>
  )
}
