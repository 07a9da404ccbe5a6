import { appsVersion, boardKey, type Drawn } from "./names.ts"

/** What the page has heard of its tool so far. */
export type Heard =
  | { readonly kind: "waiting" }
  | { readonly kind: "drawn"; readonly drawn: Drawn }
  /** A refusal's reason, or that the call was given up. */
  | { readonly kind: "told"; readonly text: string }

interface Message {
  readonly jsonrpc: "2.0"
  readonly id?: number | string
  readonly method?: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly result?: Readonly<Record<string, unknown>>
}

interface ToolResult {
  readonly isError?: boolean
  readonly content?: readonly { readonly type: string; readonly text?: string }[]
  readonly _meta?: Readonly<Record<string, unknown>>
}

/** What a result says: the board where it brings one, else its words. */
export function heardOf({ isError = false, content = [], _meta = {} }: ToolResult): Heard {
  const drawn = _meta[boardKey] as Drawn | undefined
  if (drawn && !isError) return { kind: "drawn", drawn }
  return { kind: "told", text: content.flatMap(({ text }) => text ?? []).join("\n") }
}

function takeTheme(context: unknown): void {
  const theme = (context as { readonly theme?: unknown } | undefined)?.theme
  if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme
}

/** The id of the greeting, the only request that the page makes. */
const greeting = 1

/** Greets the host around the page, and tells what it hears from it. Messages of anybody else are passed over. */
export function listenToHost(hear: (heard: Heard) => void): void {
  const host = window.parent
  const say = (message: Readonly<Record<string, unknown>>): void => host.postMessage({ jsonrpc: "2.0", ...message }, "*")
  const tellSize = (): void => {
    const { width, height } = document.documentElement.getBoundingClientRect()
    say({ method: "ui/notifications/size-changed", params: { width: Math.ceil(width), height: Math.ceil(height) } })
  }
  const heard: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => void>> = {
    "ui/notifications/tool-input": () => hear({ kind: "waiting" }),
    "ui/notifications/tool-result": (params) => hear(heardOf(params)),
    "ui/notifications/tool-cancelled": ({ reason }) =>
      hear({ kind: "told", text: typeof reason === "string" ? `The call was given up: ${reason}` : "The call was given up." }),
    "ui/notifications/host-context-changed": takeTheme,
  }
  window.addEventListener("message", ({ source, data }: MessageEvent<Message | null>) => {
    if (source !== host || data?.jsonrpc !== "2.0") return
    const { id, method, params = {}, result } = data
    if (method === undefined) {
      if (id !== greeting || !result) return
      takeTheme(result["hostContext"])
      say({ method: "ui/notifications/initialized", params: {} })
      new ResizeObserver(tellSize).observe(document.documentElement)
    } else if (id === undefined) {
      if (Object.hasOwn(heard, method)) heard[method]?.(params)
    } else if (method === "ping" || method === "ui/resource-teardown") say({ id, result: {} })
    else say({ id, error: { code: -32601, message: `The board answers no ${method}.` } })
  })
  const appInfo = { name: "gpu-virtualization-explorer-board", version: "1.0.0" }
  const appCapabilities = { availableDisplayModes: ["inline", "fullscreen"] }
  say({ id: greeting, method: "ui/initialize", params: { protocolVersion: appsVersion, appInfo, appCapabilities } })
}
