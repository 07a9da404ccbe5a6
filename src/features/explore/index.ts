export { ExploreView } from "./ExploreView.tsx"
