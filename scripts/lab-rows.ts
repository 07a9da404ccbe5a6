/**
 * `npx tsx scripts/lab-rows.ts frames.tsv`: measurement rows of the dataset from what lab/forwarding.sh printed; on standard error what a call, a byte
 * and a round trip cost by them. Of each point the least mean of its runs counts, for whatever else the machine did can only have made one longer.
 */
import { readFileSync } from "node:fs"
import { pathToFileURL } from "node:url"
import type { Measurement } from "../src/dataset/schema/index.ts"

const apis = ["gl", "vk", "gpu"] as const
const paths = ["native", "same-core", "other-core"] as const
const kinds = ["draws", "upload", "trips", "readback"] as const
type Api = (typeof apis)[number]
type Path = (typeof paths)[number]
type Kind = (typeof kinds)[number]

export interface Run {
  readonly api: Api
  readonly path: Path
  readonly what: Kind
  readonly amount: number
  readonly pixels: number
  readonly round: number
  /** Mean milliseconds of a frame. */
  readonly ms: number
}

export interface Frames {
  readonly runs: readonly Run[]
  /** What the script says of the machine: cpu, system, date. */
  readonly about: Readonly<Record<string, string>>
}

const oneOf = <T extends string>(all: readonly T[], said: string | undefined): T | undefined => all.find((one) => one === said)

/** The lines of a run of lab/forwarding.sh; lines that say what did not run are passed over. */
export function framesOf(text: string): Frames {
  const lines = text.split("\n")
  const about = lines.flatMap((line) => {
    const [, key, value] = /^# (\w+)=(.*)$/.exec(line) ?? []
    return key === undefined || value === undefined ? [] : [[key, value] as const]
  })
  const runs = lines.flatMap((line) => {
    const [apiWord, pathWord, whatWord, ...numbers] = line.split("\t")
    const [amount, pixels, round, ms] = numbers.map(Number)
    const api = oneOf(apis, apiWord)
    const path = oneOf(paths, pathWord)
    const what = oneOf(kinds, whatWord)
    return api && path && what && amount && pixels && round && ms ? [{ api, path, what, amount, pixels, round, ms }] : []
  })
  return { runs, about: Object.fromEntries(about) }
}

/** Calls that carry one draw, and those of a frame beside them; of Vulkan, recorded commands. As lab/frames-gl.c and lab/frames-vk.c have them. */
const callsOf: Readonly<Record<Api, { readonly draw: number; readonly frame: number }>> = {
  gl: { draw: 6, frame: 5 },
  gpu: { draw: 6, frame: 5 },
  vk: { draw: 4, frame: 8 },
}
const names: Readonly<Record<Api, { readonly way: string; readonly renderer: string; readonly program: string }>> = {
  gl: { way: "virgl over vtest", renderer: "llvmpipe, on one core", program: "lab/frames-gl.c" },
  vk: { way: "Venus over vtest", renderer: "lavapipe, on one core", program: "lab/frames-vk.c" },
  gpu: { way: "virgl over vtest", renderer: "GPU", program: "lab/frames-gl.c" },
}
const placed: Readonly<Record<Exclude<Path, "native">, string>> = {
  "same-core": "program and server on one core",
  "other-core": "program and server on a core each",
}

type Point = Pick<Run, "api" | "what" | "amount" | "pixels">

const msOf = ({ runs }: Frames, point: Point, path: Path): readonly number[] =>
  runs
    .filter((run) => run.path === path && run.api === point.api && run.what === point.what)
    .filter((run) => run.amount === point.amount && run.pixels === point.pixels)
    .toSorted((a, b) => a.round - b.round)
    .map((run) => run.ms)

const least = (some: readonly number[]): number => Math.min(...some)

function pointsOf({ runs }: Frames): readonly Point[] {
  const seen = new Map(runs.map(({ api, what, amount, pixels }) => [[api, what, amount, pixels].join(" "), { api, what, amount, pixels }]))
  return [...seen.values()]
}

/** What one frame asks of the path between program and renderer. A draw of `trips` is waited for, and reads a pixel back. */
function askedBy({ api, what, amount }: Point): { readonly calls: number; readonly bytes: number; readonly trips: number } {
  const { draw, frame } = callsOf[api]
  const drawn = what === "draws" || what === "trips" ? amount : 1
  return {
    calls: drawn * (draw + (what === "trips" ? 1 : 0)) + frame + (what === "upload" || what === "readback" ? 2 : 0),
    bytes: what === "upload" || what === "readback" ? amount : 0,
    trips: (what === "trips" ? amount : 0) + (what === "readback" ? 1 : 0),
  }
}

const asWords: Readonly<Record<Kind, (amount: number, pixels: number) => string>> = {
  draws: (amount, pixels) => `${amount.toLocaleString("en")} draws of ${pixels.toLocaleString("en")} pixels a frame`,
  upload: (amount) => `${(amount / 1024).toLocaleString("en")} KiB uploaded to a texture a frame`,
  trips: (amount) => `${amount.toLocaleString("en")} ${amount === 1 ? "draw" : "draws"} a frame, each waited for`,
  readback: (amount) => `${(amount / 1024).toLocaleString("en")} KiB read back a frame`,
}

const digits = (value: number, count = 4): number => Number(value.toPrecision(count))

/** One point, forwarded one way, beside the same frames drawn in the program itself; null where a side has no run. */
function rowOf(frames: Frames, point: Point, path: Exclude<Path, "native">): Measurement | null {
  const native = msOf(frames, point, "native")
  const forwarded = msOf(frames, point, path)
  if (native.length === 0 || forwarded.length === 0) return null
  const { api, what, amount, pixels } = point
  const { way, renderer, program } = names[api]
  const perFrame = askedBy(point)
  const perSecond = 1000 / least(native)
  const mean = least(native) / least(forwarded)
  const share = digits(mean, 3)
  const longer = (some: readonly number[]): number => Math.round(100 * (Math.max(...some) / least(some) - 1))
  const year = Number((frames.about["date"] ?? "").slice(0, 4))
  return {
    id: `lab-${api}-${path}-${what}-${amount}${what === "draws" ? `-${pixels}px` : ""}`,
    technique: "api-remoting",
    technology: "api-forwarding",
    family: "api-remoting",
    variant: `${way}, ${placed[path]}`,
    product: null,
    products: [],
    gpu: api === "gpu" ? null : renderer,
    hypervisor: null,
    guestOs: null,
    workload: asWords[what](amount, pixels),
    workloadClass: what === "draws" && pixels < 1000 ? "3d-graphics-draw-call-heavy" : "3d-graphics-gpu-bound",
    metric: "mean time of a frame, least of the runs",
    unit: "ms",
    nativeValue: digits(least(native)),
    virtualValue: digits(least(forwarded)),
    nativeShare: { low: share, mean: share, high: share },
    concurrency: 1,
    scheduler: null,
    network: "Unix socket and shared memory between two processes",
    year: Number.isFinite(year) ? year : null,
    reference: `${renderer} in the program itself`,
    comparisonQuality: "high",
    hostCpu: frames.about["cpu"] ?? "unknown",
    presentation: "offscreen",
    framesPerSecond: digits(perSecond),
    apiCallsPerSecond: digits(perFrame.calls * perSecond),
    ...(perFrame.bytes > 0 ? { bytesPerSecond: digits(perFrame.bytes * perSecond) } : {}),
    ...(perFrame.trips > 0 ? { roundTripsPerSecond: digits(perFrame.trips * perSecond) } : {}),
    note: `${frames.about["system"] ?? "unknown system"}. A shared machine: least of ${forwarded.length} runs of each; the longest took ${longer(native)} % longer natively, ${longer(forwarded)} % forwarded.`,
    use: "context",
    useReason:
      api === "gpu"
        ? "two processes of one system, without a VM or its queue"
        : "the processor draws in the GPU's place, and a socket stands for a VM's queue: it tells what calls, bytes and waits cost, not a GPU's share",
    evidence: [{ source: "own-lab", locator: `lab/forwarding.sh and ${program}`, basis: "measured" }],
  }
}

/**
 * The points that the dataset holds: decades of draws, large triangles, and both ends of what is waited for and moved. Both processes on one core:
 * nothing overlaps, and nobody else's turn lies between them.
 */
const entered = ({ what, amount, pixels }: Point): boolean =>
  what === "draws" ? pixels > 1000 || (pixels === 20 && Number.isInteger(Math.log10(amount))) : !middle.has(amount)
const middle: ReadonlySet<number> = new Set([10, 65536, 1048576, 262144])

export const labRows = (frames: Frames): readonly Measurement[] =>
  pointsOf(frames)
    .filter(entered)
    .flatMap((point) => rowOf(frames, point, "same-core") ?? [])

export interface Cost {
  readonly api: Api
  readonly path: Path
  readonly of: "call" | "native draw" | "byte uploaded" | "byte read back" | "round trip"
  readonly seconds: number
}

interface Way {
  readonly api: Api
  readonly path: Path
  readonly what: Kind
}

/** Slope of the added time between two amounts of one kind, seconds for each of what `per` counts; null where a run is missing. */
function slope(
  frames: Frames,
  { api, path, what }: Way,
  [from, to]: readonly [number, number],
  per: (point: Point) => number,
): number | null {
  const at = (amount: number): Point => ({ api, what, amount, pixels: 20 })
  const added = (amount: number): number =>
    least(msOf(frames, at(amount), path)) - (path === "native" ? 0 : least(msOf(frames, at(amount), "native")))
  const seconds = (added(to) - added(from)) / 1000 / (per(at(to)) - per(at(from)))
  return Number.isFinite(seconds) ? seconds : null
}

/** What forwarding adds for each call, byte and round trip: slopes, so that what a frame costs by itself is left out. */
export function costsOf(frames: Frames): readonly Cost[] {
  const cost = (api: Api, path: Path, of: Cost["of"], seconds: number | null): readonly Cost[] =>
    seconds === null ? [] : [{ api, path, of, seconds: digits(seconds, 3) }]
  return apis.flatMap((api) => [
    ...cost(
      api,
      "native",
      "native draw",
      slope(frames, { api, path: "native", what: "draws" }, [1000, 100000], ({ amount }) => amount),
    ),
    ...(["same-core", "other-core"] as const).flatMap((path) => [
      ...cost(
        api,
        path,
        "call",
        slope(frames, { api, path, what: "draws" }, [1000, 100000], (point) => askedBy(point).calls),
      ),
      ...cost(
        api,
        path,
        "byte uploaded",
        slope(frames, { api, path, what: "upload" }, [65536, 4194304], ({ amount }) => amount),
      ),
      ...cost(
        api,
        path,
        "byte read back",
        slope(frames, { api, path, what: "readback" }, [4096, 4194304], ({ amount }) => amount),
      ),
      ...cost(
        api,
        path,
        "round trip",
        slope(frames, { api, path, what: "trips" }, [1, 100], ({ amount }) => amount),
      ),
    ]),
  ])
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const frames = framesOf(readFileSync(process.argv[2] ?? "/dev/stdin", "utf8"))
  process.stdout.write(`${JSON.stringify(labRows(frames), null, 1)}\n`)
  for (const { api, path, of, seconds } of costsOf(frames)) process.stderr.write(`${api}\t${path}\t${of}\t${seconds}\n`)
}
