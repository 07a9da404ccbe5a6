import { useState } from "react"
import { writeNumber } from "../../base/readNumber.ts"
import { first } from "../../dataset/first.ts"
import { countIn, growthAsked, yearsOf } from "../../engine/growth/counts.ts"
import { limits, type Scenario } from "../../engine/scenario.ts"
import { useExplorer } from "../../scenario/store.ts"
import { count, number, plural } from "../../ui/format.ts"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { NumberInput } from "../../ui/NumberInput.tsx"
import { TextField } from "../../ui/TextField.tsx"
import { ViewLink } from "../common/ViewLink.tsx"
import styles from "./Builder.module.css"
import { oneStep } from "./drag.ts"
import { useOpened } from "./opened.ts"
import { groupName } from "./summaries.ts"

/** What is said of growth, in a few words: "10 % a year, 1 group by its own figures". */
export function growthSummary({ economics, groups }: Pick<Scenario, "economics" | "groups">): string {
  const own = groups.filter(({ overrides }) => overrides.growthPercent !== undefined || overrides.laterVms !== undefined).length
  const { growthPercent } = economics
  const parts = [
    growthPercent !== null && `${number(growthPercent)} % a year`,
    own > 0 && `${plural(own, "group")} by ${own === 1 ? "its" : "their"} own figures`,
  ]
  return parts.filter((part) => part !== false).join(", ") || "none"
}

/** VMs of all groups in each year of the horizon. */
export const vmsByYear = (scenario: Scenario): readonly number[] =>
  Array.from({ length: yearsOf(scenario) }, (_, at) => scenario.groups.reduce((sum, group) => sum + countIn(group, at + 1, scenario), 0))

/** Whole numbers in a text, in any kind of list; null where something else stands in it. */
export function figuresIn(text: string): readonly number[] | null {
  const parts = text.split(/[\s,;/]+/).filter((part) => part !== "")
  return parts.every((part) => /^\d{1,8}$/.test(part)) ? parts.map(Number) : null
}

/** How the VMs grow: a rate for all groups, and for each a rate or figures of its own. */
export function GrowthFields() {
  const scenario = useExplorer((state) => state.scenario)
  const actions = useExplorer((state) => state.actions)
  const opened = useOpened("growth")
  const { growthPercent } = scenario.economics
  return (
    <Disclosure variant="inline" title="Growth" summary={growthSummary(scenario)} {...opened}>
      <div className={styles.fields}>
        <NumberInput
          label="Growth of all groups"
          unit="% a year"
          {...limits.growthPercent}
          value={growthPercent}
          placeholder="none"
          onChange={(value) => actions.setEconomics({ growthPercent: value })}
          onClear={() => actions.setEconomics({ growthPercent: null })}
          clearLabel="No growth"
          {...oneStep}
        />
        {scenario.groups.map((group, index) => (
          <div key={index} className={styles.pair}>
            <NumberInput
              label={`${groupName(group, first)}, from ${count(group.count)}`}
              unit="% a year"
              {...limits.growthPercent}
              value={group.overrides.growthPercent ?? null}
              placeholder={group.overrides.laterVms ? "by figures" : growthPercent === null ? "none" : writeNumber(growthPercent, {})}
              onChange={(value) => actions.setOverride(index, "growthPercent", value)}
              onClear={() => actions.setOverride(index, "growthPercent", undefined)}
              clearLabel="As all groups"
              {...oneStep}
            />
            <LaterVms
              key={(group.overrides.laterVms ?? []).join()}
              label={`VMs from year 2 on, ${groupName(group, first)}`}
              figures={group.overrides.laterVms ?? []}
              onChange={(figures) => actions.setOverride(index, "laterVms", figures.length > 0 ? figures : undefined)}
            />
          </div>
        ))}
        {growthAsked(scenario) && <p className={styles.hint}>{`VMs year by year: ${vmsByYear(scenario).map(count).join(", ")}.`}</p>}
        <p className={styles.hint}>
          The answer is of the first year. What later years need and cost: <ViewLink view="explore">Decide, Growth</ViewLink>.
        </p>
      </div>
    </Disclosure>
  )
}

interface LaterVmsProps {
  readonly label: string
  readonly figures: readonly number[]
  readonly onChange: (figures: readonly number[]) => void
}

/** Figures in place of a rate, taken when the field is left. */
function LaterVms({ label, figures, onChange }: LaterVmsProps) {
  const [text, setText] = useState(figures.join(", "))
  const found = figuresIn(text)
  return (
    <div>
      <TextField
        label={label}
        value={text}
        placeholder="250, 300, …"
        onChange={setText}
        onDone={() => {
          if (found !== null && found.join() !== figures.join()) onChange(found)
        }}
      />
      {found === null && <p className={styles.hint}>Whole numbers, with commas between them.</p>}
    </div>
  )
}
