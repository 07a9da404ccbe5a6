import { fullCatalogue as catalogue } from "../src/dataset/full.ts"
import { decodeFragment } from "../src/scenario/url/decode.ts"
import { knownIds } from "../src/scenario/url/known.ts"
import { finish } from "../src/engine/basics/task.ts"
import { mixOf } from "../src/engine/mix/mix.ts"
const [times = "3", ...texts] = process.argv.slice(2)
for (const text of texts) {
  const sc = decodeFragment(text, knownIds(catalogue)).state.scenario
  const ms: number[] = []
  let total = 0
  for (let i = 0; i < Number(times); i++) { const t = performance.now(); total = finish(mixOf(sc, catalogue)).mix.totals?.cost.likely ?? 0; ms.push(Math.round(performance.now() - t)) }
  console.log(text.slice(0, 70), Math.round(total), ms.join(" "))
}
