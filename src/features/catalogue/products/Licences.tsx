import type { ReactElement } from "react"
import type { Licence, Product } from "../../../dataset/schema/index.ts"
import { moneyRange } from "../../../ui/format.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import type { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { sentence } from "../support/sentence.ts"
import { Section } from "./Section.tsx"
import css from "./Page.module.css"

type Catalogue = ReturnType<typeof useFullCatalogue>

interface Props {
  readonly product: Product
  readonly catalogue: Catalogue
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
  <li data-paper="flow">
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
          <div key={alternatives[0]?.id} className={css["what"]} data-paper="flow">
            {alternatives.length > 1 && <p className={css["said"]}>One of these:</p>}
            <ul className={css["list"]} data-paper="flow">
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
