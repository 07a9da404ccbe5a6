import type { ReactElement } from "react"
import { TechniqueMark } from "../common/TechniqueMark.tsx"
import { TermName } from "../common/terms/TermText.tsx"
import { isProduct, type Word } from "./finder.ts"
import css from "./TermLayer.module.css"

/** A word with the mark of the technique it belongs to. */
export const WordName = ({ word }: { readonly word: Word }): ReactElement =>
  isProduct(word) ? (
    <span className={css["product"]}>
      <TechniqueMark technique={word.technique} size={13} />
      <span>{word.shortName}</span>
    </span>
  ) : (
    <TermName term={word} />
  )
