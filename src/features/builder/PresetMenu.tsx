import { presetById, presets } from "../../scenario/presets.ts"
import { useExplorer } from "../../scenario/store.ts"
import { Button } from "../../ui/Button.tsx"
import { Menu } from "../../ui/Menu.tsx"
import { presetWords } from "../../words/presets.ts"
import styles from "./Builder.module.css"

const sections = [{ entries: presets.map(({ id }) => ({ id, label: presetWords[id].name, detail: presetWords[id].summary })) }]

/** Whole scenarios to start from; undo brings back what was there. */
export function PresetMenu() {
  const actions = useExplorer((state) => state.actions)
  return (
    <div className={styles.presets}>
      <Menu
        trigger={
          <Button variant="quiet" iconEnd="chevron-down" className={styles.presetButton ?? ""}>
            Start from an example
          </Button>
        }
        sections={sections}
        onSelect={(id) => {
          const preset = presetById(id)
          if (preset) actions.loadPreset(preset.state)
        }}
      />
    </div>
  )
}
