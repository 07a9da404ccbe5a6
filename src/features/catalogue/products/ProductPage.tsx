import type { ReactElement } from "react"
import type { Product } from "../../../dataset/schema/index.ts"
import { classes } from "../../../ui/classes.ts"
import { Tag } from "../../../ui/Tag.tsx"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { Notes } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { CompareButton } from "../parts/UseButtons.tsx"
import { technologyName, techniqueNames } from "../../common/table/columnSpec.ts"
import { Apis } from "./Apis.tsx"
import { Gpus, Runs, Sharing } from "./Around.tsx"
import { Licences } from "./Licences.tsx"
import { Cves, Measured, ProjectLink, Quirks, RowSources, Said } from "./Published.tsx"
import { Operations, StunTimes } from "./Operations.tsx"
import { background as loadBackground, useBackground } from "./useBackground.ts"
import { Works } from "./Works.tsx"
import css from "./Page.module.css"

export interface ProductPageProps {
  readonly product: Product
  /** The view the reader came from, and goes back to. */
  readonly from: "products" | "support"
}

const statusTone: Readonly<Record<string, "good" | "warn" | "neutral">> = {
  current: "good",
  legacy: "warn",
  deprecated: "warn",
  discontinued: "warn",
  removed: "warn",
  inactive: "warn",
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Everything known of one product. */
export function ProductPage({ product, from }: ProductPageProps): ReactElement {
  void loadBackground()
  const catalogue = useFullCatalogue()
  const background = useBackground()
  const { state, version, date } = product.status
  return (
    <RowPage
      view={from}
      all="products"
      title={product.name}
      kicker={
        <span className={css["marks"]}>
          <TechniqueMark technique={product.technique} size={12} />
          <ViewLink view="techniques" focus={product.technique}>
            {techniqueNames[product.technique]}
          </ViewLink>
          <span>· {technologyName(product.technology)}</span>
          <span>· {product.vendor}</span>
          <Tag tone={statusTone[state] ?? "neutral"}>{state}</Tag>
          {version || date ? <span>{[version, date].filter(Boolean).join(", ")}</span> : null}
          {product.firstReleaseYear !== null && <Tag>since {product.firstReleaseYear}</Tag>}
          <Tag tone={product.forDatacenters ? "good" : "neutral"}>
            {product.forDatacenters ? "for datacenters today" : "not for datacenters today"}
          </Tag>
          {product.inArticle && <Tag>in the article</Tag>}
        </span>
      }
    >
      <p className={css["lead"]}>
        {capital(product.mechanism)}.{" "}
        {product.alsoTechniques?.length
          ? `Also counted as ${product.alsoTechniques.map((technique) => techniqueNames[technique].toLowerCase()).join(" and ")}.`
          : ""}
      </p>
      <CompareButton product={product} />
      <p className={css["links"]}>
        <ProjectLink url={product.projectUrl} />
        <ViewLink view="products" table={{ filter: `;technology:${product.technology}` }}>
          Others with {technologyName(product.technology)}
        </ViewLink>
      </p>
      <Works product={product} />
      <div className={css["body"]} data-paper="flow">
        <div className={css["side"]} data-paper="flow">
          <Apis product={product} background={background} />
          <Operations product={product} background={background} />
          <StunTimes product={product} background={background} />
          <Said product={product} background={background} />
        </div>
        <div className={css["side"]} data-paper="flow">
          <Runs product={product} catalogue={catalogue} />
          <Gpus product={product} catalogue={catalogue} />
          <Sharing product={product} />
          <Licences product={product} catalogue={catalogue} />
          <Measured product={product} catalogue={catalogue} />
          <Quirks product={product} background={background} />
          <Cves product={product} background={background} />
          <Notes notes={product.notes} />
        </div>
      </div>
      <div className={classes(css["ruled"])}>
        <RowSources row={product} />
      </div>
    </RowPage>
  )
}
