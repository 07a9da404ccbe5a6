import { memo, Suspense } from "react"
import { first } from "../../dataset/first.ts"
import { limits, type VmGroup } from "../../engine/scenario.ts"
import { useExplorer } from "../../scenario/store.ts"
import { IconButton } from "../../ui/Button.tsx"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { plural } from "../../ui/format.ts"
import { lazyPart } from "../../ui/lazyPart.tsx"
import { SelectField } from "../../ui/SelectField.tsx"
import { SliderField } from "../../ui/SliderField.tsx"
import { useFigures } from "../../ui/useFigures.ts"
import { Awaited, details } from "./Awaited.tsx"
import { Beside } from "./Beside.tsx"
import styles from "./Builder.module.css"
import { oneStep } from "./drag.ts"
import { useOpened } from "./opened.ts"
import { groupName, groupSummary, workloadGroups } from "./summaries.ts"

export interface GroupCardProps {
  readonly group: VmGroup
  readonly index: number
  /** Stays with the group when others come and go. */
  readonly id: number
  /** The last group cannot be removed. */
  readonly alone: boolean
  /** With many groups the workload's sentence moves into the details. */
  readonly terse: boolean
  readonly onRemove: (index: number) => void
  readonly onDuplicate: (index: number) => void
}

// Not needed before something of it is opened: the code comes after the first view.
const GroupDetails = lazyPart(details, (module) => module.GroupDetails)
const LlmFields = lazyPart(details, (module) => module.LlmFields)
const LlmSummary = lazyPart(details, (module) => module.LlmSummary)

const workloads = workloadGroups(first)
/** The slider's reach; more can be typed. */
const sliderMax = 100_000

interface CardHeadProps extends Pick<GroupCardProps, "index" | "alone" | "onRemove" | "onDuplicate"> {
  readonly name: string
  readonly workload: string
}

/** What the VMs of a group do. */
export function WorkloadOf({ name, workload, index }: Pick<CardHeadProps, "name" | "workload" | "index">) {
  const actions = useExplorer((state) => state.actions)
  // A workload that the dataset does not know (an old or hand-written link) stays selectable, so that nothing changes by looking.
  const options = first.workload(workload) ? workloads : [{ value: workload, label: `${workload} (unknown)` }, ...workloads]
  return (
    <SelectField
      label={`Workload of ${name}`}
      hideLabel
      value={workload}
      options={options}
      onChange={(id) => actions.setGroup(index, { workload: id })}
      className={styles.grow ?? ""}
    />
  )
}

/** How many VMs a group has. */
export function CountOf({ name, count, index }: { readonly name: string; readonly count: number; readonly index: number }) {
  const actions = useExplorer((state) => state.actions)
  return (
    <SliderField
      label={`Number of VMs: ${name}`}
      hideLabel
      value={count}
      min={limits.count.min}
      max={limits.count.max}
      sliderMax={sliderMax}
      axis="log"
      whole
      unit="VMs"
      speak={(value) => plural(value, "VM")}
      onChange={(value) => actions.setGroup(index, { count: value })}
      {...oneStep}
    />
  )
}

/** What the VMs do, and what can be done with the group: the same while its number of VMs is dragged. */
const CardHead = memo(function CardHead({ name, workload, index, alone, onRemove, onDuplicate }: CardHeadProps) {
  return (
    <div className={styles.cardHead}>
      <WorkloadOf name={name} workload={workload} index={index} />
      <IconButton label={`Duplicate ${name}`} icon="copy" onClick={() => onDuplicate(index)} />
      <IconButton label={`Remove ${name}`} icon="trash" onClick={() => onRemove(index)} disabled={alone} />
    </div>
  )
})

/** Some VMs of one kind: what they do, and how many. */
export const GroupCard = memo(function GroupCard({ group, index, id, alone, terse, onRemove, onDuplicate }: GroupCardProps) {
  useFigures()
  const workload = first.workload(group.workload)
  const opened = useOpened(`group ${id}`)
  const name = groupName(group, first)
  const words = groupSummary(group, workload)
  const summary =
    group.overrides.llmModel === undefined ? (
      words
    ) : (
      <Suspense fallback={words}>
        <LlmSummary group={group} />
      </Suspense>
    )
  return (
    <li className={styles.card}>
      {group.name !== null && <p className={styles.cardName}>{group.name}</p>}
      <CardHead name={name} workload={group.workload} index={index} alone={alone} onRemove={onRemove} onDuplicate={onDuplicate} />
      {(!terse || !workload) && (
        <p className={styles.hint}>{workload?.summary ?? "The dataset does not know this workload: choose another."}</p>
      )}
      <CountOf name={name} count={group.count} index={index} />
      <Beside of={index} />
      {(workload?.class === "ml-inference" || group.overrides.llmModel !== undefined) && (
        <Awaited>
          <LlmFields group={group} index={index} name={name} />
        </Awaited>
      )}
      <Disclosure variant="inline" title="Details" summary={summary} {...opened}>
        {terse && workload && <p className={styles.hint}>{workload.summary}</p>}
        <Awaited>
          <GroupDetails group={group} index={index} id={id} />
        </Awaited>
      </Disclosure>
    </li>
  )
})
