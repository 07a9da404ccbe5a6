import type { ReactNode } from "react"
import type { Basis } from "../../dataset/schema/index.ts"
import { classes } from "../../ui/classes.ts"
import styles from "./BasisTag.module.css"

export type ShownBasis = Basis | "computed" | "yours"

interface BasisStyle {
  readonly word: string
  /** What the word means, for a tooltip or a legend. */
  readonly meaning: string
  readonly shape: ReactNode
  readonly doubtful?: boolean
}

const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.4 } as const

export const basisStyles: Readonly<Record<ShownBasis, BasisStyle>> = {
  documented: {
    word: "documented",
    meaning: "Stated in the maker's or project's own documentation.",
    shape: <path d="M2 1h5l3 3v7H2z" fill="currentColor" />,
  },
  measured: {
    word: "measured",
    meaning: "Measured and published.",
    shape: <path d="M1.5 10.5v-4M4.5 10.5v-9M7.5 10.5v-6M10.5 10.5v-8" {...line} strokeWidth={2} />,
  },
  "vendor-claim": {
    word: "vendor claim",
    meaning: "Claimed by the maker; not checked by others.",
    shape: <path d="M2 11V1h8.5L8 4l2.5 3H3.5" {...line} />,
  },
  secondary: {
    word: "secondary",
    meaning: "Reported by others about the thing itself.",
    shape: (
      <>
        <path d="M1.5 3.5h6v7h-6z" {...line} />
        <path d="M4.5 1.5h6v7h-2" {...line} />
      </>
    ),
  },
  estimate: {
    word: "estimate",
    meaning: "Our own estimate: not published anywhere.",
    doubtful: true,
    shape: <path d="M1 7.5c1.5-3.5 3.5-3.5 5-1.5s3.5 2 5-1.5" {...line} strokeWidth={1.8} />,
  },
  recalled: {
    word: "recalled",
    meaning: "From memory: not verified against a source.",
    doubtful: true,
    shape: <path d="M3.6 4.2a2.4 2.4 0 1 1 3.6 2.1C6.3 6.9 6 7.3 6 8.1M6 10v1" {...line} strokeWidth={1.8} />,
  },
  computed: {
    word: "computed",
    meaning: "Follows from other figures.",
    shape: <path d="M1.5 4.2h9M1.5 7.8h9" {...line} strokeWidth={1.8} />,
  },
  yours: {
    word: "yours",
    meaning: "Stated by you in this scenario.",
    shape: <path d="M2 10l.6-2.6L8.5 1.5l2 2-5.9 5.9z" {...line} />,
  },
}

/** How a figure is known: a shape and a word. Estimates and recollections are visibly different. */
export function BasisTag({ basis, compact = false }: { readonly basis: ShownBasis; readonly compact?: boolean }) {
  const { word, meaning, shape, doubtful } = basisStyles[basis]
  return (
    <span className={classes(styles.tag, doubtful && styles.doubtful, compact && styles.compact)} title={meaning}>
      <svg viewBox="0 0 12 12" className={styles.shape} {...(compact ? { role: "img", "aria-label": word } : { "aria-hidden": true })}>
        {shape}
      </svg>
      {!compact && word}
    </span>
  )
}
