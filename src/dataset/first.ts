import data from "virtual:first-dataset"
import type { FirstData, FirstWorkload } from "./firstData.ts"

export type { FirstWorkload }

export interface FirstCatalogue extends FirstData {
  readonly workload: (id: string) => FirstWorkload | undefined
}

const workloads = new Map(data.workloads.map((row) => [row.id, row]))

/**
 * The little that the page needs of the dataset to be there and to answer input: what stands in the builder. The rest (load.ts) arrives behind
 * the paint.
 */
export const first: FirstCatalogue = { ...data, workload: (id) => workloads.get(id) }
