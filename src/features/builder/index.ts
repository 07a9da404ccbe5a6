export { Builder } from "./Builder.tsx"
export { useUndoKeys } from "./HistoryButtons.tsx"
