import type { ReactElement } from "react"
import type { Look } from "./cells.ts"
import css from "./Support.module.css"

const line = { fill: "none", stroke: "currentColor", strokeWidth: 2, strokeLinecap: "round", strokeLinejoin: "round" } as const

/** One outline for each look in a box of 12. `unknown` has none: its cell is hatched. */
const shapes: Readonly<Record<Exclude<Look, "unknown">, ReactElement>> = {
  version: <path d="m1.8 6.6 2.8 2.8 5.6-6.2" {...line} />,
  yes: <path d="m1.8 6.6 2.8 2.8 5.6-6.2" {...line} />,
  native: <circle cx="6" cy="6" r="4.4" fill="currentColor" />,
  host: (
    <>
      <circle cx="6" cy="6" r="4.2" {...line} strokeWidth={1.4} />
      <path d="M6 1.8a4.2 4.2 0 0 0 0 8.4z" fill="currentColor" />
    </>
  ),
  software: (
    <>
      <path d="M2.5 2.5h7v7h-7z" {...line} strokeWidth={1.4} />
      <path d="M4.8 4.8h2.4v2.4H4.8z" fill="currentColor" />
    </>
  ),
  conditional: <path d="M1 7.4c1.6-3.6 3.2-3.6 5-1.4s3.4 2.2 5-1.4" {...line} />,
  tried: <path d="M4.5 1.8v3.4L1.9 9.6h8.2L7.5 5.2V1.8M3.6 1.8h4.8" {...line} strokeWidth={1.4} />,
  no: <path d="m2.6 2.6 6.8 6.8M9.4 2.6 2.6 9.4" {...line} strokeWidth={1.6} />,
  "not-applicable": <path d="M2.5 6h7" {...line} />,
}

export interface FaceProps {
  readonly look: Look
  readonly word: string
  readonly weak?: boolean
}

/** Shape and word of an answer. */
export const Face = ({ look, word, weak = false }: FaceProps): ReactElement => (
  <span className={css["face"]} data-look={look}>
    {look !== "unknown" && (
      <svg viewBox="0 0 12 12" className={css["shape"]} aria-hidden="true">
        {shapes[look]}
      </svg>
    )}
    <span className={css["word"]} data-weak={weak || undefined}>
      {word}
    </span>
  </span>
)
