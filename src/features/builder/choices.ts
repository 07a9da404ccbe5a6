import { catalogue } from "../../dataset/load.ts"
import type { GpuVendor } from "../../dataset/schema/index.ts"
import { vendorNames } from "./words.ts"

// What vendors and hypervisors are chosen from, for all groups or for one.

const vendorsWithGpus = (Object.keys(vendorNames) as GpuVendor[]).filter((vendor) => catalogue.gpus.some((gpu) => gpu.vendor === vendor))
export const vendorGroups = [
  { label: "GPU vendors", options: vendorsWithGpus.map((vendor) => ({ value: vendor as string, label: vendorNames[vendor] })) },
]
export const hypervisorGroups = [
  { label: "Hypervisors", options: catalogue.hypervisors.map(({ id, name }) => ({ value: id, label: name })) },
]
