import type { View } from "../../scenario/view.ts"

/** Views of the dataset alone. */
export type DatasetView = Exclude<
  View,
  "board" | "native" | "gpus" | "cost" | "migration" | "datacenter" | "explore" | "inventory" | "beside"
>
