import type { Lesson, Source } from "../../../dataset/schema/index.ts"
import { lessonFileVersion, lessonFormat, mostSources, type OwnLesson } from "../lessons/ownLesson.ts"

/** A lesson of the page's as one's own, to be changed: all its steps, and its sources by their addresses. */
export function copyOf(lesson: Lesson, sources: Readonly<Record<string, Source>>, id: string): OwnLesson {
  const { title, summary, minutes, steps, evidence } = lesson
  const cited = [...new Set(evidence.map(({ source }) => source))]
  return {
    format: lessonFormat,
    version: lessonFileVersion,
    id,
    title,
    summary,
    minutes,
    steps,
    sources: cited.slice(0, mostSources).flatMap((one) => {
      const found = sources[one]
      return found ? [{ title: found.title, url: found.url ?? "" }] : []
    }),
  }
}
