import { strToU8, zipSync, type Zippable } from "fflate"
import type { PlayedLesson } from "../lessons/steps.ts"
import type { Course, Standard } from "./attempt.ts"
import { launchHtml, manifestOf } from "./manifest.ts"

const product = "gpu-virtualization-explorer"
const courseTitle = "GPU virtualization in lessons"

/** A lesson to be packed; `own`: somebody's own, as `lesson=` of a link holds it. */
export type PackedLesson = PlayedLesson & { readonly own?: string }

/** One lesson, or all of them as a course. */
export function courseOf(standard: Standard, lessons: readonly PackedLesson[]): Course {
  const [only] = lessons
  const isOne = lessons.length === 1 && only !== undefined
  return {
    standard,
    id: `${product}.${isOne ? only.id : "course"}`,
    title: isOne ? only.title : courseTitle,
    summary: isOne ? only.summary : lessons.map(({ title }) => title).join(" "),
    lessons: lessons.map(({ id, steps, own }) => ({
      id,
      tasks: steps.flatMap((step) => (step.task ? [step.id] : [])),
      ...(own === undefined ? {} : { own }),
    })),
  }
}

export const packageName = ({ id, standard }: Course): string => `${id}-${standard}.zip`

/** What is small already is laid in as it is. */
const isCompressed = /\.(woff2|png)$/

/** Files by path as a ZIP file. */
export function zipped(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {}
  for (const [path, bytes] of files) entries[path] = [bytes, { level: isCompressed.test(path) ? 0 : 6 }]
  return zipSync(entries)
}

/** The package: the page's own files, the page that the LMS opens, and the manifest. */
export function packed(course: Course, files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const own = new Map(files).set("launch.html", strToU8(launchHtml(course)))
  const [name, text] = manifestOf(course, [...own.keys()].toSorted())
  return zipped(new Map([[name, strToU8(text)], ...own]))
}

/** Files that a package takes from a build: what the page needs to run, and the licences; not the texts about it nor the published tables. */
export const isPacked = (path: string): boolean =>
  /^(index\.html|first\.js|lms\.js|favicon\.svg|manifest\.json|licences\.txt)$|^(assets|icons)\/.+(?<!\.(?:br|gz|map))$/.test(path)
