export { Builder, question, type BuilderProps } from "./Builder.tsx"
export { useUndoKeys } from "./HistoryButtons.tsx"
export { loadPresets } from "./PresetMenu.tsx"
