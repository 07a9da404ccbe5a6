import { fetched } from "../../../base/notLoaded.ts"
import type { OfficeFacts } from "./facts.ts"

export type Kind = "workbook" | "slides"

/** Each kind's writer comes when it is first asked for. */
export const makers: Readonly<Record<Kind, (facts: OfficeFacts) => Promise<Uint8Array<ArrayBuffer>>>> = {
  workbook: async (facts) => (await fetched(import("./workbook/workbook.ts"))).workbook(facts),
  slides: async (facts) => (await fetched(import("./slides/slides.ts"))).slides(facts),
}
