import type { ReactElement } from "react"
import type { Proposed } from "../../scenario/inventory/proposedRules.ts"
import type { Rule } from "../../scenario/inventory/ruleShape.ts"
import { Button } from "../../ui/Button.tsx"
import { count, plural } from "../../ui/format.ts"
import { fieldNames } from "./Rules.tsx"
import css from "./inventory.module.css"

export interface ProposedRulesProps {
  readonly proposed: Proposed
  /** The table states what VMs need of GPUs: rules would only name what they do. */
  readonly states: boolean
  readonly onTake: (rules: readonly Rule[]) => void
}

/** What names, folders and systems suggest. Nothing of it counts until it is taken. */
export function ProposedRules({ proposed: { rules, left, unnamed }, states, onTake }: ProposedRulesProps): ReactElement | null {
  if (rules.length === 0) return null
  const fewer = unnamed.reduce((sum, one) => sum + one.count, 0) < left
  return (
    <section className={css["proposed"]} aria-label="Proposed rules">
      <p>
        <b>{plural(rules.length, "rule")} proposed.</b> What these VMs do may follow from their names, folders or systems. None of it counts
        until you take it, and each can be changed afterwards.
        {states && " What the table says of their GPUs stays."}
      </p>
      <ul>
        {rules.map(({ rule, caught, examples }) => (
          <li key={`${rule.field}${rule.pattern}`}>
            <span>
              {fieldNames[rule.field]} <code>{rule.pattern}</code> → <b>{rule.gives}</b>
              <small>
                {plural(caught, "VM")}: {examples.join(", ")}
                {caught > examples.length && ` and ${count(caught - examples.length)} more`}
              </small>
            </span>
            <Button variant="quiet" icon="check" onClick={() => onTake([rule])} aria-label={`Take this rule: ${rule.pattern}`}>
              Take this rule
            </Button>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <p>
          Nothing is proposed for {plural(left, "VM")}: {unnamed.map((one) => `${one.stem} (${count(one.count)})`).join(", ")}
          {fewer && " and others"}. {states ? "They count as what you choose below." : "They need no GPU unless a rule of yours says so."}
        </p>
      )}
      {rules.length > 1 && (
        <Button icon="check" onClick={() => onTake(rules.map(({ rule }) => rule))}>
          Take all {rules.length} rules
        </Button>
      )}
    </section>
  )
}
