/** Writes a proposal's files away from the page, so that the page stays answerable. */
import { writeFiguresAs } from "../../../base/figures.ts"
import { makeCatalogue } from "../../../dataset/catalogue.ts"
import { makers } from "./makers.ts"
import type { Asked, Made } from "./made.ts"

const say = (made: Made, moved: Transferable[] = []): void => self.postMessage(made, { transfer: moved })

self.addEventListener("message", ({ data: { kind, facts, data, figures } }: MessageEvent<Asked>) => {
  writeFiguresAs(figures)
  makers[kind]({ ...facts, catalogue: makeCatalogue(data) }).then(
    (file) => say({ file }, [file.buffer]),
    () => say({ file: null }),
  )
})
