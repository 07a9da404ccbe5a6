import { useStore } from "zustand"
import { createStore } from "zustand/vanilla"

// The builder stands beside the answer or, on a phone, in a sheet: turned or closed, it comes back as it was left.

const memory = createStore<{ readonly opened: ReadonlySet<string> }>(() => ({ opened: new Set() }))

/** Whether a section is open, and what opens and closes it. */
export function useOpened(section: string): { readonly open: boolean; readonly onOpenChange: (open: boolean) => void } {
  const open = useStore(memory, ({ opened }) => opened.has(section))
  const onOpenChange = (next: boolean): void =>
    memory.setState(({ opened }) => {
      const others = [...opened].filter((one) => one !== section)
      return { opened: new Set(next ? [...others, section] : others) }
    })
  return { open, onOpenChange }
}

let lastKey = 0
const newKey = (): number => ++lastKey
let keys: readonly number[] = []

/** Keys that stay with their group when others come and go, so that an opened group stays the opened one. */
export const groupKeys = {
  /** One for each group. Where undo, a preset or a link changed their number, the first ones are kept. */
  of(length: number): readonly number[] {
    if (keys.length > length) keys = keys.slice(0, length)
    else if (keys.length < length) keys = [...keys, ...Array.from({ length: length - keys.length }, newKey)]
    return keys
  },
  removed: (index: number): void => void (keys = keys.filter((_, at) => at !== index)),
  added: (index: number): void => void (keys = keys.toSpliced(index, 0, newKey())),
}
