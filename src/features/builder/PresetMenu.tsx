import { useExplorer } from "../../scenario/store.ts"
import { Button } from "../../ui/Button.tsx"
import { once } from "../../ui/loading.ts"
import { Menu } from "../../ui/Menu.tsx"
import styles from "./Builder.module.css"

/** Fetches the examples: they come when the page has time, or when the button is pressed. */
export const loadPresets = once(() => import("./presetList.ts"))
const sections = () => loadPresets().then((list) => list.sections)

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
        onSelect={(id) =>
          void loadPresets().then(({ presetById }) => {
            const preset = presetById(id)
            if (preset) actions.loadPreset(preset.state)
          })
        }
      />
    </div>
  )
}
