import type { ReactElement } from "react"
import type { Evidence } from "../../../dataset/schema/index.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { compact, isNode, isSpan, titled, type Node } from "./values.ts"
import css from "./data.module.css"

const isPlain = (value: unknown): boolean => !isNode(value) || isSpan(value)

/** A value in full: a word, a list, or pairs of name and value below it. */
function Value({ value, field }: { readonly value: unknown; readonly field: string }): ReactElement {
  if (value === null || value === undefined) return <span className={css["unknown"]}>not stated</span>
  if (Array.isArray(value)) {
    if (value.length === 0) return <span className={css["none"]}>none</span>
    if (value.every((one) => typeof one === "number" || (typeof one === "string" && one.length < 40))) return <>{compact(value, field)}</>
    return (
      <ol className={css["items"]}>
        {value.map((one, at) => (
          <li key={at}>
            <Value value={one} field={field} />
          </li>
        ))}
      </ol>
    )
  }
  if (isPlain(value)) return <>{`${compact(value, field)}${typeof value === "string" ? "" : unitOf(field)}`}</>
  return <RowValues row={value as Node} />
}

const unitOf = (field: string): string => {
  const { unit } = titled(field)
  return unit ? ` ${unit}` : ""
}

/** Every field of a row, with what each is known from where it says so. */
export function RowValues({ row }: { readonly row: Node }): ReactElement {
  const evidence = row["evidence"]
  return (
    <div className={css["node"]}>
      <dl className={css["values"]}>
        {Object.entries(row)
          .filter(([field]) => field !== "evidence")
          .map(([field, value]) => (
            <div key={field}>
              <dt>{titled(field).header}</dt>
              <dd>
                <Value value={value} field={field} />
              </dd>
            </div>
          ))}
      </dl>
      {Array.isArray(evidence) && <Founded evidence={evidence as readonly Evidence[]} />}
    </div>
  )
}

/** Sources, those that speak for single fields after those for the whole. */
function Founded({ evidence }: { readonly evidence: readonly Evidence[] }): ReactElement {
  const whole = evidence.filter((one) => !one.fields)
  const byFields = new Map<string, Evidence[]>()
  for (const one of evidence) {
    if (!one.fields) continue
    const fields = one.fields.map((field) => titled(field).header).join(", ")
    const list = byFields.get(fields)
    if (list) list.push(one)
    else byFields.set(fields, [one])
  }
  return (
    <div className={css["founded"]}>
      <EvidenceList evidence={whole} />
      {[...byFields].map(([fields, list]) => (
        <div key={fields}>
          <p className={css["for"]}>{fields}</p>
          <EvidenceList evidence={list} label={`Sources of ${fields}`} />
        </div>
      ))}
    </div>
  )
}
