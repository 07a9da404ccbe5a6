import { citationsOfFile, usesOf, type Citation, type SourceUse } from "../../../dataset/citations.ts"
import type { DatasetFiles } from "../../../dataset/coverage.ts"
import { loadFiles } from "../../../dataset/files.ts"
import { once } from "../../../ui/loading.ts"
import { useLoaded } from "../../../ui/useLoaded.ts"

/** All files, and what rests on which source. */
export interface Index {
  readonly files: DatasetFiles
  readonly citations: readonly Citation[]
  readonly uses: ReadonlyMap<string, SourceUse>
}

/** Milliseconds of work after which the page gets its turn. */
const turn = 12

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** Reads every file once, a few at a time, so that the page stays quick meanwhile. */
export async function makeIndex(files: DatasetFiles, rest: () => Promise<void> = pause): Promise<Index> {
  const citations: Citation[] = []
  let since = performance.now()
  for (const [path, json] of Object.entries(files)) {
    citations.push(...citationsOfFile(path, json))
    if (performance.now() - since > turn) {
      await rest()
      since = performance.now()
    }
  }
  return { files, citations, uses: usesOf(citations) }
}

const index = once(async () => makeIndex(await loadFiles()))

/** Undefined while it is made, null where the files could not be had. */
export const useIndex = (): Index | null | undefined => useLoaded(index)
