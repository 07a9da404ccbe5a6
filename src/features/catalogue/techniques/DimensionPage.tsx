import { useEffect, useRef, type ReactElement } from "react"
import { techniqueIds } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import { Said, Statements } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { techniqueNames } from "../../common/table/columnSpec.ts"
import type { DimensionRow } from "./rows.ts"
import { askedOf } from "./variants.ts"
import css from "./Techniques.module.css"

/** One dimension with all that is said on it; the technique that was asked for stands out. */
export function DimensionPage({ row }: { readonly row: DimensionRow }): ReactElement {
  const words = useExplorer((page) => page.view.table)
  const asked = askedOf(words)
  const block = useRef<HTMLElement>(null)
  useEffect(() => {
    if (asked) block.current?.scrollIntoView({ block: "nearest" })
  }, [asked])
  return (
    <RowPage view="techniques" all="techniques and dimensions" title={row.name}>
      <div className={css["part"]} data-paper="flow">
        <div className={css["four"]}>
          {techniqueIds.map((technique) => {
            const answer = row.answers[technique]
            return (
              <section
                key={technique}
                ref={technique === asked ? block : null}
                className={css["answer"]}
                data-asked={technique === asked || undefined}
                aria-labelledby={`answer-${technique}`}
              >
                <h3 id={`answer-${technique}`}>
                  <TechniqueMark technique={technique} size={14} />
                  <ViewLink view="techniques" focus={technique} table={words}>
                    {techniqueNames[technique]}
                  </ViewLink>
                </h3>
                {answer ? (
                  <>
                    <p className={css["rating"]}>{answer.rating}</p>
                    <Statements list={answer.statements} />
                  </>
                ) : (
                  <Said>Unknown.</Said>
                )}
              </section>
            )
          })}
        </div>
      </div>
    </RowPage>
  )
}
