import type { ReactElement, ReactNode } from "react"
import { Mark } from "./Mark.tsx"
import css from "./plot.module.css"

const Entry = ({ mark, children }: { readonly mark: ReactNode; readonly children: ReactNode }): ReactElement => (
  <li>
    <svg width={28} height={18} aria-hidden="true">
      {mark}
    </svg>
    <span>{children}</span>
  </li>
)

const at = { x: 14, y: 9, size: 11 } as const

/** What the signs of the picture mean. */
export const Legend = (): ReactElement => (
  <ul className={css["legend"]} aria-label="Key">
    <Entry mark={<Mark technique="fixed-pass-through" use="efficiency" {...at} />}>one VM on one GPU: the model may compute with it</Entry>
    <Entry mark={<Mark technique="fixed-pass-through" use="sharing" {...at} />}>several VMs, or a slice of a GPU</Entry>
    <Entry mark={<Mark technique="fixed-pass-through" use="context" {...at} />}>context only, not computed with</Entry>
    <Entry mark={<Mark technique="fixed-pass-through" use="efficiency" doubtful {...at} />}>an estimate or from memory</Entry>
    <Entry mark={<path d="M2 9H26" className={css["whisker"]} style={{ color: "var(--series-2)" }} />}>published range</Entry>
    <Entry
      mark={
        <g className={css["band"]} style={{ color: "var(--series-2)" }}>
          <rect x={2} y={2} width={24} height={14} fill="var(--series-2-soft)" />
          <path d="M17 2V16" />
        </g>
      }
    >
      the model’s range, its likely value; hatched where other classes of work stand in
    </Entry>
    <Entry mark={<path className={css["bracketMark"]} d="M3 4v10M3 9H25M25 4v10" />}>as the encyclopedia article says</Entry>
  </ul>
)
