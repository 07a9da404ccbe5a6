import type { AnswerCase } from "./case.ts"
import { encoders } from "./encoders.ts"
import { gpus } from "./gpus.ts"
import { hardware } from "./hardware.ts"
import { licences } from "./licences.ts"
import { llm } from "./llm.ts"
import { policies } from "./policies.ts"
import { products } from "./products.ts"
import { quirks } from "./quirks.ts"
import { remoting } from "./remoting.ts"
import { speeds } from "./speeds.ts"

export interface AnswerChapter {
  readonly title: string
  readonly cases: readonly AnswerCase[]
}

/** Every case, by what it is about. */
export const chapters: readonly AnswerChapter[] = [
  { title: "How fast a GPU is at the work", cases: speeds },
  { title: "Language models described by themselves", cases: llm },
  { title: "Work that must encode", cases: encoders },
  { title: "Licences, and what the total leaves out", cases: licences },
  { title: "Hosts, slots and what is on sale", cases: hardware },
  { title: "GPUs and their slices", cases: gpus },
  { title: "Products, their status and their conditions", cases: products },
  { title: "Policies", cases: policies },
  { title: "API remoting", cases: remoting },
  { title: "Pass-through advice", cases: quirks },
]
