import type { ReactElement } from "react"
import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { Gpu, Product } from "../../../dataset/schema/index.ts"
import { gpuServes, usesGpu } from "../../../engine/feasibility/technology.ts"
import { technologiesOf } from "../../../dataset/technologies.ts"
import { Disclosure } from "../../../ui/Disclosure.tsx"
import { percentRange, plural } from "../../../ui/format.ts"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { techniqueOrder } from "../../common/techniqueStyle.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { Block, Columns, Said } from "../parts/Parts.tsx"
import { techniqueNames } from "../../common/table/columnSpec.ts"
import { mentions } from "./mentions.ts"
import css from "./hardware.module.css"

/** Whether a product can use a GPU in any of its ways, by the engine's own rule. */
const runsOn = (product: Product, gpu: Gpu): boolean =>
  technologiesOf(product).some((technology) => usesGpu(technology) && gpuServes(gpu, product, technology))

/** Longer lists open on demand. */
const listedAtOnce = 10

function shareText({
  low,
  mean,
  high,
}: {
  readonly low: number | null
  readonly mean: number | null
  readonly high: number | null
}): string {
  const likely = mean ?? low ?? high
  return likely === null ? "no share" : `${percentRange({ low: low ?? likely, likely, high: high ?? likely })} of native`
}

function Listed({ what, children }: { readonly what: string; readonly children: readonly ReactElement[] }): ReactElement {
  const list = <ul className={css["links"]}>{children}</ul>
  return children.length > listedAtOnce ? (
    <Disclosure title={plural(children.length, what)} level={4}>
      {list}
    </Disclosure>
  ) : (
    list
  )
}

/** Products that can use a GPU, and measurements made on it. */
export function Runs({ gpu, catalogue }: { readonly gpu: Gpu; readonly catalogue: FullCatalogue }): ReactElement {
  const products = catalogue.products.filter((product) => runsOn(product, gpu))
  const measured = catalogue.measurements.filter((one) => one.gpu !== null && mentions(gpu, one.gpu))
  return (
    <Columns>
      {techniqueOrder
        .map((technique) => ({ technique, list: products.filter((product) => product.technique === technique) }))
        .filter(({ list }) => list.length > 0)
        .map(({ technique, list }) => (
          <Block
            key={technique}
            title={
              <span className={css["technique"]}>
                <TechniqueMark technique={technique} size={12} /> {techniqueNames[technique]} on it
              </span>
            }
          >
            {technique === "api-remoting" && <Said>Any GPU will do that the host has a driver for.</Said>}
            <Listed what="product">
              {list.map((product) => (
                <li key={product.id}>
                  <ViewLink view="products" focus={product.id}>
                    {product.name}
                  </ViewLink>
                </li>
              ))}
            </Listed>
          </Block>
        ))}
      <Block title="Measured on it">
        {measured.length === 0 ? (
          <Said>No published comparison with native names this GPU.</Said>
        ) : (
          <Listed what="measurement">
            {measured.map((one) => (
              <li key={one.id}>
                <ViewLink view="measurements" focus={one.id}>
                  {one.workload ?? one.variant}
                </ViewLink>
                <span className={css["said"]}>
                  {" "}
                  {shareText(one.nativeShare)}
                  {one.gpu ? `, ${one.gpu}` : ""}
                </span>
              </li>
            ))}
          </Listed>
        )}
      </Block>
    </Columns>
  )
}
