import { useMemo, type ReactElement } from "react"
import { loadSeverities } from "../../../dataset/reference.ts"
import type { Quirk } from "../../../dataset/schema/index.ts"
import { Tag } from "../../../ui/Tag.tsx"
import { EvidenceList } from "../../common/Evidence.tsx"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { Block, Columns, Statements } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { useLoaded } from "../parts/useLoaded.tsx"
import { techniqueNames } from "../../common/table/columnSpec.ts"
import { formatFilter } from "../../common/table/tableState.ts"
import css from "./Advisor.module.css"
import { answersFor } from "./advice.ts"
import { conditionTexts } from "./columns.ts"
import { Consequence, SeverityTag } from "./QuirkCard.tsx"
import { questionsOf } from "./questions.ts"
import { loadRules } from "./rules.ts"

/** One quirk: when it holds, what follows, who says so. */
export function QuirkPage({ quirk }: { readonly quirk: Quirk }): ReactElement {
  const catalogue = useFullCatalogue()
  const severities = useLoaded(loadSeverities)
  const rules = useLoaded(loadRules)
  const answers = useMemo(
    () => (rules ? answersFor(quirk, questionsOf(catalogue, rules.order, {}), rules.order) : null),
    [quirk, catalogue, rules],
  )
  const meaning = severities?.find(({ severity }) => severity === quirk.severity)?.meaning
  const named = quirk.when["product"]
  const products = (Array.isArray(named) ? named : [named]).flatMap((id) => catalogue.product(String(id)) ?? [])
  return (
    <RowPage
      view="quirks"
      all="quirks"
      title={quirk.title}
      kicker={
        <>
          <TechniqueMark technique={quirk.technique} size={12} /> {techniqueNames[quirk.technique]}{" "}
          <SeverityTag severity={quirk.severity} />
          {meaning === undefined ? null : ` ${meaning}`} {quirk.inArticle && <Tag>named in the article</Tag>}
        </>
      }
    >
      <Columns>
        <Block title="When">
          <dl className={css["then"]}>
            {conditionTexts(quirk, (id) => catalogue.product(id)?.name ?? id).map(([name, text]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </Block>
        <Block title="Then">
          <Consequence quirk={quirk} />
        </Block>
      </Columns>
      <p className={css["actions"]}>
        {answers && (
          <ViewLink view="advisor" table={{ filter: formatFilter({ text: "", facets: answers }) }}>
            See it in the advisor
          </ViewLink>
        )}
        {products.map((product) => (
          <ViewLink key={product.id} view="products" focus={product.id}>
            {product.name}
          </ViewLink>
        ))}
      </p>
      {quirk.note && <p className={css["note"]}>Note: {quirk.note}.</p>}
      <Block title="Source">
        <EvidenceList evidence={quirk.evidence} />
      </Block>
      {quirk.corroboration.length > 0 && (
        <Block title="Also said">
          <Statements list={quirk.corroboration} />
        </Block>
      )}
    </RowPage>
  )
}
