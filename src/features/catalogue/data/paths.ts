// A file and a row of it as they stand in links: "prices.licences", "prices.licences:nvidia-vpc". Both signs stay readable there.

export interface Focus {
  /** Path under data/ without ".json". */
  readonly path: string
  readonly key: string | null
}

export const fileFocus = (path: string): string => path.replaceAll("/", ".")
export const rowFocus = (path: string, key: string): string => `${fileFocus(path)}:${key}`

/** Null where there is no such file. */
export function readFocus(text: string, paths: readonly string[]): Focus | null {
  const at = text.indexOf(":")
  const file = at < 0 ? text : text.slice(0, at)
  const path = paths.find((one) => fileFocus(one) === file)
  return path === undefined ? null : { path, key: at < 0 ? null : text.slice(at + 1) }
}
