import type { ReactElement, ReactNode } from "react"
import type { Product } from "../../../dataset/schema/index.ts"
import { Button } from "../../../ui/Button.tsx"
import { Tag } from "../../../ui/Tag.tsx"
import { EvidenceList } from "../../common/Evidence.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import type { Background } from "../products/useBackground.ts"
import { Face } from "./Face.tsx"
import type { MatrixCell, MatrixColumn } from "./cells.ts"
import { otherWords, ruleFor } from "./otherWords.ts"
import { sentence } from "./sentence.ts"
import css from "./Support.module.css"

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement => (
  <section className={css["part"]}>
    <h3>{title}</h3>
    {children}
  </section>
)

/** The word in the cell says it all. */
const isFullyNamed = ({ look, word, words }: MatrixCell): boolean =>
  word === words || look === "no" || look === "not-applicable" || look === "conditional" || look === "tried"

export interface CellDetailsProps {
  readonly product: Product
  readonly column: MatrixColumn
  readonly background: Background
  /** Number of the cell's footnote below the table. */
  readonly footnote: number | null
  readonly onFootnote: (number: number) => void
}

/** A cell in full: what is said, since when, under which condition, by whom, and who says otherwise. */
export function CellDetails({ product, column, background, footnote, onFootnote }: CellDetailsProps): ReactElement {
  const cell = column.cell(product)
  const others = otherWords(background, product, column, cell)
  const rule = ruleFor(background, product, column)
  return (
    <div className={css["details"]}>
      <p className={css["statement"]}>
        {isFullyNamed(cell) ? (
          <Face look={cell.look} word={cell.words} weak={cell.weak} />
        ) : (
          <>
            <Face look={cell.look} word={cell.word} weak={cell.weak} />
            <span>{cell.recorded ? cell.words : "Nobody has looked yet: the dataset has no entry. That is not a no."}</span>
          </>
        )}
      </p>
      {cell.since && <p>Since {cell.since}.</p>}
      {cell.condition && <p>{sentence(cell.condition)}</p>}
      {cell.note && <p>{sentence(cell.note)}</p>}
      {cell.evidence.length > 0 && (
        <Part title="How this is known">
          <EvidenceList evidence={cell.evidence} />
        </Part>
      )}
      {others.length > 0 && (
        <Part title="What others say">
          <ul className={css["others"]}>
            {others.map((other, at) => (
              <li key={at}>
                <p>
                  {other.differs && <Tag tone="warn">≠ differs</Tag>} <strong>{other.who}:</strong> {other.says}
                </p>
                <EvidenceList evidence={other.evidence} label={`Sources of ${other.who.toLowerCase()}`} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {rule && (
        <Part title="Why, for products of its kind">
          <p>
            {rule.mechanism}: {rule.why}
          </p>
          <EvidenceList evidence={rule.evidence.filter((one) => !one.fields || one.fields.includes("why"))} label="Sources of the rule" />
        </Part>
      )}
      <p className={css["ways"]}>
        <ViewLink view="products" focus={product.id}>
          All about {product.shortName}
        </ViewLink>
        {footnote !== null && (
          <Button variant="quiet" onClick={() => onFootnote(footnote)}>
            Footnote {footnote}
          </Button>
        )}
      </p>
    </div>
  )
}
