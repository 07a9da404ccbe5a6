import * as v from "valibot"
import { plays } from "../features/common/happenings.ts"
import { scenarioViews } from "../features/share/embedQuery.ts"
import type { EmbedRequest, Refusal } from "./messages.ts"

/** Longer texts are no links that anybody made. */
const longest = 20_000

const id = v.optional(v.union([v.pipe(v.string(), v.maxLength(200)), v.pipe(v.number(), v.finite())]))
const target = v.literal("gpu-virtualization-explorer")
const text = v.optional(v.string())

const requestSchema = v.variant("type", [
  v.strictObject({ target, type: v.literal("set"), id, scenario: text, view: v.optional(v.picklist(scenarioViews)), goal: text }),
  v.strictObject({ target, type: v.literal("get"), id }),
  v.strictObject({ target, type: v.literal("play"), id, play: v.picklist(plays) }),
])

export type Asked = v.InferOutput<typeof requestSchema>

/** What a message asks for; null where it isn't for us: frames hear much that is meant for others. */
export type Read = { readonly asked: Asked } | { readonly refused: Refusal; readonly id: string | number | null } | null

/** Reads any value that a message may hold. Total, and it changes nothing. */
export function readRequest(data: unknown): Read {
  if (typeof data !== "object" || data === null || (data as Partial<EmbedRequest>).target !== "gpu-virtualization-explorer") return null
  const { success, output } = v.safeParse(requestSchema, data)
  const sent = v.safeParse(id, (data as Partial<EmbedRequest>).id)
  const back = sent.success ? (sent.output ?? null) : null
  if (!success) return { refused: "unknown", id: back }
  if (output.type === "set" && (output.scenario ?? "").length + (output.goal ?? "").length > longest)
    return { refused: "too-long", id: back }
  return { asked: output }
}
