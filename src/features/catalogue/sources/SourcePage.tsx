import { useMemo, type ReactElement } from "react"
import { noUse } from "../../../dataset/citations.ts"
import type { Source } from "../../../dataset/schema/index.ts"
import { Icon } from "../../../ui/Icon.tsx"
import { plural } from "../../../ui/format.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { DataTable } from "../../common/table/DataTable.tsx"
import { targetOf } from "../data/targets.ts"
import { citationSpec, kindLabel, kindOf, notPublished, sourceKind } from "./rows.ts"
import type { Index } from "./useIndex.ts"
import css from "./sources.module.css"

export interface SourcePageProps {
  readonly id: string
  readonly source: Source
  readonly index: Index
}

/** Only addresses of the web: a source is data, and data may come from anywhere. */
const address = (url: string | undefined | null): string | null => (url && /^https?:\/\//i.test(url) ? url : null)

const known = (pairs: readonly (readonly [string, string | undefined | null])[]): readonly (readonly [string, string])[] =>
  pairs.flatMap(([name, value]) => (value ? [[name, value] as const] : []))

/** One source: what it is, where it is, and every fact that rests on it. */
export function SourcePage({ id, source, index }: SourcePageProps): ReactElement {
  const use = index.uses.get(id) ?? noUse
  const spec = useMemo(() => citationSpec(id, targetOf), [id])
  const url = address(source.url)
  const byKind = use.kinds.map((kind) => [kind, use.citations.filter((one) => one.kind === kind).length] as const)
  return (
    <RowPage
      view="sources"
      all="sources"
      wide
      title={source.title}
      kicker={[source.publisher, source.date, sourceKind(kindOf(id, source))].filter(Boolean).join(" · ")}
    >
      {url && (
        <p className={css["address"]}>
          <a href={url} target="_blank" rel="noreferrer">
            {url} <Icon name="external" size={12} />
          </a>
        </p>
      )}
      {notPublished.has(id) && (
        <p className={css["lead"]}>
          This is no publication. It stands where nothing published was found, so that what rests on it can be seen: its basis is an
          estimate or a recollection.
        </p>
      )}
      <dl className={css["facts"]}>
        {known([
          ["Edition", source.revision],
          ["Commit", source.commit],
          ["Path", source.path],
          ["DOI", source.doi],
          ["On its date", source.dateNote],
          ["Note", source.note],
        ]).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>Cited in the dataset as</dt>
          <dd>{id}</dd>
        </div>
        <div>
          <dt>What rests on it</dt>
          <dd>
            {plural(use.citations.length, "citation")} in {plural(use.rows, "row")}: {use.founded} documented or measured, {use.reported}{" "}
            claimed or reported, {use.unverified} estimated or recalled
          </dd>
        </div>
      </dl>
      {byKind.length > 0 && (
        <ul className={css["kinds"]} aria-label="Citations by kind">
          {byKind.map(([kind, citations]) => (
            <li key={kind}>
              {kindLabel(kind)} <span>{citations}</span>
            </li>
          ))}
        </ul>
      )}
      {byKind.some(([kind]) => kind === "measurements") && (
        <p>
          <ViewLink view="measurements" table={{ filter: `;source:${id}` }}>
            Its measurements in the picture
          </ViewLink>
        </p>
      )}
      <DataTable spec={spec} rows={use.citations} />
    </RowPage>
  )
}
