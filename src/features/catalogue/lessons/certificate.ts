import { dayWords } from "../../../base/day.ts"
import type { Memory } from "./progress.ts"
import type { Course } from "./progressFile.ts"

export interface CertifiedRow {
  readonly id: string
  readonly title: string
  /** In words; null: the day was not kept. */
  readonly day: string | null
  /** "1 of 1 task solved", or "85 of 100 points". */
  readonly result: string
}

export interface Certificate {
  /** Lessons read to the end. */
  readonly lessons: readonly CertifiedRow[]
  /** Challenges with points. */
  readonly challenges: readonly CertifiedRow[]
  /** "4 of 10 lessons, 3 of 10 tasks, 1 of 5 challenges". */
  readonly sum: string
}

/** What can be said of a reader who has done so much; null: nothing is finished. */
export function certificateOf({ lessons, challenges }: Course, kept: Memory): Certificate | null {
  const day = (id: string): string | null => (kept[id]?.on === undefined ? null : dayWords(kept[id].on))
  const read = lessons.filter(({ id }) => kept[id]?.done)
  const scored = challenges.filter(({ id }) => kept[id]?.score !== undefined)
  if (read.length + scored.length === 0) return null
  const tasksOf = ({ steps }: Course["lessons"][number]): readonly string[] => steps.flatMap(({ id, task }) => (task ? [id] : []))
  const solvedOf = (lesson: Course["lessons"][number]): number =>
    tasksOf(lesson).filter((one) => kept[lesson.id]?.solved.includes(one)).length
  const all = (count: (lesson: Course["lessons"][number]) => number, of = lessons): number => of.reduce((sum, one) => sum + count(one), 0)
  return {
    lessons: read.map((lesson) => {
      const tasks = tasksOf(lesson).length
      return {
        id: lesson.id,
        title: lesson.title,
        day: day(lesson.id),
        result: tasks === 0 ? "read to the end" : `${solvedOf(lesson)} of ${tasks} ${tasks === 1 ? "task" : "tasks"} solved`,
      }
    }),
    challenges: scored.map(({ id, title }) => ({ id, title, day: day(id), result: `${kept[id]?.score ?? 0} of 100 points` })),
    sum: [
      `${read.length} of ${lessons.length} lessons`,
      `${all(solvedOf, read)} of ${all((one) => tasksOf(one).length)} tasks`,
      `${scored.length} of ${challenges.length} challenges`,
    ].join(", "),
  }
}
