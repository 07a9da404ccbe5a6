import type { Source } from "./schema/index.ts"

export type Sources = Readonly<Record<string, Source>>

let loading: Promise<Sources> | undefined

/** Every source by id. Loaded when first asked for: the first view needs none of the titles. */
export function loadSources(): Promise<Sources> {
  loading ??= import("../../data/sources.json").then((file) => file.default as Sources)
  return loading
}
