import { useEffect, useRef } from "react"
import { isTyping } from "../../base/typing.ts"
import { defaultScenario, type Scenario } from "../../engine/scenario.ts"
import { explorerStore, useExplorer, useHistory } from "../../scenario/store.ts"
import { IconButton } from "../../ui/Button.tsx"
import { handOn } from "../../ui/handOn.ts"
import styles from "./Builder.module.css"

/** Ctrl or Cmd with Z undoes, with Shift (or Ctrl+Y) redoes, anywhere on the page. */
export function useUndoKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      const { actions } = explorerStore.getState()
      if (key === "z" && event.shiftKey) actions.redo()
      else if (key === "z") actions.undo()
      else if (key === "y" && event.ctrlKey) actions.redo()
      else return
      event.preventDefault()
    }
    document.addEventListener("keydown", onKeyDown)
    return () => document.removeEventListener("keydown", onKeyDown)
  }, [])
}

/** `home`: where one starts over from. */
export function HistoryButtons({ home = defaultScenario }: { readonly home?: Scenario }) {
  const actions = useExplorer((state) => state.actions)
  const untouched = useExplorer((state) => state.scenario === home)
  const { canUndo, canRedo } = useHistory()
  const row = useRef<HTMLDivElement>(null)
  const button = (at: number) => () => row.current?.querySelectorAll("button")[at]
  /** A button that has nothing more to do hands the focus to the one that takes its work back. */
  const thenTo = (act: () => void, ...next: readonly number[]) => {
    return () => {
      act()
      handOn(...next.map(button))
    }
  }
  return (
    <div ref={row} className={styles.history}>
      <IconButton label="Undo" icon="undo" onClick={thenTo(actions.undo, 1)} disabled={!canUndo} />
      <IconButton label="Redo" icon="redo" onClick={thenTo(actions.redo, 0)} disabled={!canRedo} />
      <IconButton label="Start over" icon="reset" onClick={thenTo(() => actions.reset(home), 0)} disabled={untouched} />
    </div>
  )
}
