import type { Lesson } from "../../../dataset/schema/index.ts"
import type { Standard } from "./attempt.ts"
import { courseOf, packageName, packed } from "./pack.ts"

/** Files asked for at once. */
const atOnce = 8

const got = async (path: string): Promise<Response> => {
  const response = await fetch(`./${path}`)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response
}

/** Gathers the page's own files and packs them; `onPart` is told how far it is, 0 to 1. Throws where one cannot be had. */
export async function makePackage(
  standard: Standard,
  lessons: readonly Lesson[],
  onPart: (part: number) => void,
): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
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
  const course = courseOf(standard, lessons)
  return { name: packageName(course), bytes: packed(course, files) }
}
