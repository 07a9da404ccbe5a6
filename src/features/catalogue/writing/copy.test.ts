import { expect, it } from "vitest"
import { loadLessons } from "../../../dataset/reference.ts"
import { loadSources } from "../../../dataset/sources.ts"
import { lessonText, packLesson, readLesson } from "../lessons/ownLesson.ts"
import { lessonLimit } from "../../../scenario/bounds.ts"
import { copyOf } from "./copy.ts"

it("every lesson of the page can be copied, saved, opened again and carried by a link, with all it rests on", async () => {
  const [lessons, sources] = await Promise.all([loadLessons(), loadSources()])
  for (const lesson of lessons) {
    const copy = copyOf(lesson, sources, "own-abcdefgh")
    expect(readLesson(lessonText(copy))).toEqual({ is: "read", lesson: copy })
    expect(copy.sources.map(({ title }) => title)).toEqual([...new Set(lesson.evidence.map(({ source }) => sources[source]?.title))])
    expect(packLesson(copy).length).toBeLessThan(lessonLimit)
  }
})
