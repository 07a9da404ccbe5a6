import type { ReactElement } from "react"
import { count, money } from "../../../ui/format.ts"
import { holdsText, machinesText } from "../../common/growthWords.ts"
import { rateText } from "../../common/rateText.ts"
import type { ProposalContents } from "../contents.ts"
import { sumText } from "../words.ts"
import css from "./report.module.css"

/** The plan while its VMs grow: what is needed, bought and paid when. */
export function GrowthYears({ contents }: { readonly contents: ProposalContents }): ReactElement | null {
  const { growth, currency } = contents
  if (!growth) return null
  return (
    <section>
      <h2>Growth, year by year</h2>
      <p>
        With the growth that is stated the plan comes to {sumText(growth.total, currency)} over all years,{" "}
        {sumText(growth.presentValue, currency)} in present value. {holdsText(growth)}
      </p>
      <table>
        <caption>Likely values; later amounts count less by {rateText(growth.discount)}. Each year is paid at its beginning.</caption>
        <thead>
          <tr>
            <th scope="col">Year</th>
            <th scope="col" className={css["number"]}>
              VMs
            </th>
            <th scope="col">Needed</th>
            <th scope="col">Bought</th>
            {["Hardware", "Licences", "Running", "Paid", "Present value"].map((name) => (
              <th key={name} scope="col" className={css["number"]}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {growth.years.map(({ year, vms, needed, bought, ...paid }) => (
            <tr key={year}>
              <th scope="row">Year {year}</th>
              <td className={css["number"]}>{count(vms)}</td>
              <td>{machinesText(needed)}</td>
              <td>{machinesText(bought)}</td>
              {[paid.hardware, paid.licences, paid.running].map((usd, at) => (
                <td key={at} className={css["number"]}>
                  {money(usd.likely, currency)}
                </td>
              ))}
              <td className={css["number"]}>{sumText(paid.total, currency)}</td>
              <td className={css["number"]}>{money(paid.presentValue.likely, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={css["small"]}>
        The option is held as it is. What is bought stays, and is bought anew, pro rata, when its life is over; prices are those of today,
        rented licences those of the year. The cost above is of the VMs of the first year.
      </p>
    </section>
  )
}
