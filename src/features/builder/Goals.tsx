import { useRef } from "react"
import { first } from "../../dataset/first.ts"
import type { IsolationLevel, TechniqueId } from "../../dataset/schema/index.ts"
import { isolationLevels } from "../../dataset/schema/words.ts"
import { groupFigures, type FigureGoal, type Goal, type WordGoal } from "../../engine/goal.ts"
import { limits, shownCurrency, type Scenario } from "../../engine/scenario.ts"
import { boundOf, goalGroups, goalSlot, isFigureGoal, tidyGoals } from "../../scenario/goals.ts"
import { useExplorer } from "../../scenario/store.ts"
import { Button, IconButton } from "../../ui/Button.tsx"
import { Menu } from "../../ui/Menu.tsx"
import { NumberInput } from "../../ui/NumberInput.tsx"
import { SelectField } from "../../ui/SelectField.tsx"
import { techniqueOrder, techniqueStyle } from "../common/techniqueStyle.ts"
import styles from "./Builder.module.css"
import { oneStep } from "./drag.ts"
import { goalUnits, newGoal, goalKinds, type GoalKind } from "./goalKinds.ts"
import { groupName } from "./summaries.ts"
import { isolationNames } from "./words.ts"

const kindOf = (goal: Goal): GoalKind => (goal.about === "migration" ? goal.is : goal.about)

/** What is to be reached: for an exercise, or for oneself. The answer does not change for it; the strip beside the verdict checks it. */
export function Goals() {
  const scenario = useExplorer((state) => state.scenario)
  const actions = useExplorer((state) => state.actions)
  const list = useRef<HTMLDivElement>(null)
  const { goals } = scenario
  const change = (at: number, next: Goal): void => actions.setGoals(tidyGoals(goals.map((goal, i) => (i === at ? next : goal))))
  const remove = (at: number): void => {
    actions.setGoals(goals.filter((_, i) => i !== at))
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("[data-add]")?.focus())
  }
  const add = (id: string): void => {
    const kind = goalKinds.find((one) => one.id === id)
    if (kind) actions.setGoals(tidyGoals([...goals, newGoal(kind.id, scenario)]))
  }
  // What stands already would take the place of its like.
  const taken = new Set(goals.map(goalSlot))
  return (
    <div ref={list} className={styles.list}>
      <p className={styles.hint}>
        Goals stand in the link and are checked beside the verdict, for whoever opens it. They change no answer: what must hold is a need.
      </p>
      {goals.map((goal, at) => (
        <GoalCard
          key={at}
          goal={goal}
          scenario={scenario}
          taken={taken}
          onChange={(next) => change(at, next)}
          onRemove={() => remove(at)}
        />
      ))}
      <Menu
        trigger={
          <Button data-add icon="plus" disabled={goals.length >= limits.goals.max}>
            Add a goal
          </Button>
        }
        sections={[
          {
            entries: goalKinds.map(({ id, label }) => ({ id, label, disabled: taken.has(goalSlot(newGoal(id, scenario))) })),
          },
        ]}
        onSelect={add}
        focusAfter={() => list.current?.querySelector<HTMLElement>(":scope > [data-goal]:last-of-type :is(input, select)")}
      />
    </div>
  )
}

interface GoalProps<G extends Goal> {
  readonly goal: G
  readonly scenario: Scenario
  readonly taken: ReadonlySet<string>
  readonly onChange: (next: Goal) => void
}

function GoalCard(props: GoalProps<Goal> & { readonly onRemove: () => void }) {
  const { goal, onRemove } = props
  const name = goalKinds.find(({ id }) => id === kindOf(goal))?.label ?? ""
  return (
    <div className={styles.card} data-goal>
      <div className={styles.cardHead}>
        <span className={`${styles.cardName ?? ""} ${styles.grow ?? ""}`}>{name}</span>
        <IconButton label={`Remove the goal: ${name}`} icon="close" onClick={onRemove} />
      </div>
      {isFigureGoal(goal) ? <FigureFields {...props} goal={goal} /> : <WordField {...props} goal={goal} />}
    </div>
  )
}

const sideNames = { least: "At least", most: "At most" } as const

function FigureFields({ goal, scenario, taken, onChange }: GoalProps<FigureGoal>) {
  const { unit, scale } = goalUnits(goal.about, shownCurrency(scenario.economics))
  const { min, max, whole } = boundOf(goal.about)
  const isFree = (next: FigureGoal): boolean => goalSlot(next) === goalSlot(goal) || !taken.has(goalSlot(next))
  return (
    <>
      <div className={styles.pair}>
        <SelectField
          label="Bound"
          value={goal.side}
          options={(["least", "most"] as const).map((side) => ({
            value: side,
            label: sideNames[side],
            disabled: !isFree({ ...goal, side }),
          }))}
          onChange={(side) => onChange({ ...goal, side })}
        />
        <NumberInput
          label="Figure"
          unit={unit}
          scale={scale}
          {...{ min, max, whole }}
          value={goal.value}
          onChange={(value) => onChange({ ...goal, value })}
          {...oneStep}
        />
      </div>
      {groupFigures.includes(goal.about) && (scenario.groups.length > 1 || goal.group !== null) && (
        <OfGroup goal={goal} scenario={scenario} isFree={isFree} onChange={onChange} />
      )}
    </>
  )
}

interface OfGroupProps {
  readonly goal: FigureGoal
  readonly scenario: Scenario
  readonly isFree: (next: FigureGoal) => boolean
  readonly onChange: (next: Goal) => void
}

/** A group by its name where that is its own, else by its place. */
function OfGroup({ goal, scenario, isFree, onChange }: OfGroupProps) {
  const refs = scenario.groups.map(({ name, workload }, index): string | number => {
    const ref = name ?? workload
    return goalGroups(scenario, ref).length === 1 ? ref : index + 1
  })
  const known = [null, ...refs]
  const refOf = (value: string): FigureGoal["group"] => known[Number(value)] ?? (value === "own" ? goal.group : null)
  const here = known.findIndex((ref) => ref === goal.group)
  const options = [
    { value: "0", label: goal.about === "share" ? "Every group" : "All groups together", disabled: !isFree({ ...goal, group: null }) },
    ...scenario.groups.map((group, index) => ({
      value: String(index + 1),
      label: typeof refs[index] === "number" ? `${index + 1}: ${groupName(group, first)}` : groupName(group, first),
      disabled: !isFree({ ...goal, group: refs[index] ?? null }),
    })),
    ...(here < 0 ? [{ value: "own", label: String(goal.group) }] : []),
  ]
  return (
    <SelectField
      label="Of"
      value={here < 0 ? "own" : String(here)}
      options={options}
      onChange={(value) => onChange({ ...goal, group: refOf(value) })}
    />
  )
}

function WordField({ goal, onChange }: GoalProps<WordGoal>) {
  if (goal.about === "isolation")
    return (
      <SelectField<IsolationLevel>
        label="At least"
        value={goal.is}
        options={isolationLevels.map((level) => ({ value: level, label: isolationNames[level] }))}
        onChange={(is) => onChange({ about: "isolation", is })}
      />
    )
  if (goal.about === "technique")
    return (
      <SelectField<TechniqueId>
        label="Which"
        value={goal.is}
        options={techniqueOrder.map((id) => ({ value: id, label: techniqueStyle[id].name }))}
        onChange={(is) => onChange({ about: "technique", is })}
      />
    )
  return null
}
