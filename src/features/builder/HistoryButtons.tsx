import { useEffect } from "react"
import { defaultScenario } from "../../engine/scenario.ts"
import { explorerStore, useExplorer, useHistory } from "../../scenario/store.ts"
import { IconButton } from "../../ui/Button.tsx"
import styles from "./Builder.module.css"

const textTypes = new Set(["text", "search", "number", "email", "url", "tel", "password"])

/** While somebody types, undo belongs to the text they type. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return textTypes.has(target.type)
  return target instanceof HTMLTextAreaElement || target.isContentEditable
}

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

export function HistoryButtons() {
  const actions = useExplorer((state) => state.actions)
  const untouched = useExplorer((state) => state.scenario === defaultScenario)
  const { canUndo, canRedo } = useHistory()
  return (
    <div className={styles.history}>
      <IconButton label="Undo" icon="undo" onClick={() => actions.undo()} disabled={!canUndo} />
      <IconButton label="Redo" icon="redo" onClick={() => actions.redo()} disabled={!canRedo} />
      <IconButton label="Start over" icon="reset" onClick={() => actions.reset()} disabled={untouched} />
    </div>
  )
}
