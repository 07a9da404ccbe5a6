import type { Standard } from "./attempt.ts"
import { courseOf, packageName, packed, type PackedLesson } from "./pack.ts"

/** Files asked for at once. */
const atOnce = 8

const got = async (path: string): Promise<Response> => {
  const response = await fetch(`./${path}`)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response
}

/** The page's own files, by path; `onPart` is told how far it is, 0 to 1. Throws where one cannot be had. */
export async function gathered(onPart: (part: number) => void): Promise<ReadonlyMap<string, Uint8Array>> {
  const list = (await (await got("lms-files.json")).json()) as readonly string[]
  const files = new Map<string, Uint8Array>()
  const left = [...list]
  const fetchOn = async (): Promise<void> => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      files.set(path, new Uint8Array(await (await got(path)).arrayBuffer()))
      onPart(files.size / list.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, fetchOn))
  return files
}

/** Gathers the page's own files and packs them. Throws as `gathered` does. */
export async function makePackage(
  standard: Standard,
  lessons: readonly PackedLesson[],
  onPart: (part: number) => void,
): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const course = courseOf(standard, lessons)
  return { name: packageName(course), bytes: packed(course, await gathered(onPart)) }
}
