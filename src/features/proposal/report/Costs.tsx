import type { ReactElement } from "react"
import { count, number } from "../../../ui/format.ts"
import { sayLeftOut } from "../../../words/leftOut.ts"
import { sayWhy, unitOfCount } from "../../../words/why.ts"
import { sentence } from "../../common/optionWords.ts"
import { basisStyles } from "../../common/BasisTag.tsx"
import type { ProposalContents } from "../contents.ts"
import type { Material } from "../materials.ts"
import { costPartName, priceText, sumText } from "../words.ts"
import css from "./report.module.css"
import { YearChart } from "./YearChart.tsx"

/** What it costs by year and by part, and what is bought at which price of which day. */
export function Costs({ contents }: { readonly contents: ProposalContents }): ReactElement {
  const { plan, byYear, currency, materials, notCounted } = contents
  if (!plan.cost)
    return (
      <section>
        {<h2>Cost</h2>}
        <p>Nothing is priced: no plan could be placed.</p>
      </section>
    )
  return (
    <section>
      <h2>Cost</h2>
      <figure className={css["figure"]}>
        <figcaption>
          Likely cost of each year by part; the line is the year’s range. What is bought once falls into the first year; what wears out is
          charged again by the year from the end of its life on.
        </figcaption>
        <YearChart contents={contents} />
      </figure>
      <table>
        <thead>
          <tr>
            <th scope="col">Part</th>
            {byYear.map(({ year, length }) => (
              <th key={year} scope="col" className={css["number"]}>
                Year {year}
                {length < 1 ? ` (${number(length, 2)})` : ""}
              </th>
            ))}
            <th scope="col" className={css["number"]}>
              Total
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.breakdown.map(({ part, usd }) => (
            <tr key={part}>
              <th scope="row">{costPartName(part)}</th>
              {byYear.map(({ year, byPart }) => (
                <td key={year} className={css["number"]}>
                  {priceText(likely(byPart.find((one) => one.part === part)?.usd), currency)}
                </td>
              ))}
              <td className={css["number"]}>{sumText(usd, currency)}</td>
            </tr>
          ))}
          <tr className={css["total"]}>
            <th scope="row">Total</th>
            {byYear.map(({ year, total }) => (
              <td key={year} className={css["number"]}>
                {sumText({ ...total, known: plan.cost?.known ?? true }, currency)}
              </td>
            ))}
            <td className={css["number"]}>{sumText(plan.cost, currency)}</td>
          </tr>
        </tbody>
      </table>
      <h3>Bill of materials</h3>
      <table className={css["materials"]}>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col" className={css["number"]}>
              Quantity
            </th>
            <th scope="col" className={css["number"]}>
              Price of one
            </th>
            <th scope="col" className={css["number"]}>
              Over the horizon
            </th>
            <th scope="col">Price from source, as of</th>
          </tr>
        </thead>
        <tbody>
          {materials.map((one, at) => (
            <tr key={at}>
              <th scope="row">
                {itemName(one)}
                {plan.isMixed && <small> for {servedBy(one, contents)}</small>}
              </th>
              <td className={css["number"]}>
                {count(one.quantity)} <small>{unitOfCount(one.unit, one.quantity)}</small>
              </td>
              <td className={css["number"]}>
                {priceText(one.price, currency)}
                {one.term && one.term !== "none" && <small> {termWords[one.term]}</small>}
              </td>
              <td className={css["number"]}>{sumText(one.usd, currency)}</td>
              <td>{pricedBy(one, contents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={css["small"]}>
        Not counted: {notCounted.map(({ what }) => sayLeftOut(what)).join(", ")}.{" "}
        {notCounted
          .map(({ why }) => sentence(sayLeftOut(why)))
          .filter(once)
          .join(" ")}
      </p>
    </section>
  )
}

const likely = (span: { readonly likely: number } | undefined) =>
  span === undefined ? null : { low: span.likely, likely: span.likely, high: span.likely }

const once = (text: string, at: number, all: readonly string[]): boolean => all.indexOf(text) === at

const termWords = { year: "a year", month: "a month", hour: "an hour", perpetual: "once, perpetual" } as const

const itemName = ({ label, edition }: Material): string => (edition !== null && edition !== "" ? edition : sayWhy(label))

const servedBy = ({ planPart }: Material, { plan }: ProposalContents): string =>
  plan.parts[planPart]?.option.groups.map(({ name }) => name).join(", ") ?? ""

/** "[12] 2026-09-09, [15] 2021; secondary": numbers of the list of sources. */
function pricedBy({ priceBasis, pricedBy: found, isOwned, price }: Material, { sources }: ProposalContents): string {
  if (priceBasis === "yours") return "your own price"
  if (price === null) return isOwned ? "there already" : "no price is known"
  const from = found.map(({ source, date }) =>
    [`[${sources.findIndex(({ id }) => id === source) + 1}]`, date].filter((part) => part !== null).join(" "),
  )
  return `${from.join(", ")}${priceBasis && priceBasis !== "computed" ? `; ${basisStyles[priceBasis].word}` : ""}`
}
