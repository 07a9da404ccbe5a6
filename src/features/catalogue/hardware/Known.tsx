import type { ReactElement, ReactNode } from "react"
import type { Evidence } from "../../../dataset/schema/index.ts"
import { BasisTag, basisStyles } from "../../common/BasisTag.tsx"
import parts from "../parts/Parts.module.css"
import css from "./hardware.module.css"

/** What a fact rests on: the entries that name its field, else those of the whole row. */
export function evidenceOf(evidence: readonly Evidence[], field: string): readonly Evidence[] {
  const own = evidence.filter((one) => one.fields?.includes(field))
  return own.length > 0 ? own : evidence.filter((one) => !one.fields)
}

const order = ["documented", "measured", "vendor-claim", "secondary", "estimate", "recalled"] as const

/** How a fact is known at best; what is only estimated or recalled says so in a word. */
export function KnownBy({ evidence }: { readonly evidence: readonly Evidence[] }): ReactElement | null {
  const best = order.find((basis) => evidence.some((one) => one.basis === basis))
  return best ? <BasisTag basis={best} compact={!basisStyles[best].doubtful} /> : null
}

export interface Fact {
  readonly name: string
  readonly says: ReactNode
  readonly evidence: readonly Evidence[]
  /** Why it is not known, where that is told. */
  readonly why?: string
}

/** Facts with how each is known. Null where it is not. Compact: short figures, more to a line. */
export const FactList = ({ facts, compact = false }: { readonly facts: readonly Fact[]; readonly compact?: boolean }): ReactElement => (
  <dl className={parts["facts"]} data-compact={compact || undefined}>
    {facts.map(({ name, says, evidence, why }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd className={css["fact"]}>
          {says === null ? <Unknown why={why} /> : <span>{says}</span>}
          {says !== null && <KnownBy evidence={evidence} />}
        </dd>
      </div>
    ))}
  </dl>
)

const Unknown = ({ why }: { readonly why: string | undefined }): ReactElement => (
  <span className={css["unknown"]}>
    <i>unknown</i>
    {why === undefined ? "" : `: ${why.replace(/\.$/, "")}`}
  </span>
)
