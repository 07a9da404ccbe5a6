import type { ReactElement } from "react"
import { number, plural } from "../../../ui/format.ts"
import { sayAnswer } from "../../../words/answers.ts"
import { sentence, yearsPhrase } from "../../common/optionWords.ts"
import { planName } from "../../common/plan.ts"
import { shareWords } from "../../common/shares.ts"
import { MixMark, TechniqueMark } from "../../common/TechniqueMark.tsx"
import { comparedRows, type ComparedRow } from "../compared.ts"
import type { ProposalContents } from "../contents.ts"
import { hardwareText, questionText, sumText } from "../words.ts"
import { RangeBar } from "./RangeBar.tsx"
import css from "./report.module.css"

/** The page that decides: question, answer, four techniques with their ranges. */
export function Decision({ contents }: { readonly contents: ProposalContents }): ReactElement {
  const { cover, said, plan, currency, growth } = contents
  return (
    <section className={css["first"]}>
      <header className={css["cover"]}>
        <h1>{cover.title.trim() || "Proposal"}</h1>
        <p>
          {cover.preparedFor.trim() !== "" && <>For {cover.preparedFor.trim()}. </>}
          {cover.preparedBy.trim() !== "" && <>By {cover.preparedBy.trim()}. </>}
          {cover.date}
        </p>
      </header>
      <h2>Question</h2>
      <p>{questionText(contents)}</p>
      <h2>Answer</h2>
      <p className={css["answer"]}>{said.headline}</p>
      {said.detail !== null && <p>{said.detail}</p>}
      {plan.cost && (
        <dl className={css["figures"]}>
          <Figure name={`Cost ${yearsPhrase(contents.scenario)}`} value={sumText(plan.cost, currency)} />
          {growth && (
            <Figure
              name={`The same while its VMs grow (present value ${sumText(growth.presentValue, currency)})`}
              value={sumText(growth.total, currency)}
            />
          )}
          {plan.perVmMonth && <Figure name="A VM and month" value={sumText(plan.perVmMonth, currency)} />}
          <Figure name="Hardware" value={hardwareText(contents)} />
          <Figure name="Power in the busy hour" value={`${range(plan.peakKw)} kW`} />
          <Figure name="Electricity a year" value={`${range(plan.energyKwhPerYear)} kWh`} />
          <Figure name="Carbon of the electricity" value={`${range(plan.carbonTonnes)} t CO₂e`} />
        </dl>
      )}
      <h2>{plan.isMixed ? `${planName}, beside the four techniques` : "The four techniques compared"}</h2>
      <Techniques contents={contents} />
      <p className={css["small"]}>
        Ranges bracket what is likely: the band reaches from low to high, the tick stands at the likely value.
        {plan.isMixed && ` What is proposed, ${planName.toLowerCase()}, divides the groups; every other row serves all of them one way.`}
        {contents.currencyNote !== null && ` Amounts are in ${contents.currencyNote}.`}
      </p>
    </section>
  )
}

function range({ low, high }: { readonly low: number; readonly high: number }): string {
  const said = [number(low, 2), number(high, 2)]
  return [...new Set(said)].join("–")
}

const Figure = ({ name, value }: { readonly name: string; readonly value: string }): ReactElement => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

function Techniques({ contents }: { readonly contents: ProposalContents }): ReactElement {
  const { currency } = contents
  const rows = comparedRows(contents)
  const most = Math.max(...rows.map(({ feasible, isProposed, cost }) => (feasible || isProposed ? (cost?.total.high ?? 0) : 0)), 1)
  return (
    <table className={css["techniques"]}>
      <thead>
        <tr>
          <th scope="col">Technique, best product and GPU</th>
          <th scope="col">Share of native</th>
          <th scope="col">GPUs, hosts</th>
          <th scope="col">Cost</th>
          <th scope="col">Migration</th>
          <th scope="col">Meets every need</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">
              {row.technique ? <TechniqueMark technique={row.technique} size={12} hollow={!row.feasible} /> : <MixMark size={12} />}{" "}
              {row.name}
              {row.isProposed && <b> (proposed)</b>}
              <br />
              <small>{row.what}</small>
            </th>
            <td>
              {row.nativeShare ? (
                <>
                  {shareWords(row.nativeShare, row.groups)}
                  <RangeBar span={row.nativeShare} most={1} />
                </>
              ) : (
                "unknown"
              )}
            </td>
            <td>{placementText(row)}</td>
            <td>
              {row.cost ? (
                <>
                  {sumText(row.cost.total, currency)}
                  <RangeBar span={row.cost.total} most={most} />
                </>
              ) : (
                "unknown"
              )}
            </td>
            <td>{row.migration}</td>
            <td>{verdictOf(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const placementText = ({ gpus, hosts }: ComparedRow): string =>
  gpus === null || hosts === null ? "–" : `${plural(gpus, "GPU")}, ${plural(hosts, "host")}`

function verdictOf({ feasible, reasons }: ComparedRow): string {
  if (feasible) return "yes"
  const [first, ...others] = reasons
  if (!first) return "no"
  return `no: ${sentence(sayAnswer(first.told))}${others.length > 0 ? ` And ${plural(others.length, "more reason")}.` : ""}`
}
