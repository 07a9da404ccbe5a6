import type { ReactElement, ReactNode } from "react"
import type { OptionResult, Placement as Placed } from "../../../engine/report.ts"
import { count, percentRange, plural } from "../../../ui/format.ts"
import { ownedSentence } from "../../common/owned.ts"
import { standWords } from "../../common/standWords.ts"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import type { ProposalContents } from "../contents.ts"
import { boardsText, optionName } from "../words.ts"
import css from "./report.module.css"

/** Draws where the VMs of an option stand. */
export type Draw = (option: OptionResult, placement: Placed) => ReactNode

/** What stands where, part by part, with a picture of each. */
export function Placement({ contents, draw }: { readonly contents: ProposalContents; readonly draw: Draw }): ReactElement {
  const { parts, isMixed, proven } = contents.plan
  return (
    <section>
      <h2>Placement</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Groups</th>
            <th scope="col">Served by</th>
            <th scope="col">Slice</th>
            <th scope="col">VMs a GPU</th>
            <th scope="col">Share of native</th>
            <th scope="col">GPUs, boards</th>
            <th scope="col">Hosts</th>
          </tr>
        </thead>
        <tbody>
          {parts.flatMap(({ option }, part) =>
            option.groups.map((group, at) => (
              <tr key={`${part}-${group.index}`}>
                <th scope="row">
                  {group.name} <small>{plural(group.count, "VM")}</small>
                </th>
                <td>
                  {optionName(option)} <small>{techniqueStyle[option.technique].name}</small>
                </td>
                <td>{group.instanceTypeName ?? "–"}</td>
                <td>{group.vmsPerGpu > 0 ? count(group.vmsPerGpu) : "–"}</td>
                <td>{percentRange(group.nativeShare)}</td>
                <td>{at === 0 && option.placement ? `${count(option.placement.gpus.count)}, ${boardsText(option.placement.gpus)}` : ""}</td>
                <td>
                  {at === 0 && option.placement
                    ? `${count(option.placement.hosts.count)}${option.placement.hosts.spare > 0 ? ` and ${count(option.placement.hosts.spare)} spare` : ""}`
                    : ""}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {isMixed && (
        <p>
          {standWords(parts)}{" "}
          {proven ? "No other division of the groups is cheaper." : "A cheaper division may exist: this one was found step by step."}
        </p>
      )}
      {parts.map(
        ({ option }, part) =>
          option.placement && (
            <figure key={part} className={css["figure"]}>
              <figcaption>
                {optionName(option)}
                {option.owned ? `. ${ownedSentence(option.owned, option, { before: isMixed ? "for this part " : "" })}` : ""}
              </figcaption>
              {draw(option, option.placement)}
            </figure>
          ),
      )}
    </section>
  )
}
