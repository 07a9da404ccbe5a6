export { Present } from "./Present.tsx"
