import { loadSources } from "../dataset/sources.ts"

export interface ToldSource {
  readonly id: string
  readonly title: string
  readonly publisher?: string
  readonly url?: string
  readonly date?: string
  /** All of it in a line. */
  readonly said: string
}

/** Sources by their ids, each once, in the order in which they are first named. */
export async function sourcesOf(ids: readonly string[]): Promise<readonly ToldSource[]> {
  const all = await loadSources()
  return [...new Set(ids)].flatMap((id) => {
    const source = all[id]
    if (!source) return []
    const { title, publisher, url, date } = source
    const known = { ...(publisher ? { publisher } : {}), ...(url ? { url } : {}), ...(date ? { date } : {}) }
    return [{ id, title, ...known, said: `${id}: ${[title, publisher, date, url].filter(Boolean).join(", ")}` }]
  })
}
