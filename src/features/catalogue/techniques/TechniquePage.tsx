import { useMemo, useRef, type ReactElement } from "react"
import type { HowItWorks, Product, Technique } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { Block, Columns, Statements } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { technologyName } from "../../common/table/columnSpec.ts"
import { answersOf, Basis, pictureLabel } from "./Diagrams.tsx"
import { MarkIcon } from "./Marks.tsx"
import { dimensionRows, leading, nativeAnswer, saysMore } from "./rows.ts"
import { PictureMenu } from "../../common/picture/PictureMenu.tsx"
import { Figure, Slide, slideHeight, slideWidth } from "./Slide.tsx"
import { asking, variantOf, variantsOf } from "./variants.ts"
import { VariantSelect } from "./VariantSelect.tsx"
import css from "./Techniques.module.css"

export interface TechniquePageProps {
  readonly technique: Technique
  readonly techniques: readonly Technique[]
  readonly ways: readonly HowItWorks[]
}

/** One technique: the drawing for a slide, what it is, what is measured, and who makes it. */
export function TechniquePage({ technique, techniques, ways }: TechniquePageProps): ReactElement {
  const words = useExplorer((page) => page.view.table)
  const way = variantOf(technique.id, ways, words)
  const { name } = techniqueStyle[technique.id]
  return (
    <RowPage
      view="techniques"
      all="techniques"
      title={
        <span className={css["named"]}>
          <TechniqueMark technique={technique.id} size={20} /> {name}
        </span>
      }
      kicker={`Also called ${technique.aliases.join(", ")}`}
    >
      {way && <Drawn row={way} all={ways} />}
      <p className={css["moves"]}>
        In motion:{" "}
        {way && (
          <ViewLink view="call" focus={way.id}>
            a call’s way
          </ViewLink>
        )}
        {technique.id === "mediated-pass-through" && (
          <>
            , <ViewLink view="share">VMs sharing a GPU</ViewLink>
          </>
        )}
        , <ViewLink view="move">a VM that moves</ViewLink>
      </p>
      <Columns>
        <Block title="What it is">
          <Statements list={[technique.definition, ...technique.categories]} />
        </Block>
        <Block title="How it works">
          <Statements list={technique.mechanisms} />
        </Block>
        <Block title="For it">
          <Statements list={technique.advantages} />
        </Block>
        <Block title="Against it">
          <Statements list={technique.disadvantages} />
        </Block>
      </Columns>
      <Block title="Share of native performance, as published">
        <div className={css["shares"]}>
          <Statements list={nativeAnswer(technique).statements} />
        </div>
        <ViewLink view="measurements" table={{ filter: `;technique:${technique.id}` }} className={css["more"]}>
          All published measurements of {name}
        </ViewLink>
      </Block>
      <Answers technique={technique} techniques={techniques} />
      <Products technique={technique} {...(way ? { way } : {})} />
      <Block title="Sources of the row">
        <EvidenceList evidence={technique.evidence} />
      </Block>
    </RowPage>
  )
}

function Drawn({ row, all }: { readonly row: HowItWorks; readonly all: readonly HowItWorks[] }): ReactElement {
  const svg = useRef<SVGSVGElement>(null)
  const version = useFullCatalogue().version
  const label = pictureLabel(row)
  return (
    <>
      <figure className={css["figure"]}>
        <div className={css["figureTools"]}>
          {variantsOf(row.technique, all).length > 1 && <VariantSelect technique={row.technique} all={all} />}
          <PictureMenu of={svg} fileName={`${row.technique}-${row.id}`} size={{ width: slideWidth, height: slideHeight }} />
        </div>
        <div className={css["slideBox"]}>
          <Slide
            ref={svg}
            row={row}
            label={label}
            credit={`GPU Virtualization Explorer, dataset ${version}. Sources of each sentence: Techniques, ${techniqueStyle[row.technique].name}`}
            className={css["slide"]}
          />
          <Figure row={row} label={label} className={css["narrow"]} />
        </div>
      </figure>
      <div className={css["sourced"]}>
        <Block title="Step by step, with sources">
          <ol className={css["sourcedSteps"]} data-paper="flow" style={{ color: techniqueStyle[row.technique].color }}>
            {row.steps.map((step, index) => (
              <li key={index}>
                <span>{step.text}</span>
                <EvidenceList evidence={step.evidence} />
              </li>
            ))}
          </ol>
        </Block>
        <Block title="Who decides, what is kept">
          <dl className={css["answers"]}>
            {answersOf(row).map(([kind, title, statement]) => (
              <div key={kind}>
                <dt>
                  <MarkIcon kind={kind} />
                  {title}
                </dt>
                <dd>
                  {statement.text}
                  <EvidenceList evidence={statement.evidence} label={`Sources: ${title}`} />
                </dd>
              </div>
            ))}
          </dl>
        </Block>
      </div>
    </>
  )
}

/** What stands in blocks of its own. */
const shownApart: ReadonlySet<string> = new Set(["how-it-works", "native-performance"])

/** What the technique answers to each dimension, with the way to all that is said. */
function Answers({ technique, techniques }: Pick<TechniquePageProps, "technique" | "techniques">): ReactElement {
  const words = useExplorer((page) => page.view.table)
  const rows = useMemo(() => dimensionRows(techniques).filter((row) => !shownApart.has(row.id)), [techniques])
  return (
    <Block title="In each dimension">
      <dl className={css["dimensions"]}>
        {rows.map((row) => {
          const answer = row.answers[technique.id]
          const said = answer ? leading(answer) : null
          return (
            <div key={row.id}>
              <dt>
                <ViewLink view="techniques" focus={row.id} table={asking(technique.id, words)}>
                  {row.name}
                </ViewLink>
              </dt>
              <dd>
                <strong>{answer?.rating ?? "Unknown"}</strong>
                {said && answer && saysMore(answer, said) && (
                  <p>
                    {said.text} <Basis statement={said} />
                  </p>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </Block>
  )
}

/** Its products: those that work as drawn first. */
function Products({ technique, way }: { readonly technique: Technique; readonly way?: HowItWorks }): ReactElement {
  const products = useFullCatalogue().products.filter((product) => product.technique === technique.id)
  const asDrawn = products.filter((product) => way?.technologies.includes(product.technology))
  const others = products.filter((product) => !asDrawn.includes(product))
  return (
    <Columns>
      {asDrawn.length > 0 && way && (
        <Block title={`Products that work as drawn (${asDrawn.length})`}>
          <ProductList products={asDrawn} />
        </Block>
      )}
      {others.length > 0 && (
        <Block title={`Its other products (${others.length})`}>
          <ProductList products={others} />
        </Block>
      )}
    </Columns>
  )
}

const ProductList = ({ products }: { readonly products: readonly Product[] }): ReactElement => (
  <ul className={css["products"]}>
    {products.map((product) => (
      <li key={product.id}>
        <ViewLink view="products" focus={product.id}>
          {product.name}
        </ViewLink>{" "}
        <span>{technologyName(product.technology)}</span>
      </li>
    ))}
  </ul>
)
