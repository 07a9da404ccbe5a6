export { TermLayer } from "./TermLayer.tsx"
