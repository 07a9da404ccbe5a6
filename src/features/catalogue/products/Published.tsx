import { figure } from "../../../base/figures.ts"
import type { ReactElement } from "react"
import type { Measurement, Product } from "../../../dataset/schema/index.ts"
import { percent } from "../../../ui/format.ts"
import { Icon } from "../../../ui/Icon.tsx"
import { EvidenceList } from "../../common/Evidence.tsx"
import type { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { technologyName } from "../../common/table/columnSpec.ts"
import { fieldText } from "../data/values.ts"
import { otherApis } from "../support/otherWords.ts"
import { cvesOf, disagreementsOn, quirksOf } from "./related.ts"
import { Section, Shortened } from "./Section.tsx"
import type { Background } from "./useBackground.ts"
import css from "./Page.module.css"

type Catalogue = ReturnType<typeof useFullCatalogue>

interface Props {
  readonly product: Product
  readonly catalogue: Catalogue
}

interface PropsAround {
  readonly product: Product
  readonly background: Background
}

function share({ nativeShare: { low, mean, high } }: Measurement): string {
  if (mean !== null) return percent(mean)
  if (low !== null && high !== null && low !== high) return `${percent(low).replace(" %", "")}–${percent(high)}`
  const one = low ?? high
  return one === null ? "no figure" : percent(one)
}

const bySize = (a: Measurement, b: Measurement): number => (b.year ?? 0) - (a.year ?? 0)

/** Published percent of native that speak for the product. */
export function Measured({ product, catalogue }: Props): ReactElement {
  const own = catalogue.measurements.filter((row) => row.products.includes(product.id)).toSorted(bySize)
  const ofKind = catalogue.measurements.filter((row) => row.products.length === 0 && row.technology === product.technology)
  return (
    <Section title="Measured">
      {own.length === 0 ? (
        <p className={css["said"]}>No published measurement is of this product alone.</p>
      ) : (
        <Shortened rows={own} shown={6} what="measurements">
          {(rows) => (
            <table className={css["table"]}>
              <thead>
                <tr>
                  <th scope="col">Workload</th>
                  <th scope="col">Of native</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">
                      <ViewLink view="measurements" focus={row.id}>
                        {row.workload ?? row.variant}
                      </ViewLink>
                      <div className={css["said"]}>{[row.gpu, row.year].filter((part) => part !== null).join(", ")}</div>
                    </th>
                    <td data-number>{share(row)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Shortened>
      )}
      {ofKind.length > 0 && (
        <p className={css["links"]}>
          <ViewLink view="measurements" table={{ filter: `;technology:${product.technology}` }}>
            {ofKind.length} more of {technologyName(product.technology)} in general
          </ViewLink>
        </p>
      )}
    </Section>
  )
}

/** Pass-through quirks that concern it. */
export function Quirks({ product, background }: PropsAround): ReactElement | null {
  const quirks = quirksOf(background.quirks, product)
  if (quirks.length === 0) return null
  return (
    <Section title="Quirks">
      <Shortened rows={quirks} shown={8} what="quirks">
        {(rows) => (
          <ul className={css["list"]} data-paper="flow">
            {rows.map((quirk) => (
              <li key={quirk.id}>
                <span>
                  <ViewLink view="quirks" focus={quirk.id}>
                    {quirk.title}
                  </ViewLink>
                  <span className={css["said"]}> · {quirk.severity}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Shortened>
    </Section>
  )
}

/** Published security holes in what it is made with. */
export function Cves({ product, background }: PropsAround): ReactElement | null {
  const cves = cvesOf(background.cves, product)
  if (cves.length === 0) return null
  return (
    <Section title="Security holes published">
      <Shortened rows={cves} shown={5} what="holes">
        {(rows) => (
          <ul className={css["list"]} data-paper="flow">
            {rows.map((cve) => (
              <li key={cve.cve}>
                <span>
                  <strong>{cve.cve}</strong>
                  {cve.cvssBase === undefined ? "" : ` (CVSS ${figure(cve.cvssBase, 1, { least: 1 })})`}: {cve.component}; {cve.impact}
                  {cve.affected ? `; ${cve.affected}` : ""}
                  {cve.guestAffectsHostOrOtherVm ? "; a guest reaches the host or another VM" : ""}
                </span>
                {cve.note && <span className={css["said"]}>{cve.note}</span>}
                <EvidenceList evidence={cve.evidence} />
              </li>
            ))}
          </ul>
        )}
      </Shortened>
    </Section>
  )
}

/** What the article says of it, its other names, and where sources disagree. */
export function Said({ product, background }: PropsAround): ReactElement | null {
  const items = background.articleItems.filter((item) => item.product === product.id)
  const disputes = disagreementsOn(background, product.id)
  const names = product.aliases.filter((name) => /[A-Z ]/.test(name))
  const footnotes = background.footnotes.filter((row) => row.appliesTo.some((one) => one.split(" ")[0] === product.id))
  const apis = otherApis(background, product)
  if (items.length + disputes.length + names.length + footnotes.length + apis.length + product.facts.length === 0) return null
  return (
    <>
      {names.length + items.length + footnotes.length + apis.length > 0 && (
        <Section title={names.length > 0 ? "Also known as" : "In the article"}>
          {names.length > 0 && <p>{names.join("; ")}</p>}
          {items.length + footnotes.length + apis.length > 0 && (
            <ul className={css["list"]} data-paper="flow">
              {items.map((item) => (
                <li key={`${item.name}${item.from}`}>
                  <span>
                    In the article “{item.name}”, {item.from}.
                  </span>
                  <EvidenceList evidence={item.evidence} />
                </li>
              ))}
              {footnotes.map((row) => (
                <li key={row.key}>
                  <span>
                    The article's footnote {row.key}: {row.text ?? row.note}
                  </span>
                  <EvidenceList evidence={row.evidence} />
                </li>
              ))}
              {apis.map((row) => (
                <li key={`${row.api}${row.cell}`}>
                  <span>
                    {row.api}: {row.cell}
                    {row.note ? `; ${row.note}` : ""}
                  </span>
                  <EvidenceList evidence={row.evidence} />
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
      {product.facts.length > 0 && (
        <Section title="What is said of it">
          <ul className={css["list"]} data-paper="flow">
            {product.facts.map((fact) => (
              <li key={fact.text}>
                <span>{fact.text}</span>
                <EvidenceList evidence={fact.evidence} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {disputes.length > 0 && (
        <Section title="Where sources disagree">
          <ul className={css["list"]} data-paper="flow">
            {disputes.map((row) => (
              <li key={row.id}>
                <strong>{row.topic}</strong>
                {row.says.map(({ who, what }) => (
                  <span key={`${who ?? ""}${what}`}>
                    {who ?? "a source"}: {what}
                  </span>
                ))}
                {row.advice && <span className={css["said"]}>Here: {row.advice}</span>}
                <EvidenceList evidence={row.evidence} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

/** All sources of a row, by what they cover. */
export function RowSources({ row }: { readonly row: Pick<Product, "evidence" | "unlistedFieldsBasis"> }): ReactElement {
  const byFields = new Map<string, typeof row.evidence>()
  for (const one of row.evidence) {
    const key = one.fields?.map(fieldText).join(", ") ?? "The row as a whole"
    byFields.set(key, [...(byFields.get(key) ?? []), one])
  }
  return (
    <Section title="All sources of the row">
      <dl className={css["list"]}>
        {[...byFields].map(([fields, evidence]) => (
          <div key={fields} className={css["what"]} data-paper="flow">
            <dt className={css["said"]}>{fields}</dt>
            <dd style={{ margin: 0 }}>
              <EvidenceList evidence={evidence} label={`Sources for ${fields}`} />
            </dd>
          </div>
        ))}
      </dl>
      {row.unlistedFieldsBasis && <p className={css["said"]}>What no source is named for: {row.unlistedFieldsBasis}.</p>}
    </Section>
  )
}

export const ProjectLink = ({ url }: { readonly url: string | null }): ReactElement | null =>
  url !== null && /^https?:\/\//i.test(url) ? (
    <a href={url} target="_blank" rel="noreferrer">
      {new URL(url).hostname.replace(/^www\./, "")} <Icon name="external" size={11} />
    </a>
  ) : null
