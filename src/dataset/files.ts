import type { DatasetFiles } from "./coverage.ts"

const loaders = import.meta.glob<unknown>("../../data/**/*.json", { import: "default" })

const pathOf = (file: string): string => file.slice("../../data/".length, -".json".length)
const byPath = new Map(Object.entries(loaders).map(([file, load]) => [pathOf(file), load]))

/** Every file of the dataset, by its path under data/ without ".json". */
export const dataPaths: readonly string[] = [...byPath.keys()].sort((a, b) => a.localeCompare(b, "en"))

/** One file as it stands; undefined where there is none of that path. */
export const loadFile = (path: string): Promise<unknown> => byPath.get(path)?.() ?? Promise.resolve(undefined)

let loading: Promise<DatasetFiles> | undefined

/** Every file, for what has to be counted over all of them. Fetched once; a failed attempt is forgotten. */
export function loadFiles(): Promise<DatasetFiles> {
  loading ??= Promise.all(dataPaths.map(async (path) => [path, await loadFile(path)] as const))
    .then((files) => Object.fromEntries(files))
    .catch((error: unknown) => {
      loading = undefined
      throw error
    })
  return loading
}
