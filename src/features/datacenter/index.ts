export { StillPicture } from "./StillPicture.tsx"
export { DatacenterView, type DatacenterViewProps } from "./DatacenterView.tsx"
export { layoutDatacenter, type LayoutOptions, type Scene } from "./layout.ts"
export { planDatacenter, type Plan } from "./plan.ts"
