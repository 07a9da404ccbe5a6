import type { Term } from "./schema/index.ts"
import techniques from "../../data/glossary/techniques.json"
import machines from "../../data/glossary/machines.json"
import calls from "../../data/glossary/calls.json"
import passing from "../../data/glossary/passing.json"
import sharing from "../../data/glossary/sharing.json"
import memory from "../../data/glossary/memory.json"
import performance from "../../data/glossary/performance.json"
import moving from "../../data/glossary/moving.json"
import cost from "../../data/glossary/cost.json"
import marks from "../../data/glossary/marks.json"

/** Every term of the glossary, in the order in which topics are taught. */
export const terms: readonly Term[] = [
  ...techniques,
  ...machines,
  ...calls,
  ...passing,
  ...sharing,
  ...memory,
  ...performance,
  ...moving,
  ...cost,
  ...marks,
] as unknown as readonly Term[]
