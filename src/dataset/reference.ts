import type { Quirk, Technique } from "./schema/index.ts"

/** Tables that only a view of their own shows; each is fetched when that view opens. */
export const loadTechniques = (): Promise<readonly Technique[]> =>
  import("../../data/techniques.json").then((file) => file.default as readonly Technique[])

export const loadQuirks = (): Promise<readonly Quirk[]> => import("../../data/quirks.json").then((file) => file.default as readonly Quirk[])
