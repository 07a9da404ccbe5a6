/** A lesson or a course of them, as a learning management system is told of it. */
export interface Course {
  readonly standard: Standard
  /** Names the package to its LMS, for ever: letters, digits, hyphens and full stops. */
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly lessons: readonly CourseLesson[]
}
export const standards = ["scorm12", "scorm2004", "cmi5"] as const
export type Standard = (typeof standards)[number]

export interface CourseLesson {
  readonly id: string
  /** Steps whose task counts. */
  readonly tasks: readonly string[]
  /** A lesson that somebody wrote, packed as `lesson=` of a link; absent: one of the page's. */
  readonly own?: string
}

/** Score from which it is passed, 0 to 1. */
export const passMark = 0.8

/** What a learner has done, in few characters: SCORM 1.2 keeps 4,096 at most. */
export interface Attempt {
  /** Where the learner is; null: at the beginning. */
  readonly at: { readonly lesson: string; readonly step: string } | null
  /** Lessons read to the end. */
  readonly done: readonly string[]
  /** `lesson/step` of each solved task. */
  readonly solved: readonly string[]
}

export const noAttempt: Attempt = { at: null, done: [], solved: [] }

/** What a frame tells of progress (docs/embed.md), as far as it counts here. */
export interface ToldProgress {
  readonly lesson: string
  readonly step: string
  readonly done: boolean
  readonly solved: readonly string[]
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : []

/** What was put away by `stored`; anything else is a beginning. */
export function restored(text: string): Attempt {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== "object" || value === null) return noAttempt
    const { at, done, solved } = value as Record<string, unknown>
    const [lesson, step] = texts(at)
    return { at: lesson === undefined || step === undefined ? null : { lesson, step }, done: texts(done), solved: texts(solved) }
  } catch {
    return noAttempt
  }
}

export const stored = ({ at, done, solved }: Attempt): string => JSON.stringify({ at: at ? [at.lesson, at.step] : [], done, solved })

const joined = (before: readonly string[], more: readonly string[]): readonly string[] => [...new Set([...before, ...more])]

/** The attempt after something was told; the same one where nothing of it is news, or it is of no lesson of the course. */
export function heard(attempt: Attempt, { lesson, step, done, solved }: ToldProgress, course: Course): Attempt {
  const known = course.lessons.find(({ id }) => id === lesson)
  if (!known) return attempt
  const counting = solved.filter((one) => known.tasks.includes(one)).map((one) => `${lesson}/${one}`)
  const next: Attempt = {
    at: { lesson, step },
    done: joined(attempt.done, done ? [lesson] : []),
    solved: joined(attempt.solved, counting),
  }
  return stored(next) === stored(attempt) ? attempt : next
}

/** What an LMS is told. */
export interface Standing {
  /** Every lesson was read to its end. */
  readonly complete: boolean
  /** Tasks solved of all there are, 0 to 1; of a course without tasks, lessons read of all. */
  readonly score: number
  readonly passed: boolean
  /** Lessons read and tasks solved of all, 0 to 1. */
  readonly progress: number
}

export function standingOf({ done, solved }: Attempt, { lessons }: Course): Standing {
  const read = lessons.filter(({ id }) => done.includes(id)).length
  const tasks = lessons.flatMap(({ id, tasks: of }) => of.map((step) => `${id}/${step}`))
  const met = tasks.filter((one) => solved.includes(one)).length
  const score = tasks.length > 0 ? met / tasks.length : read / Math.max(1, lessons.length)
  const complete = lessons.length > 0 && read === lessons.length
  return { complete, score, passed: complete && score >= passMark, progress: (read + met) / Math.max(1, lessons.length + tasks.length) }
}

/** Where the frame opens: one lesson alone, or the list of a course, at the step that was left. */
export function frameAddress({ lessons }: Course, { at }: Attempt): string {
  const [only] = lessons
  const lesson = at?.lesson ?? (lessons.length === 1 ? only?.id : undefined)
  const own = lessons.find(({ id }) => id === lesson)?.own
  const parts = [
    ...(lesson === undefined ? [] : [`focus=${own === undefined ? lesson : "own"}`]),
    ...(at === null ? [] : [`filter=,step:${at.step}`]),
    ...(own === undefined ? [] : [`lesson=${own}`]),
  ]
  const hide = lessons.length === 1 ? "link,all,next" : "link"
  return `index.html?embed=lessons&hide=${hide}${parts.length === 0 ? "" : `#${parts.join("&")}`}`
}
