import { useState, type ReactElement } from "react"
import type { Proposed, ProposedRule } from "../../scenario/inventory/proposedRules.ts"
import type { Rule } from "../../scenario/inventory/ruleShape.ts"
import { Button } from "../../ui/Button.tsx"
import { count, plural } from "../../ui/format.ts"
import { fieldNames } from "./Rules.tsx"
import css from "./inventory.module.css"

export interface ProposedHostsProps {
  readonly proposed: Proposed
  readonly onTake: (rules: readonly Rule[]) => void
}

/** Hosts that belong together, for the reader to say what they hold: their table says nothing of GPUs. */
export function ProposedHosts({ proposed: { rules, left }, onTake }: ProposedHostsProps): ReactElement | null {
  if (rules.length === 0) return null
  return (
    <section className={css["proposed"]} aria-label="Proposed rules for hosts">
      <p>
        <b>{plural(rules.length, "rule")} for hosts.</b> The table says nothing of GPUs. Say what the hosts hold that belong together: none
        of it counts until you take it.
      </p>
      <ul>
        {rules.map((one) => (
          <HostRule key={`${one.rule.field}${one.rule.pattern}`} proposed={one} onTake={onTake} />
        ))}
      </ul>
      {left > 0 && <p>{plural(left, "host")} more: add rules of your own for them.</p>}
    </section>
  )
}

function HostRule({
  proposed: { rule, caught, examples },
  onTake,
}: Pick<ProposedHostsProps, "onTake"> & { readonly proposed: ProposedRule }) {
  const [gives, setGives] = useState("")
  return (
    <li>
      <span>
        Hosts whose {fieldNames[rule.field]} matches <code>{rule.pattern}</code> hold
        <small>
          {plural(caught, "host")}: {examples.join(", ")}
          {caught > examples.length && ` and ${count(caught - examples.length)} more`}
        </small>
      </span>
      <input
        type="text"
        aria-label={`What hosts like ${rule.pattern} hold`}
        value={gives}
        placeholder={`2x ${rule.gives || "L40S"}`}
        onChange={(event) => setGives(event.target.value)}
      />
      <Button
        variant="quiet"
        icon="check"
        disabled={gives.trim() === ""}
        onClick={() => onTake([{ ...rule, gives: gives.trim() }])}
        aria-label={`Take this rule: hosts like ${rule.pattern}`}
      >
        Take this rule
      </Button>
    </li>
  )
}
