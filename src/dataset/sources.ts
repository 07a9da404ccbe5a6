import type { Source } from "./schema/index.ts"

export type Sources = Readonly<Record<string, Source>>

/** Every source by id. Loaded when first asked for: the first view needs none of the titles. */
export const loadSources = (): Promise<Sources> => import("../../data/sources.json").then((file) => file.default as Sources)
