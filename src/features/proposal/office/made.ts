import { figuresAs } from "../../../base/figures.ts"
import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { FullData } from "../../../dataset/coreFields.ts"
import type { OfficeFacts } from "./facts.ts"
import { makers, type Kind } from "./makers.ts"

/** What the worker is asked: the facts, with the dataset as data alone. */
export interface Asked {
  readonly kind: Kind
  readonly facts: Omit<OfficeFacts, "catalogue">
  readonly data: FullData
  /** The locale that figures are written in. */
  readonly figures: string
}

/** What it gives: null where it could not be made there. */
export interface Made {
  readonly file: Uint8Array<ArrayBuffer> | null
}

const dataOf = (catalogue: FullCatalogue): FullData =>
  Object.fromEntries(Object.entries(catalogue).filter(([, value]) => typeof value !== "function")) as unknown as FullData

function byWorker(kind: Kind, { catalogue, ...facts }: OfficeFacts): Promise<Uint8Array<ArrayBuffer> | null> {
  const worker = new Worker(new URL("./office.worker.ts", import.meta.url), { type: "module" })
  const asked: Asked = { kind, facts, data: dataOf(catalogue), figures: figuresAs() }
  return new Promise<Uint8Array<ArrayBuffer> | null>((resolve) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Made>) => resolve(data.file))
    worker.addEventListener("messageerror", () => resolve(null))
    worker.addEventListener("error", (event) => {
      event.preventDefault()
      resolve(null)
    })
    worker.postMessage(asked)
  }).finally(() => worker.terminate())
}

/** A proposal's file. It is written in a worker; where that cannot be, on the page, which tells what went wrong with it. */
export async function made(kind: Kind, facts: OfficeFacts): Promise<Uint8Array<ArrayBuffer>> {
  return (await byWorker(kind, facts).catch(() => null)) ?? makers[kind](facts)
}
