import type { ReactElement } from "react"
import { parametersCiting, usesOfMeasurement, type EfficiencyUse } from "../../../engine/performance/expectation.ts"
import type { EfficiencyScope } from "../../../engine/performance/efficiency.ts"
import type { Measurement } from "../../../dataset/schema/index.ts"
import { number, percent, percentRange, plural } from "../../../ui/format.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { useSources } from "../../common/useSources.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { Block, Columns, Facts, Notes, pick, Said } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { technologyName } from "../../common/table/columnSpec.ts"
import { measurementSpec } from "./columns.ts"
import { papersOf, siblingsOf } from "./plot.ts"
import { className, shareText, techniqueOrControl, titleOf, useSentences } from "./words.ts"
import parts from "../parts/Parts.module.css"
import css from "./page.module.css"

const { columns } = measurementSpec

/** One published comparison of virtual with native: what was read, how comparable it is, and what the model makes of it. */
export function MeasurementPage({ row }: { readonly row: Measurement }): ReactElement {
  const catalogue = useFullCatalogue()
  const sources = useSources()
  const papers = papersOf(row)
  const siblings = siblingsOf(row, catalogue.measurements)
  const products = row.products.flatMap((id) => catalogue.product(id) ?? [])
  return (
    <RowPage
      view="measurements"
      all="measurements"
      title={titleOf(row)}
      kicker={
        <>
          {row.technique && <TechniqueMark technique={row.technique} size={12} />} {techniqueOrControl(row.technique)} ·{" "}
          {className(row.workloadClass)}
          {row.product ? ` · ${row.product}` : ""}
        </>
      }
    >
      <p className={css["figure"]}>
        <strong>{shareText(row)}</strong> of native performance
      </p>
      <Readings row={row} />
      <Facts row={row} columns={pick(columns, "gpu", "technology", "hypervisor", "guest", "vms", "metric", "year", "use")} />
      <Columns>
        <Block title="How comparable it is">
          <ul className={parts["statements"]}>
            {comparability(row).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Block>
        <Block title="Where it is published">
          <EvidenceList evidence={row.evidence} />
          {papers.length > 0 && (
            <ul className={css["links"]}>
              {papers.map((id) => (
                <li key={id}>
                  <ViewLink view="sources" focus={id}>
                    All that rests on “{sources?.[id]?.title ?? id}”
                  </ViewLink>
                </li>
              ))}
            </ul>
          )}
        </Block>
        <Block title="What the model makes of it">
          <ModelUses row={row} />
        </Block>
        {products.length > 0 && (
          <Block title="Products it speaks for">
            <ul className={css["links"]}>
              {products.map((product) => (
                <li key={product.id}>
                  <ViewLink view="products" focus={product.id}>
                    {product.name}
                  </ViewLink>
                </li>
              ))}
            </ul>
          </Block>
        )}
      </Columns>
      <Notes notes={[row.note, row.hypervisorNote].filter((note): note is string => Boolean(note))} />
      {siblings.length > 0 && <Siblings rows={siblings} papers={papers} />}
    </RowPage>
  )
}

/** The two values that were read, where the source gives them, and how the share follows from them. */
function Readings({ row }: { readonly row: Measurement }): ReactElement | null {
  const { nativeValue, virtualValue } = row
  const unit = row.unit ? ` ${row.unit}` : ""
  if (nativeValue === null && virtualValue === null && !row.derivation && row.entitlementShare == null) return null
  return (
    <Block title="What was read">
      <dl className={css["values"]}>
        {virtualValue !== null && (
          <div>
            <dt>In the VM</dt>
            <dd>
              {number(virtualValue, 5)}
              {unit}
            </dd>
          </div>
        )}
        {nativeValue !== null && (
          <div>
            <dt>Native</dt>
            <dd>
              {number(nativeValue, 5)}
              {unit}
            </dd>
          </div>
        )}
        {row.entitlementShare != null && (
          <div>
            <dt>Slice of the GPU</dt>
            <dd>{percent(row.entitlementShare)}</dd>
          </div>
        )}
        {row.shareOfEntitlement != null && (
          <div>
            <dt>Of what the slice is entitled to</dt>
            <dd>{percent(row.shareOfEntitlement)}</dd>
          </div>
        )}
      </dl>
      {row.derivation && <Said>{row.derivation}</Said>}
    </Block>
  )
}

function comparability(row: Measurement): readonly string[] {
  const said = (name: string, text: string | null | undefined): readonly string[] =>
    text ? [`${name}: ${text}.`.replace(/\.\.$/, ".")] : []
  return [
    `${useSentences[row.use]}${row.useReason ? ` ${row.useReason}` : ""}`,
    ...said("Native means here", row.reference),
    ...said("Compared", row.comparison),
    ...said("Quality of the comparison", row.comparisonQuality),
    ...said("Scenario", row.scenario),
    ...said("Caveat", row.scenarioCaveat),
    ...said("Scheduler", row.scheduler),
    ...said("Network", row.network),
    ...said("GPUs in the system", row.gpusInSystem == null ? null : String(row.gpusInSystem)),
    ...said("Native systems it is compared with", row.nativeSystems == null ? null : String(row.nativeSystems)),
    ...said("Confidence", row.confidence),
  ]
}

const scopeWords: Readonly<Record<EfficiencyScope, string>> = {
  product: "measured on this product",
  hypervisor: "measured on the same hypervisor kernel",
  technology: "measured on the same technology",
  technique: "measured on the same technique",
}

/** Lines shown before the rest is folded away. */
const usesShown = 6

interface UseLine extends EfficiencyUse {
  readonly classes: readonly string[]
}

const scopes: readonly EfficiencyScope[] = ["product", "hypervisor", "technology", "technique"]

/** One line for each product whose classes of work get the same range from the same rows; what was measured closest comes first. */
function useLines(uses: readonly EfficiencyUse[]): readonly UseLine[] {
  const lines = new Map<string, EfficiencyUse[]>()
  for (const use of uses) {
    const key = [use.product.id, use.technology, use.scope, use.sameClass, use.range.low, use.range.likely, use.range.high, use.rows].join(
      " ",
    )
    const list = lines.get(key)
    if (list) list.push(use)
    else lines.set(key, [use])
  }
  return [...lines.values()]
    .flatMap((list) => (list[0] ? [{ ...list[0], classes: list.map((use) => className(use.workClass)) }] : []))
    .sort((a, b) => Number(b.sameClass) - Number(a.sameClass) || scopes.indexOf(a.scope) - scopes.indexOf(b.scope))
}

function ModelUses({ row }: { readonly row: Measurement }): ReactElement {
  const catalogue = useFullCatalogue()
  const uses = usesOfMeasurement(row, catalogue)
  const all = useLines(uses)
  const constants = parametersCiting(new Set(papersOf(row)), catalogue)
  const lines = (list: readonly UseLine[]): ReactElement => (
    <ul className={css["uses"]}>
      {list.map((use) => (
        <li key={`${use.product.id} ${use.technology} ${use.workClass}`}>
          <ViewLink view="products" focus={use.product.id}>
            {use.product.shortName}
          </ViewLink>
          , {technologyName(use.technology)}: {percentRange(use.range)} from {plural(use.rows, "measurement")}, {scopeWords[use.scope]}
          <span className={css["on"]}>
            {use.classes.join("; ")}
            {use.sameClass ? "" : " (another class of work stands in)"}
          </span>
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {uses.length === 0 ? (
        <Said>
          {row.use === "efficiency"
            ? "No efficiency is taken from it directly: the model works the techniques of this row out from their mechanism, or closer measurements go before it."
            : "No efficiency is taken from it."}
        </Said>
      ) : (
        <>
          <Said>{plural(uses.length, "efficiency", "efficiencies")} of the model rest on it, among others:</Said>
          {lines(all.slice(0, usesShown))}
          {all.length > usesShown && (
            <details className={css["more"]}>
              <summary>{plural(all.length - usesShown, "more line")}</summary>
              {lines(all.slice(usesShown))}
            </details>
          )}
        </>
      )}
      {constants.length > 0 && (
        <>
          <Said>Constants of the model that cite the same source:</Said>
          <ul className={css["uses"]}>
            {constants.map((parameter) => (
              <li key={parameter.id}>
                <ViewLink view="data" focus={`models.parameters:${parameter.id}`}>
                  {parameter.name}
                </ViewLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const siblingsShown = 12

function Siblings({ rows, papers }: { readonly rows: readonly Measurement[]; readonly papers: readonly string[] }): ReactElement {
  const [paper] = papers
  return (
    <Block title="From the same source">
      <ul className={css["siblings"]}>
        {rows.slice(0, siblingsShown).map((one) => (
          <li key={one.id}>
            <span className={css["share"]}>{shareText(one)}</span>
            <ViewLink view="measurements" focus={one.id}>
              {titleOf(one)}
            </ViewLink>
            <span className={css["on"]}>{[one.product, one.gpu].filter(Boolean).join(", ")}</span>
          </li>
        ))}
      </ul>
      {rows.length > siblingsShown && paper !== undefined && (
        <ViewLink view="measurements" table={{ filter: `;source:${paper}` }} className={css["all"]}>
          All {rows.length + 1} in the picture
        </ViewLink>
      )}
    </Block>
  )
}
