import packed from "virtual:core-dataset"
import type { CoreData } from "./core.ts"
import { withNumbers } from "./evidenceNumbers.ts"
import { unpack, unpackInTurns } from "./pack.ts"
import { longTypeNames } from "./typeNames.ts"

/** ms of work at a stretch while the page is in use. */
const stretch = 6

let prepared: CoreData | null = null
let preparing: Promise<void> | null = null

/** Lets what the reader does come first, and as little else as the browser can. */
const pause = (): Promise<unknown> =>
  typeof scheduler === "undefined" || !("yield" in scheduler) ? new Promise((resolve) => void setTimeout(resolve)) : scheduler.yield()

async function inTurns(): Promise<void> {
  let since = performance.now()
  const turn = async (): Promise<void> => {
    if (performance.now() - since < stretch) return
    await pause()
    since = performance.now()
  }
  const core = longTypeNames((await unpackInTurns(packed, turn)) as CoreData)
  await turn()
  prepared = withNumbers(core)
  await turn()
}

/** Unpacks the core so that the page's thread is never held up: whoever loads the catalogue (load.ts) after that finds it done. */
export const prepare = (): Promise<void> => (preparing ??= inTurns())

/** The core of the dataset. */
export const unpacked = (): CoreData => prepared ?? withNumbers(longTypeNames(unpack(packed)[0] as CoreData))
