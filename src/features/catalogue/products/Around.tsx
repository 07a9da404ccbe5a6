import type { ReactElement } from "react"
import type { GpusPerVm, Licence, Measurement, Product } from "../../../dataset/schema/index.ts"
import { moneyRange, number, percent } from "../../../ui/format.ts"
import { Icon } from "../../../ui/Icon.tsx"
import { EvidenceList } from "../../common/Evidence.tsx"
import type { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { technologyName, vendorName, words } from "../../common/table/columnSpec.ts"
import { fieldText } from "../data/values.ts"
import { otherApis } from "../support/otherWords.ts"
import { sentence } from "../support/sentence.ts"
import { hypervisorFocus } from "./hypervisors.ts"
import { cvesOf, disagreementsOn, gpusOf, quirksOf } from "./related.ts"
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

/** Where it runs: hypervisors and guests. */
export const Runs = ({ product, catalogue }: Props): ReactElement => (
  <Section title="Runs on">
    {product.hypervisors.length > 0 ? (
      <p className={css["chips"]}>
        {product.hypervisors.map((id) => (
          <ViewLink key={id} view="products" focus={hypervisorFocus(id)}>
            {catalogue.hypervisor(id)?.name ?? id}
          </ViewLink>
        ))}
      </p>
    ) : (
      <p className={css["said"]}>No hypervisor is named.</p>
    )}
    {product.hypervisorVersions.length > 0 && <p>{product.hypervisorVersions.join("; ")}</p>}
    <p className={css["said"]}>
      {product.guestNotes.length > 0 ? `Guests: ${product.guestNotes.join(", ")}.` : "Which guests it serves is not stated."}
    </p>
    <EvidenceList evidence={product.evidence.filter((one) => one.fields?.some((field) => /^(hypervisor|guest)/.test(field)))} />
  </Section>
)

/** The GPUs it serves, each with its page. */
export function Gpus({ product, catalogue }: Props): ReactElement | null {
  const { named, list } = gpusOf(catalogue.gpus, product)
  if (product.gpuVendors.length === 0) {
    return (
      <Section title="GPUs">
        <p>It uses no GPU: the CPU draws.</p>
      </Section>
    )
  }
  return (
    <Section title="GPUs">
      <p className={css["said"]}>
        {list.length === 0
          ? named
            ? "No GPU of the dataset uses it under its own name."
            : `Any GPU of its host that its vendor's driver serves: ${product.gpuVendors.map(vendorName).join(", ")}.`
          : named
            ? "The GPUs its documentation names:"
            : `GPUs of the dataset that offer ${technologyName(product.technology)}:`}
      </p>
      {list.length > 0 && (
        <Shortened rows={list} shown={14} what="GPUs">
          {(gpus) => (
            <p className={css["chips"]}>
              {gpus.map((gpu) => (
                <ViewLink key={gpu.id} view="hardware" focus={gpu.id}>
                  {gpu.shortName}
                </ViewLink>
              ))}
            </p>
          )}
        </Shortened>
      )}
      {product.hardwareNotes.map((note) => (
        <p key={note} className={css["said"]}>
          {note}
        </p>
      ))}
      <EvidenceList evidence={product.evidence.filter((one) => one.fields?.some((field) => /^(gpus|hardware|gpuVendors)/.test(field)))} />
    </Section>
  )
}

/** How many GPUs, or slices on different ones, a VM may have. */
function gpusOfOneVm({ support, max }: GpusPerVm): string {
  if (support === "no") return "one"
  if (support !== "yes" && support !== "conditional") return words(support)
  return max === null ? "several, no maximum published" : `up to ${number(max)}`
}

/** How VMs share the GPU, and what keeps them apart. */
export const Sharing = ({ product }: { readonly product: Product }): ReactElement => {
  const { model, maxVmsPerGpu, schedulers, mixedSizes, gpusPerVm, note } = product.sharing
  return (
    <>
      <Section title="Sharing">
        <p>
          {model};{" "}
          {maxVmsPerGpu === null
            ? "most VMs per GPU not stated"
            : `at most ${number(maxVmsPerGpu)} VM${maxVmsPerGpu === 1 ? "" : "s"} per GPU`}
          .
        </p>
        {schedulers.length > 0 && <p className={css["said"]}>Schedulers: {schedulers.map(words).join(", ")}.</p>}
        {mixedSizes && (
          <p className={css["said"]}>
            vGPUs of different sizes on one GPU: {words(mixedSizes.support)}
            {mixedSizes.condition ? ` (${mixedSizes.condition})` : ""}.
          </p>
        )}
        {gpusPerVm && (
          <p className={css["said"]}>
            GPUs of one VM: {gpusOfOneVm(gpusPerVm)}
            {gpusPerVm.condition ? ` (${gpusPerVm.condition})` : ""}.
          </p>
        )}
        {note && <p className={css["said"]}>{note}</p>}
        <EvidenceList
          evidence={[
            ...product.evidence.filter((one) => one.fields?.includes("sharing")),
            ...(mixedSizes?.evidence ?? []),
            ...(gpusPerVm?.evidence ?? []),
          ]}
        />
      </Section>
      <Section title={`Isolation: ${product.isolation.level}`}>
        {product.isolation.note && <p>{product.isolation.note}</p>}
        <EvidenceList evidence={product.isolation.evidence} />
      </Section>
    </>
  )
}

const perTerm: Readonly<Record<Licence["term"], string>> = {
  year: " a year",
  month: " a month",
  hour: " an hour",
  perpetual: " once",
  none: "",
}

export function licencePrice({ priceUsd, term, supportUsdPerYear }: Licence): string {
  if (priceUsd === null) return "price by quote, or not published"
  return `${moneyRange(priceUsd)}${perTerm[term]}${supportUsdPerYear ? `, support ${moneyRange(supportUsdPerYear)} a year` : ""}`
}

const LicenceLine = ({ licence }: { readonly licence: Licence }): ReactElement => (
  <li>
    <span>
      <strong>
        {licence.product}
        {licence.edition ? `, ${licence.edition}` : ""}
      </strong>
      : {licencePrice(licence)}
      {licence.metricWords ? `, ${licence.metricWords}` : ""}
      {licence.date ? ` (${licence.date})` : ""}
    </span>
    {licence.note && <span className={css["said"]}>{licence.note}</span>}
    <EvidenceList evidence={licence.evidence} />
  </li>
)

/** What a supported deployment buys. */
export function Licences({ product, catalogue }: Props): ReactElement {
  const needs = product.licence.needs.map((need) => (Array.isArray(need) ? need : [need]).flatMap((id) => catalogue.licence(id) ?? []))
  return (
    <Section title="Licence">
      <p>{sentence(product.licence.model)}</p>
      {needs
        .filter((alternatives) => alternatives.length > 0)
        .map((alternatives) => (
          <div key={alternatives[0]?.id} className={css["what"]}>
            {alternatives.length > 1 && <p className={css["said"]}>One of these:</p>}
            <ul className={css["list"]}>
              {alternatives.map((licence) => (
                <LicenceLine key={licence.id} licence={licence} />
              ))}
            </ul>
          </div>
        ))}
      {product.technology === "nvidia-vgpu" && (
        <p className={css["said"]}>NVIDIA's licence of the guests comes on top; which one follows from the type of vGPU.</p>
      )}
    </Section>
  )
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
          <ul className={css["list"]}>
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
          <ul className={css["list"]}>
            {rows.map((cve) => (
              <li key={cve.cve}>
                <span>
                  <strong>{cve.cve}</strong>
                  {cve.cvssBase === undefined ? "" : ` (CVSS ${cve.cvssBase.toFixed(1)})`}: {cve.component}; {cve.impact}
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
            <ul className={css["list"]}>
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
          <ul className={css["list"]}>
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
          <ul className={css["list"]}>
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
          <div key={fields} className={css["what"]}>
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
