import { evidenceOfField, weakest } from "../../src/dataset/coverage.ts"
import { tellingGpuFields, tellingGpus } from "../../src/dataset/weakFacts.ts"
import type { Rule } from "./dataset.ts"

/** What is told of a GPU that can be bought, or on which workloads are stated, does not rest on memory: it has a source, or is null with a note that says so. */
export const tellingGpusSourced: Rule = (dataset) => {
  const telling = new Set(tellingGpus(dataset.files).map((gpu) => gpu.id))
  return dataset.gpus.flatMap(({ file, id, row }) =>
    telling.has(row.id)
      ? ([...tellingGpuFields, "boardTdpWatts"] as const).flatMap((field) => {
          const value = row[field] ?? null
          if (value === null || (Array.isArray(value) && value.length === 0)) return []
          const basis = weakest(evidenceOfField(row, field).map((one) => one.basis))
          return basis === undefined || basis === "recalled"
            ? [{ file, id, sentence: `${field} rests on memory: name a source, or make it null and say so in a note` }]
            : []
        })
      : [],
  )
}
