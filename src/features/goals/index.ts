export { GoalStrip, type GoalStripProps } from "./GoalStrip.tsx"
