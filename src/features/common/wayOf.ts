import type { HowItWorks, Product } from "../../dataset/schema/index.ts"
import type { Target } from "./ViewLink.tsx"

/** The way in which a product works, as it is drawn: that of its technology. */
export const wayOf = (
  { technique, technology }: Pick<Product, "technique" | "technology">,
  ways: readonly HowItWorks[],
): HowItWorks | undefined => ways.find((way) => way.technique === technique && way.technologies.includes(technology))

/** The page of a technique with that way drawn, for slides and with its sources. */
export const drawingOf = (way: HowItWorks): Target => ({
  view: "techniques",
  focus: way.technique,
  table: { filter: `;${way.technique}:${way.id}` },
})

/** A call on its way, timed with a product. */
export const motionOf = ({ id }: Pick<Product, "id">): Target => ({ view: "call", focus: id })
