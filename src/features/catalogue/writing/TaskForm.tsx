import type { ReactElement } from "react"
import { taskControls, type LessonTask, type TaskControl } from "../../../dataset/schema/lesson.ts"
import { Button, IconButton } from "../../../ui/Button.tsx"
import { Checkbox } from "../../../ui/Checkbox.tsx"
import { TextArea } from "../../../ui/TextArea.tsx"
import { TextField } from "../../../ui/TextField.tsx"
import { without, type ChangeStep } from "./edits.ts"
import { GoalForm } from "./GoalForm.tsx"
import { scenarioNow } from "./place.ts"
import css from "./Writing.module.css"

const controlNames: Readonly<Record<TaskControl, string>> = {
  count: "How many VMs",
  workload: "What they do",
  needs: "Needs",
  technique: "Techniques compared",
  slice: "Options by product, GPU and slice",
  network: "Network",
}

/** Hints of one task at most. */
const mostHints = 10
const behindHash = (text: string): string => text.replace(/^.*#/, "")

/** What is to be reached, and with what. */
export function TaskForm({ task, change }: { readonly task: LessonTask; readonly change: ChangeStep }): ReactElement {
  const put = (about: Partial<LessonTask>, field?: string): void =>
    change((one) => (one.task ? { ...one, task: { ...one.task, ...about } } : one), field === undefined ? undefined : `task.${field}`)
  return (
    <fieldset className={css["group"]}>
      <legend>The task</legend>
      <TextArea label="Task" rows={3} value={task.text} onChange={(text) => put({ text }, "text")} />
      <TextField
        label="Where it begins, behind #"
        value={task.scenario}
        onChange={(text) => put({ scenario: behindHash(text) }, "scenario")}
      />
      <div>
        <Button onClick={() => put({ scenario: scenarioNow() })}>Begin with the scenario that is open</Button>
      </div>
      <GoalForm goals={task.goals} onChange={(goals, field) => put({ goals }, field)} />
      <fieldset className={css["group"]}>
        <legend>Inputs beside the board</legend>
        {taskControls.map((one) => (
          <Checkbox
            key={one}
            label={controlNames[one]}
            checked={task.controls.includes(one)}
            onChange={(on) => put({ controls: taskControls.filter((other) => (other === one ? on : task.controls.includes(other))) })}
          />
        ))}
      </fieldset>
      {task.hints.map((hint, at) => (
        <div key={at} className={css["removable"]}>
          <TextField label={`Hint ${at + 1}`} value={hint} onChange={(text) => put({ hints: task.hints.with(at, text) }, `hint.${at}`)} />
          <IconButton label={`Remove hint ${at + 1}`} icon="close" onClick={() => put({ hints: task.hints.toSpliced(at, 1) })} />
        </div>
      ))}
      <div>
        <Button icon="plus" disabled={task.hints.length >= mostHints} onClick={() => put({ hints: [...task.hints, ""] })}>
          Add a hint
        </Button>
      </div>
      <TextField label="A solution, behind #" value={task.solution} onChange={(text) => put({ solution: behindHash(text) }, "solution")} />
      <div>
        <Button onClick={() => put({ solution: scenarioNow() })}>Take the scenario that is open as solution</Button>
      </div>
      <TextArea label="Explanation" rows={3} value={task.explanation} onChange={(explanation) => put({ explanation }, "explanation")} />
      <div>
        <Button variant="quiet" icon="close" onClick={() => change((one) => without(one, "task"))}>
          Remove the task
        </Button>
      </div>
    </fieldset>
  )
}
