import { lessonText, readLesson, type OwnLesson } from "../lessons/ownLesson.ts"

/** Drafts are kept on the device alone, each under its id. */
const prefix = "gpu-virtualization-explorer.draft."

/** Which of them was edited last: the one to go on with. */
const lastKey = "gpu-virtualization-explorer.draft-last"

const attempt = <T>(work: () => T): T | null => {
  try {
    return work()
  } catch {
    return null
  }
}

/** False: the browser keeps nothing, or has no room. */
export const keepDraft = (lesson: OwnLesson): boolean =>
  attempt(() => {
    localStorage.setItem(`${prefix}${lesson.id}`, lessonText(lesson))
    localStorage.setItem(lastKey, lesson.id)
    return true
  }) ?? false

export const dropDraft = (id: string): void => void attempt(() => localStorage.removeItem(`${prefix}${id}`))

/** Every draft that can be read, by title. */
export function keptDrafts(): readonly OwnLesson[] {
  const texts = attempt(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => localStorage.getItem(key) ?? ""),
  )
  return (texts ?? [])
    .flatMap((text) => {
      const read = readLesson(text)
      return read.is === "read" ? [read.lesson] : []
    })
    .toSorted((a, b) => a.title.localeCompare(b.title, "en"))
}

/** The draft to go on with, whichever tab wrote it. */
export function lastDraft(): OwnLesson | undefined {
  const id = attempt(() => localStorage.getItem(lastKey))
  const drafts = keptDrafts()
  return drafts.find((one) => one.id === id) ?? drafts[0]
}
