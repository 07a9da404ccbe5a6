export { Goals } from "./Goals.tsx"
