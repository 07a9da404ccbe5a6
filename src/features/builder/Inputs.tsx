import type { ReactNode } from "react"
import { first } from "../../dataset/first.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { useExplorer } from "../../scenario/store.ts"
import { Builder } from "./Builder.tsx"
import { Pinned, Techniques } from "./Compared.tsx"
import { Goals } from "./Goals.tsx"
import { CountOf, WorkloadOf } from "./GroupCard.tsx"
import { LinkToGpus, MigrationNetwork } from "./Hardware.tsx"
import { HistoryButtons, useUndoKeys } from "./HistoryButtons.tsx"
import styles from "./Inputs.module.css"
import { Needs } from "./Needs.tsx"
import { groupName } from "./summaries.ts"

/** Inputs that a page of somebody else's may have beside its view. */
export type InputPart = "count" | "workload" | "technique" | "needs" | "slice" | "network" | "goals" | "builder"

export interface InputsProps {
  readonly parts: readonly InputPart[]
  /** Shown, but fixed. */
  readonly locked: readonly InputPart[]
  /** Where one starts over from: what the author wrote. */
  readonly home: Scenario
}

/** Chosen inputs of the builder, each as it is there. */
export function Inputs({ parts, locked, home }: InputsProps) {
  useUndoKeys()
  const has = (part: InputPart): boolean => parts.includes(part)
  if (has("builder"))
    return (
      <Fixed fixed={locked.includes("builder")}>
        <Builder home={home} />
      </Fixed>
    )
  const part = (name: InputPart, title: string, content: ReactNode): ReactNode =>
    has(name) && (
      <Fixed key={name} fixed={locked.includes(name)} title={title}>
        {content}
      </Fixed>
    )
  return (
    <section className={styles["inputs"]} aria-label="Inputs">
      <div className={styles["parts"]}>
        {(has("count") || has("workload")) && <Groups has={has} isFixed={(name) => locked.includes(name)} />}
        {part("needs", "Needs", <Needs />)}
        {part("technique", "Techniques", <Techniques />)}
        {part("slice", "Options by name", <Pinned />)}
        {part(
          "network",
          "Network",
          <div className={styles["fields"]}>
            <MigrationNetwork />
            <LinkToGpus />
          </div>,
        )}
        {part("goals", "Goals", <Goals />)}
      </div>
      <HistoryButtons home={home} />
    </section>
  )
}

interface FixedProps {
  readonly fixed: boolean
  readonly title?: string
  readonly children: ReactNode
}

/** A part that may be fixed: the browser itself then takes no input in it. */
function Fixed({ fixed, title, children }: FixedProps) {
  return (
    <fieldset className={styles["part"]} disabled={fixed} data-fixed={fixed || undefined}>
      {title !== undefined && <legend>{title}</legend>}
      {children}
    </fieldset>
  )
}

interface GroupsProps {
  readonly has: (part: InputPart) => boolean
  readonly isFixed: (part: InputPart) => boolean
}

/** The groups that are there: none is added or taken away. */
function Groups({ has, isFixed }: GroupsProps) {
  const groups = useExplorer((state) => state.scenario.groups)
  return groups.map((group, index) => {
    const name = groupName(group, first)
    return (
      <div key={index} className={styles["part"]}>
        <p className={styles["name"]}>{name}</p>
        <div className={styles["fields"]}>
          {has("workload") && (
            <Fixed fixed={isFixed("workload")}>
              <WorkloadOf name={name} workload={group.workload} index={index} />
            </Fixed>
          )}
          {has("count") && (
            <Fixed fixed={isFixed("count")}>
              <CountOf name={name} count={group.count} index={index} />
            </Fixed>
          )}
        </div>
      </div>
    )
  })
}
