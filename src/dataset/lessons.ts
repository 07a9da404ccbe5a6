import type { Lesson } from "./schema/index.ts"
import shareAGpu from "../../data/lessons/share-a-gpu.json"
import frameBufferOrTime from "../../data/lessons/frame-buffer-or-time.json"
import distance from "../../data/lessons/distance.json"

/** Every lesson, in the order in which they are taught. */
export const lessons: readonly Lesson[] = [...shareAGpu, ...frameBufferOrTime, ...distance] as unknown as readonly Lesson[]
