import type { ReactElement } from "react"
import type { Term } from "../../../dataset/schema/index.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { Part } from "../../common/Part.tsx"
import { TermPicture } from "../../common/terms/TermPicture.tsx"
import { TermName, TermText } from "../../common/terms/TermText.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import { Block } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { topicNames } from "./topics.ts"
import pills from "../../../ui/Pills.module.css"
import css from "./Glossary.module.css"

export interface TermPageProps {
  readonly term: Term
  readonly terms: readonly Term[]
}

/** One word: what it means, what it rests on, and the words beside it. */
export function TermPage({ term, terms }: TermPageProps): ReactElement {
  const beside = terms.filter((one) => one.topic === term.topic)
  const { name, asks } = topicNames[term.topic]
  return (
    <RowPage
      view="glossary"
      all="words"
      title={<TermName term={term} />}
      {...(term.also.length > 0 ? { kicker: `Also ${term.also.join(", ")}` } : {})}
    >
      <div className={css["large"]}>
        <TermText term={term} picture={false} />
        <TermPicture term={term} className={css["largePicture"]} />
      </div>
      <Part is="sources">
        <Block title="Sources">
          <EvidenceList evidence={term.evidence} />
        </Block>
      </Part>
      <Part is="neighbours">
        <Block title={`${name}: ${asks}`}>
          <ul className={pills["pills"]}>
            {beside.map((one) => (
              <li key={one.id}>
                <ViewLink view="glossary" focus={one.id} current={one.id === term.id}>
                  <TermName term={one} />
                </ViewLink>
              </li>
            ))}
          </ul>
        </Block>
      </Part>
    </RowPage>
  )
}
