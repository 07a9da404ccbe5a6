import { lessonText, readLesson, type OwnLesson } from "../lessons/ownLesson.ts"

/** Drafts are kept on the device alone, each under its id. */
const prefix = "gpu-virtualization-explorer.draft."

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
