import type { ReactElement } from "react"
import type { Product } from "../../dataset/core.ts"
import { loadHowItWorks } from "../../dataset/reference.ts"
import { useLoaded } from "../../ui/useLoaded.ts"
import { techniqueNames, technologyName } from "../common/table/columnSpec.ts"
import { lowerFirst } from "../common/shown.ts"
import { ViewLink } from "../common/ViewLink.tsx"
import { drawingOf, motionOf, wayOf } from "../common/wayOf.ts"
import css from "./TermLayer.module.css"

/** How a product works, in a sentence, and the ways to its drawing. */
export function ProductText({ product }: { readonly product: Product }): ReactElement {
  const ways = useLoaded(loadHowItWorks)
  const way = ways && wayOf(product, ways)
  return (
    <div className={css["works"]}>
      <p>
        {techniqueNames[product.technique]}, {lowerFirst(way?.name ?? technologyName(product.technology))}. {way?.summary}
      </p>
      <ul>
        {way && (
          <li>
            <ViewLink {...drawingOf(way)}>How it works, drawn</ViewLink>
          </li>
        )}
        <li>
          <ViewLink {...motionOf(product)}>A call’s way, timed with it</ViewLink>
        </li>
        <li>
          <ViewLink view="products" focus={product.id}>
            What is known of it
          </ViewLink>
        </li>
      </ul>
    </div>
  )
}
