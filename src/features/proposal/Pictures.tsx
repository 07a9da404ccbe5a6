import { useRef, type ReactElement, type ReactNode } from "react"
import { Disclosure } from "../../ui/Disclosure.tsx"
import type { ProposalContents } from "./contents.ts"
import { YearChart } from "./report/YearChart.tsx"
import type { Draw } from "./report/Placement.tsx"
import { optionName } from "./words.ts"
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
          <Picture name="Cost by year">
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

function Picture({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  const here = useRef<HTMLElement>(null)
  return (
    <figure ref={here} className={css["picture"]}>
      <figcaption>{name}</figcaption>
      {children}
    </figure>
  )
}
