import { adding, inFile, type Planted } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "a product under a taken id, in another file",
    spoil: adding("products/device-emulation", (rows) => ({ ...rows[0], id: "kvm-vfio" })),
    id: "kvm-vfio",
    says: /twice among the products/,
  },
  {
    error: "two prices of a GPU",
    spoil: adding("prices/gpus", (rows) => ({ ...rows[0], gpu: "l4" })),
    id: "l4",
    says: /twice among the GPU prices/,
  },
  {
    error: "an instance type named as a GPU",
    spoil: inFile<{ types: { id: string }[] }[]>("hardware/instances/nvidia-ampere", (sets) => {
      Object.assign(sets[0]?.types[0] ?? {}, { id: "l4" })
    }),
    id: "l4",
    says: /GPUs and instance types/,
  },
  {
    error: "a parameter named as a planning default",
    spoil: adding("models/parameters", (rows) => ({ ...rows[0], id: "electricity" })),
    id: "electricity",
    says: /planning defaults and model parameters/,
  },
  {
    error: "a measurement that stands in two files",
    spoil: adding("measurements/native-controls", (rows) => ({ ...rows[0], id: "vmgl" })),
    id: "vmgl",
    says: /twice among the measurements/,
  },
  {
    error: "two rows of a reference table",
    spoil: adding("reference/migration-rules", (rows) => ({ ...rows[0] })),
    id: "ar-guest-backed",
    says: /reference\/migration-rules/,
  },
]
