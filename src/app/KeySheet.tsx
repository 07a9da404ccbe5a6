import { useState } from "react"
import { goTo } from "../features/common/ViewLink.tsx"
import { Button } from "../ui/Button.tsx"
import { Toggle } from "../ui/Checkbox.tsx"
import { Dialog } from "../ui/Dialog.tsx"
import styles from "./KeySheet.module.css"
import { areKeysOff, singleKeys, switchKeys } from "./keys.ts"

const always = [
  ["Ctrl K", "Find anything"],
  ["Ctrl Z", "Undo the last edit"],
  ["Ctrl Shift Z", "Redo"],
  ["Escape", "Close what lies over the page"],
  ["Arrow keys", "Move a slider, walk through the GPUs of the datacenter or the cells of the support matrix"],
] as const

/** All keys of the page; the single ones can be switched off. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const [on, setOn] = useState(!areKeysOff())
  const change = (next: boolean): void => {
    switchKeys(next)
    setOn(next)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="Keys"
      description="Tab goes from control to control; the first Tab offers to skip to the results or to your datacenter."
    >
      <p>
        <Button
          variant="secondary"
          onClick={() => {
            onClose()
            goTo({ view: "lessons", focus: "tour" })
          }}
        >
          New here? A tour of a minute
        </Button>
      </p>
      <KeyTable caption="Single keys, where no text is typed" keys={Object.entries(singleKeys)} />
      <Toggle
        label="Single keys"
        checked={on}
        onChange={change}
        hint="Switch them off where speech input or a slip of the hand would set them off. Remembered in this browser."
      />
      <KeyTable caption="Always" keys={always} />
    </Dialog>
  )
}

function KeyTable({ caption, keys }: { readonly caption: string; readonly keys: readonly (readonly [string, string])[] }) {
  return (
    <table className={styles.keys}>
      <caption>{caption}</caption>
      <tbody>
        {keys.map(([key, does]) => (
          <tr key={key}>
            <th scope="row">
              <kbd>{key}</kbd>
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
