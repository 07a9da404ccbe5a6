/** What an embedded view tells the page around it. Documented in docs/embed.md; fields are only ever added. */
export interface EmbedMessage {
  readonly source: "gpu-virtualization-explorer"
  readonly version: 1
  readonly type: "ready" | "resize" | "scenario"
  /** px of CSS that the view needs at its present width. */
  readonly height: number
  /** The scenario as it stands in links, without "#". */
  readonly fragment: string
}

export const message = (type: EmbedMessage["type"], height: number, fragment: string): EmbedMessage => ({
  source: "gpu-virtualization-explorer",
  version: 1,
  type,
  height: Math.ceil(height),
  fragment,
})

/** At most one call in `wait` ms, the last one always made. */
export function throttled(run: () => void, wait: number): { readonly call: () => void; readonly cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null
  let again = false
  const call = (): void => {
    if (timer !== null) {
      again = true
      return
    }
    run()
    timer = setTimeout(() => {
      timer = null
      if (!again) return
      again = false
      call()
    }, wait)
  }
  return {
    call,
    cancel: () => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      again = false
    },
  }
}
