import type { ReactElement } from "react"
import type { KindCoverage, StrengthCounts } from "../../../dataset/coverage.ts"
import type { Sources } from "../../../dataset/sources.ts"
import { count, percent } from "../../../ui/format.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import css from "./sources.module.css"

const total = (by: StrengthCounts): number => by.founded + by.reported + by.unverified
const share = (part: number, of: number): string => (of === 0 ? "–" : percent(part / of))

/** Founded, reported, unverified as one bar; the figures stand beside it. */
function Bar({ by }: { readonly by: StrengthCounts }): ReactElement {
  const all = total(by)
  return (
    <span className={css["bar"]} aria-hidden="true">
      {(["founded", "reported", "unverified"] as const).map((strength) => (
        <span key={strength} data-strength={strength} style={{ inlineSize: all === 0 ? 0 : `${(by[strength] / all) * 100}%` }} />
      ))}
    </span>
  )
}

/** What a scrolling table needs to be reached by keyboard. */
const scrolls = { tabIndex: 0 } as const

/** How well each kind of row is founded. */
export function Coverage({ list, sources }: { readonly list: readonly KindCoverage[]; readonly sources: Sources }): ReactElement {
  return (
    <>
      <p className={css["lead"]}>
        A row counts by the weakest evidence that covers it as a whole. Founded: documented by the maker, or measured. Reported: a claim of
        the maker, or somebody else’s report. Unverified: an estimate, or from memory.
      </p>
      <section className={css["scroll"]} aria-label="Coverage by kind" {...scrolls}>
        <table className={css["coverage"]}>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col" data-number>
                Rows
              </th>
              <th scope="col">How founded</th>
              <th scope="col" data-number>
                Documented, measured
              </th>
              <th scope="col" data-number>
                Claimed, reported
              </th>
              <th scope="col" data-number>
                Estimated, recalled
              </th>
              <th scope="col">Oldest source</th>
            </tr>
          </thead>
          <tbody>
            {list.map((one) => {
              const all = total(one.rowsBy)
              return (
                <tr key={one.kind}>
                  <th scope="row">{one.label}</th>
                  <td data-number>{count(one.rows)}</td>
                  <td>
                    <Bar by={one.rowsBy} />
                  </td>
                  <td data-number>{share(one.rowsBy.founded, all)}</td>
                  <td data-number>{share(one.rowsBy.reported, all)}</td>
                  <td data-number>{share(one.rowsBy.unverified, all)}</td>
                  <td>
                    {one.oldestSource ? (
                      <>
                        {one.oldestSource.date}{" "}
                        <ViewLink view="sources" focus={one.oldestSource.id}>
                          {sources[one.oldestSource.id]?.title ?? one.oldestSource.id}
                        </ViewLink>
                      </>
                    ) : (
                      "–"
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      <ul className={css["key"]} aria-label="Key">
        <li>
          <span data-strength="founded" /> documented or measured
        </li>
        <li>
          <span data-strength="reported" /> claimed or reported
        </li>
        <li>
          <span data-strength="unverified" /> estimated or recalled
        </li>
      </ul>
    </>
  )
}
