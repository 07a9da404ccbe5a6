import type { ReactElement } from "react"
import { Disclosure } from "../../../ui/Disclosure.tsx"
import { plural } from "../../../ui/format.ts"
import { Tag } from "../../../ui/Tag.tsx"
import { EvidenceList } from "../../common/Evidence.tsx"
import type { OtherWord } from "../support/otherWords.ts"
import css from "./Page.module.css"

/** What others say of the same, folded up. */
export function Others({ words }: { readonly words: readonly OtherWord[] }): ReactElement | null {
  if (words.length === 0) return null
  const differing = words.filter((one) => one.differs).length
  return (
    <Disclosure
      variant="inline"
      title={differing > 0 ? `≠ ${plural(differing, "source differs", "sources differ")}` : plural(words.length, "more source")}
    >
      <ul className={css["list"]} data-paper="flow">
        {words.map((one, at) => (
          <li key={at}>
            <span>
              {one.differs && <Tag tone="warn">≠ differs</Tag>} <strong>{one.who}:</strong> {one.says}
            </span>
            <EvidenceList evidence={one.evidence} />
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
