import type { ReactElement } from "react"
import { techniqueIds, type HowItWorks, type Statement } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { BasisTag } from "../../common/BasisTag.tsx"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { weakest } from "../../../dataset/coverage.ts"
import { markNames, MarkIcon, type MarkKind } from "./Marks.tsx"
import { Figure } from "./Slide.tsx"
import { variantOf } from "./variants.ts"
import { VariantSelect } from "./VariantSelect.tsx"
import css from "./Techniques.module.css"

/** How a sentence is known: as well as the least founded of what it rests on. */
export function Basis({ statement }: { readonly statement: Statement }): ReactElement | null {
  const basis = weakest(statement.evidence.map((one) => one.basis))
  return basis ? <BasisTag basis={basis} compact /> : null
}

export const answersOf = (row: HowItWorks): readonly (readonly [MarkKind, string, Statement])[] => [
  ["crossing", markNames.crossing, row.crossing],
  ["scheduler", markNames.scheduler, row.scheduler],
  ["state", markNames.state, row.state],
  ["shared", "Shared by the VMs", row.shared],
]

/** What the drawing says, for those who do not see it; the steps stand below it as a list. */
export const pictureLabel = (row: HowItWorks): string =>
  `${techniqueStyle[row.technique].name}, ${row.name.toLowerCase()}: one call in ${row.steps.length} steps. ${row.summary}`

/** The four techniques side by side, each as one picture of the same kind, then in words. */
export function Diagrams({ all }: { readonly all: readonly HowItWorks[] }): ReactElement {
  const words = useExplorer((page) => page.view.table)
  return (
    <section className={css["part"]} data-paper="flow" aria-labelledby="how-it-works">
      <header className={css["partHead"]}>
        <h2 id="how-it-works">How one call reaches the hardware</h2>
        <ul className={css["legend"]} aria-label="Legend">
          {(Object.keys(markNames) as (keyof typeof markNames)[]).map((kind) => (
            <li key={kind}>
              <MarkIcon kind={kind} />
              {markNames[kind]}
            </li>
          ))}
          <li>
            <span className={css["digits"]} aria-hidden="true">
              1 2 3
            </span>
            The VMs’ parts
          </li>
        </ul>
      </header>
      <div className={css["four"]}>
        {techniqueIds.map((technique) => {
          const row = variantOf(technique, all, words)
          if (!row) return null
          return (
            <article key={technique} className={css["way"]} aria-labelledby={`way-${technique}`}>
              <header className={css["wayHead"]}>
                <h3 id={`way-${technique}`}>
                  <TechniqueMark technique={technique} size={14} />
                  <ViewLink view="techniques" focus={technique} table={words}>
                    {techniqueStyle[technique].name}
                  </ViewLink>
                </h3>
                <VariantSelect technique={technique} all={all} />
              </header>
              <p className={css["summary"]}>{row.summary}</p>
              <Figure row={row} label={pictureLabel(row)} className={css["picture"]} />
              <ol className={css["steps"]} style={{ color: techniqueStyle[technique].color }}>
                {row.steps.map((step, index) => (
                  <li key={index}>
                    <span>{step.text}</span>
                    <Basis statement={step} />
                  </li>
                ))}
              </ol>
              <dl className={css["answers"]}>
                {answersOf(row).map(([kind, name, statement]) => (
                  <div key={kind}>
                    <dt>
                      <MarkIcon kind={kind} />
                      {name}
                    </dt>
                    <dd>
                      {statement.text} <Basis statement={statement} />
                    </dd>
                  </div>
                ))}
              </dl>
              <ViewLink view="techniques" focus={technique} table={words} className={css["more"]}>
                Large, with sources<span className={css["ears"]}>: {techniqueStyle[technique].name}</span>
              </ViewLink>
            </article>
          )
        })}
      </div>
    </section>
  )
}
