import { useState, type ReactElement } from "react"
import type { FigureGoal, Goal } from "../../../engine/goal.ts"
import { boundOf, isFigureGoal, tidyGoals } from "../../../scenario/goals.ts"
import { explorerStore } from "../../../scenario/store.ts"
import { goalText } from "../../../scenario/url/index.ts"
import { Button } from "../../../ui/Button.tsx"
import { NumberInput } from "../../../ui/NumberInput.tsx"
import { SelectField } from "../../../ui/SelectField.tsx"
import { TextField } from "../../../ui/TextField.tsx"
import { goalsOf } from "./check.ts"
import { usePlaces, type Known } from "./usePlaces.ts"
import css from "./Writing.module.css"

interface Offer {
  readonly id: string
  readonly label: string
  readonly goal: Goal
  readonly unit?: string
  /** How many of a unit one of the figure's own is. */
  readonly scale?: number
}

const figure = (about: FigureGoal["about"], side: FigureGoal["side"], value: number): FigureGoal => ({ about, side, value, group: null })

/** What tasks ask for most; any other goal can be typed. Figures are round ones, to be changed at once. */
const offers: readonly Offer[] = [
  { id: "share", label: "Native share, at least", goal: figure("share", "least", 0.9), unit: "%", scale: 100 },
  { id: "gpus", label: "GPUs that carry VMs, at most", goal: figure("gpus", "most", 10) },
  { id: "hosts", label: "Hosts, spares included, at most", goal: figure("hosts", "most", 4) },
  { id: "vms", label: "VMs, at least", goal: figure("vms", "least", 100) },
  { id: "cost", label: "Cost over the horizon, at most", goal: figure("cost", "most", 250_000), unit: "USD" },
  { id: "vm-month", label: "Cost per VM and month, at most", goal: figure("vm-month", "most", 50), unit: "USD" },
  { id: "power", label: "Power in the busy hour, at most", goal: figure("power", "most", 10), unit: "kW" },
  { id: "stun", label: "Stun time of a moved VM, at most", goal: figure("stun", "most", 1), unit: "s" },
  { id: "live", label: "Running VMs can be moved", goal: { about: "migration", is: "live" } },
  { id: "suspend", label: "VMs can be suspended and resumed", goal: { about: "migration", is: "suspend" } },
  { id: "moderate", label: "Isolation: at least moderate", goal: { about: "isolation", is: "moderate" } },
  { id: "strong", label: "Isolation: strong", goal: { about: "isolation", is: "strong" } },
]

/** Goals with one more, in the place of its like where there is one; a goal that cannot be read is left out. */
export const withGoal = (goals: string, goal: Goal, known: Known["known"]): string =>
  tidyGoals([...goalsOf({ goals }, known).goals, goal])
    .map(goalText)
    .join(",")

export interface GoalFormProps {
  readonly goals: string
  readonly onChange: (goals: string, field?: string) => void
}

/** What is to be reached: chosen from what is asked for most, taken from the explorer, or typed as a link has it. */
export function GoalForm({ goals, onChange }: GoalFormProps): ReactElement {
  const places = usePlaces()
  return (
    <fieldset className={css["group"]}>
      <legend>Goals</legend>
      {places && <Adding onAdd={(goal) => onChange(withGoal(goals, goal, places.known))} />}
      <div>
        <Button onClick={() => onChange(explorerStore.getState().scenario.goals.map(goalText).join(","))}>
          Take the goals that are set in the explorer
        </Button>
      </div>
      <TextField
        label="All goals, as behind goal="
        value={goals}
        placeholder="gpus-most:10,share-least:0.5"
        onChange={(text) => onChange(text, "goals")}
      />
    </fieldset>
  )
}

function Adding({ onAdd }: { readonly onAdd: (goal: Goal) => void }): ReactElement {
  const [id, setId] = useState(offers[0]?.id ?? "")
  const [values, setValues] = useState<Readonly<Record<string, number>>>({})
  const offer = offers.find((one) => one.id === id)
  if (!offer) throw new Error(`no goal ${id}`)
  const { goal, unit, scale } = offer
  const chosen = isFigureGoal(goal) ? { ...goal, value: values[id] ?? goal.value } : goal
  return (
    <>
      <div className={css["pair"]}>
        <SelectField
          label="What is to be reached"
          value={id}
          options={offers.map(({ id: value, label }) => ({ value, label }))}
          onChange={setId}
        />
        {isFigureGoal(chosen) && (
          <NumberInput
            label="Figure"
            {...boundOf(chosen.about)}
            {...(unit === undefined ? {} : { unit })}
            {...(scale === undefined ? {} : { scale })}
            value={chosen.value}
            onChange={(value) => setValues({ ...values, [id]: value })}
          />
        )}
      </div>
      <div>
        <Button icon="plus" onClick={() => onAdd(chosen)}>
          Add this goal
        </Button>
      </div>
    </>
  )
}
