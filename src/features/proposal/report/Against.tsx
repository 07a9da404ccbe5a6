import type { ReactElement } from "react"
import { sayAnswer } from "../../../words/answers.ts"
import { groupName } from "../../common/groupName.ts"
import { sentence } from "../../common/optionWords.ts"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import type { ProposalContents } from "../contents.ts"
import { optionName } from "../words.ts"
import css from "./report.module.css"

/** Where nothing can be proposed: for each technique what stands in the way, and of which group. */
export function Against({ contents }: { readonly contents: ProposalContents }): ReactElement {
  const { techniques, scenario } = contents
  return (
    <section>
      <h2>What stands in the way</h2>
      {techniques.map(({ technique, option }) => (
        <article key={technique} className={css["part"]}>
          <h3>
            {techniqueStyle[technique].name}: {optionName(option)} comes closest
          </h3>
          <ul>
            {option.reasons.map(({ group, told }, at) => (
              <li key={at}>
                {group === null ? sentence(sayAnswer(told)) : `${groupName(scenario, group)}: ${sayAnswer(told).replace(/[^.]$/, "$&.")}`}
              </li>
            ))}
          </ul>
        </article>
      ))}
      <p>
        What would help: the link at the end opens the scenario; its view Decide names the least that would have to be asked for less, group
        by group, and what it would cost then.
      </p>
    </section>
  )
}
