import type { Derivation, Input, OptionResult } from "../../engine/report.ts"
import { plural, count, usd, type Currency } from "../../ui/format.ts"
import { Button } from "../../ui/Button.tsx"
import { Sheet } from "../../ui/Dialog.tsx"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { tryAgain } from "../../ui/loading.ts"
import { BasisTag } from "../common/BasisTag.tsx"
import { EvidenceList } from "../common/Evidence.tsx"
import { TechniqueMark } from "../common/TechniqueMark.tsx"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import styles from "./WhyPanel.module.css"
import { formatInput, founding, isDoubtful } from "./why.ts"
import { gpuShortName } from "./words.ts"
import { sayLead, sayWhy } from "../../words/why.ts"

export interface WhyPanelProps {
  /** Null: closed. */
  readonly derivation: Derivation | null
  /** Whose figure it is. */
  readonly option?: OptionResult | null
  readonly currency?: Currency
  /** Whether the evidence tells where in its source each figure stands: that part of the dataset comes later. */
  readonly details?: "there" | "awaited" | "missing"
  readonly onClose: () => void
}

const detailWords = {
  there: null,
  awaited: "Where in its source each figure stands is on its way…",
  missing: "Where in its source each figure stands, and some notes, could not be loaded.",
} as const

/** The answer to "why?", at the side of the page: figure, formula, inputs with their sources, and the steps beneath. */
export default function WhyPanel({ derivation, option = null, currency = usd, details = "there", onClose }: WhyPanelProps) {
  if (derivation === null) return null
  const gpu = option === null ? null : gpuShortName(option)
  return (
    <Sheet
      open
      size="l"
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={sayWhy(derivation.title)}
      description={
        option !== null && (
          <span className={styles.of}>
            <TechniqueMark technique={option.technique} size={14} hollow={!option.feasible} />
            <span>{`${techniqueStyle[option.technique].name}: ${option.productName}${gpu === null ? "" : ` on ${gpu}`}`}</span>
          </span>
        )
      }
    >
      {details === "missing" && (
        // Above the figures: below them nobody would see it.
        <p className={styles.missing}>
          <output>{detailWords.missing}</output>
          <Button variant="quiet" onClick={tryAgain}>
            Try again
          </Button>
        </p>
      )}
      <Explanation derivation={derivation} currency={currency} top />
      {details !== "missing" && <output className={styles.details}>{detailWords[details]}</output>}
    </Sheet>
  )
}

interface ExplanationProps {
  readonly derivation: Derivation
  readonly currency: Currency
  /** The question itself, not one of its steps. */
  readonly top?: boolean
}

/** A derivation and, folded, the derivations it rests on. Also fit for a lesson's page. */
export function Explanation({ derivation, currency, top = false }: ExplanationProps) {
  const { formula, inputs, lead, notes, result, steps } = derivation
  const { main, likely } = formatInput(result, currency)
  const known = founding(derivation)
  return (
    <div className={styles.explanation}>
      <p className={styles.lead} data-top={top ? "" : undefined}>
        {sayLead(lead)}
      </p>
      <p className={styles.result} data-top={top ? "" : undefined}>
        <span className={styles.resultLabel}>{sayWhy(result.label)}</span>
        <strong className={styles.figure}>{main}</strong>
        {likely !== null && <span className={styles.likely}>{`likely ${likely}`}</span>}
        {isDoubtful(result) && <BasisTag basis={result.basis} />}
      </p>
      {formula !== null && (
        <p className={styles.formula}>
          <span className={styles.kicker}>How it is worked out</span>
          {sayWhy(formula)}
        </p>
      )}
      {inputs.length > 0 && <Inputs inputs={inputs} currency={currency} />}
      {notes.length > 0 && (
        <ul className={styles.notes} aria-label="Notes">
          {notes.map((note, index) => (
            <li key={index}>{sayWhy(note)}</li>
          ))}
        </ul>
      )}
      {steps.length > 0 && (
        <div className={styles.steps}>
          {top && <span className={styles.kicker}>The steps beneath</span>}
          {steps.map((step, index) => (
            <Disclosure
              key={`${step.title.id}-${index}`}
              title={sayWhy(step.title)}
              summary={formatInput(step.result, currency).main}
              defaultOpen={top && steps.length === 1}
            >
              <Explanation derivation={step} currency={currency} />
            </Disclosure>
          ))}
        </div>
      )}
      {top && known.inputs > 0 && (
        <p className={styles.founding}>
          {known.doubtful === 0
            ? `None of the ${plural(known.inputs, "input")} is an estimate.`
            : `${count(known.doubtful)} of ${plural(known.inputs, "input")}, steps included, ${known.doubtful === 1 ? "is an estimate or was" : "are estimates or were"} not verified; each is marked.`}
        </p>
      )}
    </div>
  )
}

function Inputs({ inputs, currency }: { readonly inputs: readonly Input[]; readonly currency: Currency }) {
  return (
    <table className={styles.inputs}>
      <caption className={styles.kicker}>What went in</caption>
      <thead>
        <tr>
          <th scope="col">Input</th>
          <th scope="col">Value</th>
          <th scope="col">Known by</th>
        </tr>
      </thead>
      {inputs.map((input, index) => {
        const { main, likely } = formatInput(input, currency)
        const [first, ...others] = input.evidence
        const label = sayWhy(input.label)
        const long = main.length > 36
        return (
          <tbody key={`${input.label.id}-${index}`} data-doubtful={isDoubtful(input) ? "" : undefined}>
            <tr>
              <th scope="row">{label}</th>
              <td data-long={long ? "" : undefined}>
                <span className={long ? styles.words : styles.value}>{main}</span>
                {likely !== null && <span className={styles.likely}>{`likely ${likely}`}</span>}
              </td>
              <td>
                <BasisTag basis={input.basis} />
              </td>
            </tr>
            {first && (
              <tr>
                <td colSpan={3} className={styles.sources}>
                  <EvidenceList evidence={[first]} label={`Source of ${label}`} />
                  {others.length > 0 && (
                    <Disclosure variant="inline" title={`${plural(others.length, "more source")}`}>
                      <EvidenceList evidence={others} label={`More sources of ${label}`} />
                    </Disclosure>
                  )}
                </td>
              </tr>
            )}
          </tbody>
        )
      })}
    </table>
  )
}
