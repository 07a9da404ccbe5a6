export { InventoryView } from "./InventoryView.tsx"
