// A program that uses the installed package and nothing else: run by scripts/package.test.ts, and on any Node by hand:
//   npm run package, then in an empty folder  npm install <tarball> && node package-consumer.mjs
import assert from "node:assert/strict"
import * as explorer from "gpu-virtualization-explorer"

const { catalogue, decode, encode } = explorer
const asked = []
const ask = async (question, check) => {
  await check()
  asked.push(question)
}

const { state, repairs } = decode("https://example.org/#vm=knowledge-worker:200,cad-medium:40&need=live-migration", catalogue)
const { scenario } = state
const report = explorer.evaluate(scenario, catalogue)
const best = report.options.find((one) => one.feasible)

await ask("What does a link hold?", () => {
  assert.deepEqual(repairs, [])
  assert.deepEqual(
    scenario.groups.map(({ workload, count }) => [workload, count]),
    [
      ["knowledge-worker", 200],
      ["cad-medium", 40],
    ],
  )
})
await ask("How is a scenario written as a link?", () => {
  const link = encode({ scenario }, catalogue)
  assert.match(link, /^vm=knowledge-worker:200,cad-medium:40&need=live-migration&/)
  assert.deepEqual(decode(link, catalogue).state.scenario, scenario)
})
await ask("And as a file?", () => {
  assert.deepEqual(explorer.decodeFile(explorer.encodeFile({ scenario }, catalogue), catalogue).state.scenario, scenario)
})
await ask("What is done about a damaged link?", () => {
  const { repairs: said } = decode("vm=nobody:5&colour=red", catalogue)
  assert.ok(said.length >= 2 && said.every(({ text }) => text.endsWith(".")))
})
await ask("What does each technique make of it?", () => {
  assert.deepEqual(
    report.options.map((one) => one.technique),
    ["api-remoting", "fixed-pass-through", "mediated-pass-through", "device-emulation"],
  )
  assert.ok(best.cost.total.low <= best.cost.total.likely && best.cost.total.likely <= best.cost.total.high)
})
await ask("Why can one of them not?", () => {
  const [reason] = report.options.flatMap((one) => one.reasons)
  assert.match(explorer.sayAnswer(reason.told), /% of native/)
})
await ask("Why does it cost what it costs?", () => {
  const why = explorer.tellWhy(explorer.explain(best, "cost", scenario, catalogue))
  const told = why.steps.flatMap(({ inputs }) => inputs)
  assert.ok(why.inputs.length > 3 && told.some(({ basis, sources }) => basis !== "computed" && sources.length > 0))
  assert.equal(why.result.unit.startsWith("USD"), true)
})
await ask("Which options meet the needs, the cheapest first?", () => {
  const { options, weighed } = explorer.rank(scenario, catalogue)
  assert.ok(options.length > 3 && weighed > options.length)
  assert.equal(options[0].total.likely <= options[1].total.likely, true)
})
await ask("Is a mix of techniques cheaper?", () => {
  const { mix, oneKind } = explorer.planParts(scenario, catalogue)
  assert.ok(mix.totals.cost.likely <= oneKind.likely)
})
await ask("What does it cost while its VMs grow?", () => {
  const growing = decode("vm=knowledge-worker:60&grow=20&years=3", catalogue).state.scenario
  const [cheapest] = explorer.grow(growing, catalogue).options
  assert.deepEqual(
    cheapest.years.map(({ vms }) => vms),
    [60, 72, 86],
  )
  assert.ok(cheapest.presentValue.likely < cheapest.total.likely)
})
await ask("Where does an inventory fit?", () => {
  const vm = { gpus: 1, gpuMilli: 500, frameBufferMib: 0, models: [], vcpu: 4, ramGib: 8 }
  const host = { name: "h1", model: "L4", gpus: 2, gpuMemoryMib: null, vcpu: 64, ramGib: 256 }
  const vms = ["a", "b", "c", "d", "e"].map((name) => ({ ...vm, name }))
  const placed = explorer.placeInventory({ vms, hosts: [host], slicing: "shares" }, catalogue)
  assert.deepEqual([placed.placed.length, placed.unplaced.length, placed.unplaced[0].why], [4, 1, "full"])
})
await ask("What is known of a GPU, and who says so?", async () => {
  const sources = await explorer.loadSources()
  const gpu = catalogue.gpu("l40s")
  assert.equal(gpu.memoryMib, 49152)
  assert.ok(gpu.evidence.every(({ source }) => sources[source].url.startsWith("http")))
})
await ask("What stands in the reference tables?", async () => {
  assert.equal((await explorer.loadTechniques()).length, 4)
  assert.ok((await explorer.loadTerms()).length > 90)
})
await ask("What would the command line answer?", () => {
  const answer = explorer.answer("vm=task-worker:10", catalogue)
  assert.deepEqual([answer.datasetVersion, answer.modelVersion], [catalogue.version, explorer.modelVersion])
})
process.stdout.write(`${asked.length} questions answered on Node ${process.version}.\n`)
