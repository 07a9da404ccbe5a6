import type { Gpu, Licence, Range } from "../../src/dataset/schema/index.ts"
import type { StunTime } from "../../src/dataset/schema/reference-measurements.ts"
import type { Dataset, Finding, Located, Rule } from "./dataset.ts"

type Bounds = readonly [least: number, most: number]

/** Board power by form, watts. A figure outside is most likely a kilowatt, a typing error or the power of a whole server. */
const tdpWatts: Readonly<Partial<Record<Gpu["form"], Bounds>>> = {
  pcie: [20, 675], // a slot gives 75 W, one 12V-2x6 plug 600 W; the least of the boards with sharing draws some 30 W
  mxm: [20, 200], // MXM 3 modules for laptops and blades stay below 200 W
  sxm: [200, 1500], // from 300 W (P100) to 1,200 W and above for a two-die module
  oam: [200, 1500], // the newest OAM modules are rated at 1,400 W
  socket: [200, 1000], // a processor with a GPU in it, cooled in a CPU socket
  superchip: [200, 2700], // processor and GPU rated together
}

/** Memory per GPU, MiB. */
const memoryMib: Readonly<Partial<Record<Gpu["class"], Bounds>>> = {
  server: [2048, 524288], // GRID K1 had 4 GiB a GPU; the largest module has 288 GiB
  professional: [2048, 524288],
  consumer: [2048, 65536], // today's largest gaming card has 32 GiB
  integrated: [128, 524288], // taken from the processor's memory
  emulated: [1, 64], // cards of the 1990s
}

/** Price of a board, USD: used boards begin at some 20, the dearest module costs some 70,000. */
const boardUsd: Bounds = [10, 100_000]
/** A board that is sold new with support: the cheapest of them is a 300 USD card. */
const newBoardUsd: Bounds = [200, 100_000]
/** Ends of a price range further apart than this are two different goods. New boards are sold within a factor of 3. */
const spread = { used: 12, new: 3 } as const

/** Price of one unit and term, USD; free is zero. The bounds are the dearest known licence of that kind, times two to three. */
const licenceUsd: Readonly<Record<string, number>> = {
  "concurrent-user year": 1000, // desktop suites: up to 320
  "concurrent-user perpetual": 1500, // workstation vGPU: 450
  "named-user year": 1000, // desktop suites: up to 336
  "named-user perpetual": 600, // an access licence for sessions: 240
  "core year": 1000, // 350 for a private-cloud suite
  "core perpetual": 1500, // a 16-core Datacenter pack: 385 a core; a hyper-converged suite: 649
  "socket year": 10_000, // 1,600 for the dearest hypervisor subscription by socket
  "gpu year": 15_000, // 4,500 for AI Enterprise
  "gpu perpetual": 60_000, // 22,500 for AI Enterprise
  "gpu hour": 20, // 1 for AI Enterprise in a cloud
  "host year": 25_000, // 6,000 for a virtualization platform
  "host perpetual": 25_000,
  "host none": 0, // no term: free
  "gpu none": 0,
  "cluster none": 0,
}

const outside = (value: number | null | undefined, [least, most]: Bounds): boolean => value != null && (value < least || value > most)

/** Says of each row whose figure lies outside its bounds; `figures` names the figure, its value and the bounds. */
const check = <T>(
  rows: readonly Located<T>[],
  figures: (row: T) => readonly (readonly [string, number | null | undefined, Bounds])[],
): Finding[] =>
  rows.flatMap(({ file, id, row }) =>
    figures(row)
      .filter(([, value, bounds]) => outside(value, bounds))
      .map(([name, value, [least, most]]) => ({ file, id, sentence: `${name} ${value} is not between ${least} and ${most}` })),
  )

const ends = (name: string, range: Range | null, bounds: Bounds) =>
  range
    ? ([
        [`${name}.low`, range.low, bounds],
        [`${name}.high`, range.high, bounds],
      ] as const)
    : []

const ofGpus = (dataset: Dataset): Finding[] =>
  check(dataset.gpus, (gpu) => [
    ...(tdpWatts[gpu.form] ? [["boardTdpWatts", gpu.boardTdpWatts, tdpWatts[gpu.form] ?? [0, 0]] as const] : []),
    ...(memoryMib[gpu.class] ? [["memoryMib", gpu.memoryMib, memoryMib[gpu.class] ?? [0, 0]] as const] : []),
    // From the graphics of a 2012 processor (0.2) to half as much again as the fastest module of 2026 (163).
    ["fp32Tflops", gpu.fp32Tflops, [0.05, 250]],
    ["gpusPerBoard", gpu.gpusPerBoard, [1, 4]],
    // Boards are one to three slots wide; four for the largest gaming cards.
    ["slotWidth", gpu.slotWidth, [1, 4]],
    // SR-IOV allows more, but no GPU exposes above 63; vGPU managers stop at 48.
    ["maxVfsPerGpu", gpu.maxVfsPerGpu, [0, 64]],
    ["maxVgpusPerGpu", gpu.maxVgpusPerGpu, [0, 64]],
    ["migMaxInstances", gpu.migMaxInstances, [0, 7]],
  ])

const ofPower = (dataset: Dataset): Finding[] =>
  check(dataset.gpuPower, ({ idleWatts, fullLoadWatts, tdpWatts: rated }) => [
    ["idleWatts", idleWatts, [1, 300]],
    // Idle boards draw between a thirtieth and two fifths of what they draw at full load.
    ["idleWatts over fullLoadWatts", idleWatts / fullLoadWatts, [0.03, 0.4]],
    // Boards are held near their rating; a few per cent above it have been measured.
    ...(rated === null ? [] : [["fullLoadWatts over tdpWatts", fullLoadWatts / rated, [0.8, 1.06]] as const]),
  ])

const ofPrices = (dataset: Dataset): Finding[] =>
  check(dataset.gpuPrices, ({ gpu, boardPriceUsd }) => {
    const sold = dataset.gpu(gpu)?.buyable ? "new" : "used"
    return [
      ...ends("boardPriceUsd", boardPriceUsd, sold === "new" ? newBoardUsd : boardUsd),
      ["boardPriceUsd.high over low", boardPriceUsd ? boardPriceUsd.high / boardPriceUsd.low : null, [1, spread[sold]]],
    ]
  })

const ofLicences = (dataset: Dataset): Finding[] => [
  ...check(dataset.licences, ({ metric, term, priceUsd }) => ends("priceUsd", priceUsd, [0, licenceUsd[`${metric} ${term}`] ?? Infinity])),
  ...dataset.licences
    .filter(({ row }: Located<Licence>) => row.priceUsd !== null && licenceUsd[`${row.metric} ${row.term}`] === undefined)
    .map(({ file, id, row }) => ({ file, id, sentence: `sane-units has no bounds for a price by ${row.metric} and ${row.term}` })),
]

const ofHosts = (dataset: Dataset): Finding[] =>
  check(dataset.hosts, (host) => [
    ["rackUnits", host.rackUnits, [1, 10]],
    ["cores", host.cores, [2, 512]], // two processors of 192 cores are the most today
    ["ramGib", host.ramGib, [8, 8192]],
    ["gpuModuleWatts", host.gpuModuleWatts, [200, 1500]], // what one module may draw
    ["gpuPowerWatts", host.gpuPowerWatts, [50, 16_000]], // from one low-profile card to eight modules of the next generation
    ["powerSupplies.watts", host.powerSupplies?.watts, [300, 6600]],
    ["idleWatts", host.idleWatts, [5, 3000]], // without GPUs: from a PC to an eight-module baseboard with its switches
    ["peakWatts", host.peakWatts, [50, 6000]],
    ...ends("priceUsd", host.priceUsd, [300, 200_000]),
  ])

const ofSites = (dataset: Dataset): Finding[] => [
  ...check(dataset.rows<{ pue: number }>("reference/pue"), ({ pue }) => [["pue", pue, [1, 3]]]), // below 1 a site would make energy
  ...check(dataset.rows<{ kgCo2ePerKwh: number }>("reference/carbon"), ({ kgCo2ePerKwh }) => [["kgCo2ePerKwh", kgCo2ePerKwh, [0, 1.2]]]), // lignite alone emits 1.2
  ...check(dataset.rows<{ pricePerKwh: number }>("reference/electricity"), ({ pricePerKwh }) => [["pricePerKwh", pricePerKwh, [0.01, 1]]]), // per kWh, not cents and not MWh
  ...check(dataset.rows<{ usdPerHour: number; gpuCount: number }>("reference/cloud-prices"), ({ usdPerHour, gpuCount }) => [
    // Per whole GPU: from spot prices of old boards to twice the dearest listed module.
    ["usdPerHour per GPU", usdPerHour / gpuCount, [0.05, 30]],
  ]),
]

const ofWorkloads = (dataset: Dataset): Finding[] =>
  check(dataset.workloads, (row) => [
    ["frameBufferMib.min", row.frameBufferMib.min, [128, 1_048_576]], // a desktop's least; a model spread over eight large GPUs
    ["frameBufferMib.max", row.frameBufferMib.max, [128, 1_048_576]],
    ["vcpu", row.vcpu, [1, 128]],
    ["ramGib", row.ramGib, [1, 2048]],
    ["displays", row.displays, [0, 8]],
    ["targetFps", row.targetFps, [1, 240]],
  ])

const ofPauses = (dataset: Dataset): Finding[] =>
  check(dataset.rows<StunTime>("measurements/stun-times"), (row) => [
    // vSphere gives up after 100 s; longer pauses time out and stand as null.
    ["stunSeconds", row.stunSeconds, [0.05, 100]],
    ["networkGbps", row.networkGbps, [1, 800]],
    ["usedFrameBufferGib", row.usedFrameBufferGib, [0.25, 288]], // up to the largest module's memory
  ])

/** What a planning value or model constant can be in its unit. Years are lives of machines; a percentage is at most the whole. */
const byUnit: Readonly<Record<string, Bounds>> = {
  years: [1, 20],
  "%": [0, 100],
  "% of capex per year": [0, 100],
  "% of host RAM": [0, 100],
  "of all hours": [0, 1],
  ratio: [1, 3],
  "USD per kWh": [0.01, 1],
  "USD per EUR": [0.5, 2],
  "kg CO2e per kWh": [0, 1.2],
  fraction: [-0.5, 1.5],
}

const ofConstants = (dataset: Dataset): Finding[] =>
  check([...dataset.planningDefaults, ...dataset.parameters], ({ unit, value }) =>
    ends("value", value, byUnit[unit] ?? [-Infinity, Infinity]),
  )

/** Figures lie within the bounds of their class, so that a slipped unit (kW for W, GiB for MiB, percent for fraction, cents for dollars) shows. */
export const saneUnits: Rule = (dataset) => [
  ...ofGpus(dataset),
  ...ofPower(dataset),
  ...ofPrices(dataset),
  ...ofLicences(dataset),
  ...ofHosts(dataset),
  ...ofSites(dataset),
  ...ofWorkloads(dataset),
  ...ofPauses(dataset),
  ...ofConstants(dataset),
]
