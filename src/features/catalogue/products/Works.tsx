import type { ReactElement } from "react"
import { loadHowItWorks } from "../../../dataset/reference.ts"
import type { Product } from "../../../dataset/schema/index.ts"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { drawingOf, motionOf, wayOf } from "../../common/wayOf.ts"
import { useLoaded } from "../parts/useLoaded.tsx"
import { pictureLabel } from "../techniques/Diagrams.tsx"
import { Figure } from "../techniques/Slide.tsx"
import css from "./Page.module.css"

/** How a product works: its way, drawn, step by step, and the ways to see it move and large. */
export function Works({ product }: { readonly product: Product }): ReactElement | null {
  const ways = useLoaded(loadHowItWorks)
  const way = ways && wayOf(product, ways)
  if (!way) return null
  const { color } = techniqueStyle[product.technique]
  return (
    <section className={css["works"]} aria-labelledby="how-it-works">
      <h3 id="how-it-works">How it works: {way.name}</h3>
      <Figure row={way} label={pictureLabel(way)} className={css["drawing"]} />
      <div className={css["steps"]} style={{ "--hue": color } as React.CSSProperties}>
        <p>{way.summary}</p>
        <ol>
          {way.steps.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
        <p className={css["links"]}>
          <ViewLink {...motionOf(product)}>Follow a call, timed with it</ViewLink>
          <ViewLink {...drawingOf(way)}>Large, with sources</ViewLink>
        </p>
      </div>
    </section>
  )
}
