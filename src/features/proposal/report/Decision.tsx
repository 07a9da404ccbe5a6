import type { ReactElement } from "react"
import type { OptionResult } from "../../../engine/report.ts"
import { number, plural } from "../../../ui/format.ts"
import { sayAnswer } from "../../../words/answers.ts"
import { migrationWords, sentence, yearsPhrase } from "../../common/optionWords.ts"
import { shareWords } from "../../common/shares.ts"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import type { ProposalContents, TechniqueFact } from "../contents.ts"
import { hardwareText, optionName, questionText, sumText } from "../words.ts"
import { RangeBar } from "./RangeBar.tsx"
import css from "./report.module.css"

/** The page that decides: question, answer, four techniques with their ranges. */
export function Decision({ contents }: { readonly contents: ProposalContents }): ReactElement {
  const { cover, said, plan, currency, techniques, growth } = contents
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
      <h2>The four techniques compared</h2>
      <Techniques techniques={techniques} contents={contents} />
      <p className={css["small"]}>
        Ranges bracket what is likely: the band reaches from low to high, the tick stands at the likely value.
        {plan.isMixed && " What is proposed divides the groups; each row here serves all of them one way."}
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

interface TechniquesProps {
  readonly techniques: readonly TechniqueFact[]
  readonly contents: ProposalContents
}

function Techniques({ techniques, contents: { currency } }: TechniquesProps): ReactElement {
  const most = Math.max(...techniques.map(({ option }) => (option.feasible ? (option.cost?.total.high ?? 0) : 0)), 1)
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
        {techniques.map(({ technique, option, isProposed }) => (
          <tr key={technique}>
            <th scope="row">
              <TechniqueMark technique={technique} size={12} hollow={!option.feasible} /> {techniqueStyle[technique].name}
              {isProposed && <b> (proposed)</b>}
              <br />
              <small>{optionName(option)}</small>
            </th>
            <td>
              {option.nativeShare ? (
                <>
                  {shareWords(option.nativeShare, option.groups)}
                  <RangeBar span={option.nativeShare} most={1} />
                </>
              ) : (
                "unknown"
              )}
            </td>
            <td>{placementText(option)}</td>
            <td>
              {option.cost ? (
                <>
                  {sumText(option.cost.total, currency)}
                  <RangeBar span={option.cost.total} most={most} />
                </>
              ) : (
                "unknown"
              )}
            </td>
            <td>{migrationWords[option.migration.level]}</td>
            <td>{verdictOf(option)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const placementText = ({ placement }: OptionResult): string =>
  placement ? `${plural(placement.gpus.count, "GPU")}, ${plural(placement.hosts.count + placement.hosts.spare, "host")}` : "–"

function verdictOf({ feasible, reasons }: OptionResult): string {
  const [first, ...others] = reasons
  if (feasible || !first) return "yes"
  return `no: ${sentence(sayAnswer(first.told))}${others.length > 0 ? ` And ${plural(others.length, "more reason")}.` : ""}`
}
