export { Compared } from "./Compared.tsx"
export { Hardware } from "./Hardware.tsx"
export { MoneySection } from "./MoneySection.tsx"
export { Needs } from "./Needs.tsx"
