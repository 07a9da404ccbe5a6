import type { ReactElement } from "react"
import type { Kind } from "../../scenario/inventory/columns.ts"
import { MOST_RULES, ruleFields, type Rule, type RuleField } from "../../scenario/inventory/ruleShape.ts"
import type { RuleUse } from "../../scenario/inventory/rules.ts"
import { Button } from "../../ui/Button.tsx"
import { count, plural } from "../../ui/format.ts"
import { SelectField } from "../../ui/SelectField.tsx"
import css from "./Rules.module.css"

const words = {
  vms: {
    title: "Rules for VMs without a GPU",
    whose: "VMs whose",
    need: "need",
    pattern: "VDI*",
    gives: "knowledge workers, 2 GiB, 1/4 L40S, A16-2Q or none",
  },
  hosts: { title: "Rules for hosts without GPUs", whose: "Hosts whose", need: "hold", pattern: "R750*", gives: "2x L40S or none" },
} as const
const one = { vms: "VM", hosts: "host" } as const
export const fieldNames: Readonly<Record<RuleField, string>> = {
  name: "name",
  folder: "folder, pool or namespace",
  system: "operating system",
  serverModel: "server model",
}

export interface RulesProps {
  readonly kind: Kind
  readonly rules: readonly Rule[]
  /** By rule; empty until the table has been looked at with them. */
  readonly uses: readonly RuleUse<string>[]
  readonly onChange: (rules: readonly Rule[]) => void
}

/** GPUs for rows whose export says nothing of GPUs: which rows, what they get, and how many each rule catches. */
export function Rules({ kind, rules, uses, onChange }: RulesProps): ReactElement {
  const { title, whose, need, pattern, gives } = words[kind]
  const ours = rules.flatMap((rule, index) => (rule.of === kind ? [{ rule, index }] : []))
  const change = (index: number, patch: Partial<Rule>) => onChange(rules.map((rule, i) => (i === index ? { ...rule, ...patch } : rule)))
  return (
    <section className={css["rules"]} aria-label={title}>
      {ours.length > 0 && (
        <ol>
          {ours.map(({ rule, index }, place) => {
            const use = uses[index]
            const named = `rule ${place + 1}`
            return (
              <li key={index}>
                <SelectField
                  label={`${whose}, ${named}`}
                  hideLabel
                  value={rule.field}
                  options={ruleFields[kind].map((field) => ({ value: field, label: `${whose} ${fieldNames[field]} matches` }))}
                  onChange={(field) => change(index, { field })}
                />
                <input
                  type="text"
                  aria-label={`Pattern of ${named}`}
                  value={rule.pattern}
                  placeholder={`${pattern} (empty: all)`}
                  onChange={(event) => change(index, { pattern: event.target.value })}
                />
                <span>{need}</span>
                <input
                  type="text"
                  aria-label={`What they ${need} by ${named}`}
                  value={rule.gives}
                  placeholder={gives}
                  onChange={(event) => change(index, { gives: event.target.value })}
                />
                <Button variant="quiet" icon="close" onClick={() => onChange(rules.filter((_, i) => i !== index))}>
                  Remove {named}
                </Button>
                <p aria-live="polite" data-fault={use?.fault ? true : undefined}>
                  {use === undefined
                    ? ""
                    : (use.fault ??
                      (use.caught === 0
                        ? `It catches no ${one[kind]}.`
                        : `It catches ${plural(use.caught, one[kind])}: ${use.examples.join(", ")}${use.caught > use.examples.length ? ` and ${count(use.caught - use.examples.length)} more` : ""}.`))}
                </p>
              </li>
            )
          })}
        </ol>
      )}
      {rules.length < MOST_RULES && (
        <Button icon="plus" onClick={() => onChange([...rules, { of: kind, field: ruleFields[kind][0]!, pattern: "", gives: "" }])}>
          {kind === "vms" ? "Give VMs a GPU by rule" : "Give hosts GPUs by rule"}
        </Button>
      )}
    </section>
  )
}
