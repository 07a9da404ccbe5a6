import { presets } from "../../scenario/presets.ts"
import type { MenuSection } from "../../ui/Menu.tsx"
import { presetWords } from "../../words/presets.ts"

export { presetById } from "../../scenario/presets.ts"

/** The examples as a menu lists them: whoever starts from none needs neither them nor their words. */
export const sections: readonly MenuSection[] = [
  { entries: presets.map(({ id }) => ({ id, label: presetWords[id].name, detail: presetWords[id].summary })) },
]
