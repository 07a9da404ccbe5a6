import { useRef, type ReactElement, type ReactNode } from "react"
import { figure } from "../../base/figures.ts"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { PictureMenu } from "../common/picture/PictureMenu.tsx"
import type { Values } from "../common/picture/values.ts"
import type { ProposalContents } from "./contents.ts"
import { YearChart } from "./report/YearChart.tsx"
import type { Draw } from "./report/Placement.tsx"
import { costPartName, optionName } from "./words.ts"
import css from "./proposal.module.css"

interface PicturesProps {
  readonly contents: ProposalContents
  readonly draw: Draw
}

/** The report's pictures, each to be taken by itself. */
export function Pictures({ contents, draw }: PicturesProps): ReactElement | null {
  const { plan, byYear } = contents
  const drawn = plan.parts.filter(({ option }) => option.placement)
  if (drawn.length === 0 && byYear.length === 0) return null
  return (
    <Disclosure title="Pictures">
      <div className={css["pictures"]}>
        {byYear.length > 0 && (
          <Picture name="Cost by year" values={() => yearValues(contents)}>
            <YearChart contents={contents} />
          </Picture>
        )}
        {drawn.map(
          ({ option }) =>
            option.placement && (
              <Picture key={option.key} name={`Placement: ${optionName(option)}`}>
                {draw(option, option.placement)}
              </Picture>
            ),
        )}
      </div>
    </Disclosure>
  )
}

interface PictureProps {
  readonly name: string
  readonly values?: () => Values
  readonly children: ReactNode
}

/** What each year costs by part, all ends, in the reader’s currency. */
const yearValues = ({ byYear, currency }: ProposalContents): Values => ({
  columns: ["Year", "Part", ...["low", "likely", "high"].map((end) => `${end} (${currency.code})`)],
  rows: byYear.flatMap(({ year, byPart }) =>
    byPart.map(({ part, usd }) => [
      String(year),
      costPartName(part),
      ...[usd.low, usd.likely, usd.high].map((amount) => figure(amount * currency.perUsd, 2, { apart: false, least: 2 })),
    ]),
  ),
})

function Picture({ name, values, children }: PictureProps): ReactElement {
  const here = useRef<HTMLElement>(null)
  return (
    <figure ref={here} className={css["picture"]}>
      <figcaption>
        {name}
        <PictureMenu of={here} fileName={name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")} {...(values ? { values } : {})} />
      </figcaption>
      {children}
    </figure>
  )
}
