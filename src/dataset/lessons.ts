import type { Lesson } from "./schema/index.ts"
import shareAGpu from "../../data/lessons/share-a-gpu.json"
import fourTechniques from "../../data/lessons/four-techniques.json"
import consolidation from "../../data/lessons/consolidation.json"
import frameBufferOrTime from "../../data/lessons/frame-buffer-or-time.json"
import distance from "../../data/lessons/distance.json"

/** Every lesson, in the order in which they are taught. */
export const lessons = [
  ...shareAGpu,
  ...fourTechniques,
  ...consolidation,
  ...frameBufferOrTime,
  ...distance,
] as unknown as readonly Lesson[]
