import { useRef, useState } from "react"
import { catalogue } from "../../dataset/load.ts"
import { limits } from "../../engine/scenario.ts"
import { explorerStore, useExplorer } from "../../scenario/store.ts"
import { Button } from "../../ui/Button.tsx"
import { count, plural } from "../../ui/format.ts"
import { Menu } from "../../ui/Menu.tsx"
import styles from "./Builder.module.css"
import { GroupCard } from "./GroupCard.tsx"
import { workloadGroups } from "./words.ts"

const workloadSections = workloadGroups(catalogue).map((group) => ({
  label: group.label,
  entries: group.workloads.map(({ id, shortName, summary }) => ({ id, label: shortName, detail: summary })),
}))

/** From here on cards leave out what is not needed to tell them apart. */
const terseFrom = 2

let lastKey = 0
const newKey = () => ++lastKey

/** Keys that stay with their group when others come and go, so that an opened group stays the opened one. */
function useGroupKeys(length: number) {
  const [keys, setKeys] = useState<readonly number[]>(() => Array.from({ length }, newKey))
  if (keys.length !== length) {
    // Undo, a preset or a link: keep the first ones, make the rest.
    const next = keys.length > length ? keys.slice(0, length) : [...keys, ...Array.from({ length: length - keys.length }, newKey)]
    setKeys(next)
    return { keys: next, setKeys }
  }
  return { keys, setKeys }
}

export function GroupList() {
  const groups = useExplorer((state) => state.scenario.groups)
  const actions = useExplorer((state) => state.actions)
  const { keys, setKeys } = useGroupKeys(groups.length)
  const list = useRef<HTMLUListElement>(null)
  const total = groups.reduce((sum, group) => sum + group.count, 0)

  const show = (index: number) => {
    requestAnimationFrame(() => list.current?.children[index]?.scrollIntoView({ block: "nearest" }))
  }
  const remove = (index: number) => {
    actions.removeGroup(index)
    setKeys(keys.filter((_, at) => at !== index))
    // The pressed button is gone: hand the focus to the neighbour, never to the top of the page.
    requestAnimationFrame(() => {
      const next = list.current?.children[Math.min(index, groups.length - 2)]
      next?.querySelector<HTMLElement>("select")?.focus()
    })
  }
  const duplicate = (index: number) => {
    actions.duplicateGroup(index)
    if (explorerStore.getState().scenario.groups.length > groups.length) setKeys(keys.toSpliced(index + 1, 0, newKey()))
    show(index + 1)
  }
  const add = (workload: string) => {
    actions.addGroup(workload)
    show(groups.length)
  }

  return (
    <div className={styles.groups}>
      <ul ref={list} className={styles.groupList}>
        {groups.map((group, index) => (
          <GroupCard
            key={keys[index]}
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
        <Menu
          trigger={
            <Button icon="plus" disabled={groups.length >= limits.groups.max}>
              Add VMs
            </Button>
          }
          sections={workloadSections}
          onSelect={add}
        />
        {groups.length > 1 && (
          <p className={styles.total}>
            {count(total)} VMs in {plural(groups.length, "group")}
          </p>
        )}
      </div>
      {groups.length >= limits.groups.max && <p className={styles.hint}>A scenario holds at most {count(limits.groups.max)} groups.</p>}
    </div>
  )
}
