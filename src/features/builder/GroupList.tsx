import { memo, useCallback, useRef } from "react"
import { first } from "../../dataset/first.ts"
import { limits } from "../../engine/scenario.ts"
import { explorerStore, useExplorer } from "../../scenario/store.ts"
import { Button } from "../../ui/Button.tsx"
import { count, plural } from "../../ui/format.ts"
import { Menu } from "../../ui/Menu.tsx"
import { Beside } from "./Beside.tsx"
import styles from "./Builder.module.css"
import { GroupCard } from "./GroupCard.tsx"
import { groupKeys } from "./opened.ts"
import { workloadGroups } from "./summaries.ts"

const workloadSections = workloadGroups(first).map((group) => ({
  label: group.label,
  entries: group.workloads.map(({ id, shortName, summary }) => ({ id, label: shortName, detail: summary })),
}))

/** From here on cards leave out what is not needed to tell them apart. */
const terseFrom = 2

/** Brings a card into sight, once it is there. */
const scrollTo = (list: HTMLElement | null, index: number): void => {
  requestAnimationFrame(() => list?.children[index]?.scrollIntoView({ block: "nearest" }))
}

interface AddVmsProps {
  readonly full: boolean
  readonly onAdd: (workload: string) => void
  readonly focusAfter: () => HTMLElement | null | undefined
}

const AddVms = memo(function AddVms({ full, onAdd, focusAfter }: AddVmsProps) {
  return (
    <Menu
      trigger={
        <Button icon="plus" disabled={full}>
          Add VMs
        </Button>
      }
      sections={workloadSections}
      onSelect={onAdd}
      focusAfter={focusAfter}
    />
  )
})

export function GroupList() {
  const groups = useExplorer((state) => state.scenario.groups)
  const keys = groupKeys.of(groups.length)
  const list = useRef<HTMLUListElement>(null)
  const total = groups.reduce((sum, group) => sum + group.count, 0)

  // Made once: a card is made again when its own group changes, not when another's does.
  const remove = useCallback((index: number) => {
    const { actions, scenario } = explorerStore.getState()
    groupKeys.removed(index)
    actions.removeGroup(index)
    // The pressed button is gone: hand the focus to the neighbour, never to the top of the page.
    requestAnimationFrame(() => {
      const next = list.current?.children[Math.min(index, scenario.groups.length - 2)]
      next?.querySelector<HTMLElement>("select")?.focus()
    })
  }, [])
  const duplicate = useCallback((index: number) => {
    const { actions, scenario } = explorerStore.getState()
    if (scenario.groups.length < limits.groups.max) groupKeys.added(index + 1)
    actions.duplicateGroup(index)
    scrollTo(list.current, index + 1)
  }, [])
  const add = useCallback((workload: string) => {
    const { actions, scenario } = explorerStore.getState()
    actions.addGroup(workload)
    scrollTo(list.current, scenario.groups.length)
  }, [])

  // Of what is added one says next how many.
  const newCount = useCallback(() => list.current?.lastElementChild?.querySelector<HTMLElement>("input:not([type=range])"), [])

  return (
    <div className={styles.groups}>
      <ul ref={list} className={styles.groupList}>
        {groups.map((group, index) => (
          <GroupCard
            key={keys[index]}
            id={keys[index] ?? index}
            group={group}
            index={index}
            alone={groups.length === 1}
            terse={groups.length > terseFrom}
            onRemove={remove}
            onDuplicate={duplicate}
          />
        ))}
      </ul>
      <div className={styles.groupFoot}>
        <AddVms full={groups.length >= limits.groups.max} onAdd={add} focusAfter={newCount} />
        {groups.length > 1 && (
          <p className={styles.total}>
            {count(total)} VMs in {plural(groups.length, "group")}
          </p>
        )}
      </div>
      <Beside of="groups" />
      {groups.length >= limits.groups.max && <p className={styles.hint}>A scenario holds at most {count(limits.groups.max)} groups.</p>}
    </div>
  )
}
