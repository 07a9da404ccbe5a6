export { BesideView } from "./BesideView.tsx"
export { BesideStrip } from "./BesideStrip.tsx"
