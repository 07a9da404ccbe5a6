/** What the page's query says of the presentation; null: nothing. */
export const presented = (search: string): string | null => new URLSearchParams(search).get("present")

const notes = /^notes:([\w-]{1,40})$/

/** The talk whose notes a window is to show; null: it is no such window. */
export const notesOf = (search: string): string | null => notes.exec(presented(search) ?? "")?.[1] ?? null

/** The same address with another word behind `present=`; null takes it away. What else the query says stays. */
export function withPresent(search: string, word: string | null): string {
  const others = search
    .replace(/^\?/, "")
    .split("&")
    .filter((pair) => pair !== "" && !/^present(=|$)/.test(pair))
  const all = word === null ? others : [...others, `present=${word}`]
  return all.length === 0 ? "" : `?${all.join("&")}`
}

/** Writes it, where the browser lets it. */
export function writePresent(word: string | null): void {
  try {
    history.replaceState(history.state, "", `${location.pathname}${withPresent(location.search, word)}${location.hash}`)
  } catch {
    // A browser that is asked too often refuses; the talk goes on.
  }
}
