export { presetWords } from "./en/presets.ts"
