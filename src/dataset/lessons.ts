import type { Lesson } from "./schema/index.ts"
import tour from "../../data/lessons/tour.json"
import shareAGpu from "../../data/lessons/share-a-gpu.json"
import fourTechniques from "../../data/lessons/four-techniques.json"
import consolidation from "../../data/lessons/consolidation.json"
import frameBufferOrTime from "../../data/lessons/frame-buffer-or-time.json"
import isolation from "../../data/lessons/isolation.json"
import distance from "../../data/lessons/distance.json"
import movingAndFailing from "../../data/lessons/moving-and-failing.json"
import costThatSurprises from "../../data/lessons/cost-that-surprises.json"
import aiOnSlices from "../../data/lessons/ai-on-slices.json"
import defendYourDesign from "../../data/lessons/defend-your-design.json"

/** Every lesson after the tour, in the order in which they are taught. */
export const lessons = [
  ...tour,
  ...shareAGpu,
  ...fourTechniques,
  ...consolidation,
  ...frameBufferOrTime,
  ...isolation,
  ...distance,
  ...movingAndFailing,
  ...costThatSurprises,
  ...aiOnSlices,
  ...defendYourDesign,
] as unknown as readonly Lesson[]
