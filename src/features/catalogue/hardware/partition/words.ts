import type { InstanceType } from "../../../../dataset/schema/index.ts"
import { memory, plural } from "../../../../ui/format.ts"
import { perInstance, type Board } from "./boards.ts"
import { computeUnder, countOf, freeCompute, freeOf, mostOf, shapeOf, type Packing, type Piece, type Refusal } from "./fit.ts"

/** A sentence, and the placement rule of the dataset it follows; null where it follows from the types' own table. */
export interface Sentence {
  readonly text: string
  readonly rule: string | null
}

const list = (words: readonly string[], and = "and"): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${and} ${words.at(-1) ?? ""}`

export const sizeText = (type: InstanceType): string => (type.frameBufferMib === null ? "unknown" : memory(type.frameBufferMib))

/** Where a driver reports less for a MIG instance than its name says; empty where it does not. */
export const reportedText = ({ frameBufferMib, reportedMemoryMib: reported }: InstanceType): string =>
  reported != null && frameBufferMib !== null && reported < frameBufferMib ? `the driver reports ${memory(reported)}` : ""

/** "slot 2", "slots 0–3". */
export const slotsText = (piece: Pick<Piece, "start" | "size">): string =>
  piece.size === 1 ? `slot ${piece.start}` : `slots ${piece.start}–${piece.start + piece.size - 1}`

/** What the axis of a board counts. */
const unitOf = (board: Board): string => (board.kind === "mig" ? "memory slice" : "slot")

/** What stands in the way at each start a type may have. */
function blockers(board: Board, pieces: readonly Piece[], type: InstanceType): string {
  const shape = shapeOf(board, type)
  if (!shape) return ""
  const shown = shape.starts.slice(0, 4).map((start) => {
    const there = pieces.filter((piece) => piece.start < start + shape.size && piece.start + piece.size > start)
    return `start ${start} is taken by ${list(there.map((piece) => `${piece.type.name} in ${slotsText(piece)}`))}`
  })
  return `${list(shown)}${shape.starts.length > shown.length ? `, and so on for the other ${shape.starts.length - shown.length}` : ""}`
}

function slotsSentence(board: Board, packing: Pick<Packing, "pieces">, { type, stranded }: Refusal): string {
  const shape = shapeOf(board, type)
  if (!shape) return `${type.name} has no published place on this GPU.`
  const free = freeOf(board, packing.pieces) ?? 0
  const unit = unitOf(board)
  if (free < shape.size)
    return `${type.name} takes ${plural(shape.size, unit)}; ${free === 0 ? "none" : free} of ${board.slots} ${free === 1 ? "is" : "are"} free.`
  const starts = `it may start at ${list(shape.starts.map(String), "or")} only`
  const head = `${type.name} cannot be placed although ${free} of ${board.slots} ${unit}s are free: ${starts}`
  return stranded
    ? `${head}, and ${blockers(board, packing.pieces, type)}. If what was placed by hand moved, it would fit.`
    : `${head}, and however the others are moved, ${shape.starts.length === 1 ? "that place" : "none of these places"} comes free.`
}

function mostSentence(board: Board, type: InstanceType): string {
  const most = mostOf(board, type)
  const head = `A GPU takes at most ${most} of ${type.name}${board.kind === "mixed" ? " in mixed-size mode" : ""}`
  if (board.memoryMib === null || type.frameBufferMib === null || perInstance(type) > 1 || board.kind === "mig") return `${head}.`
  const left = board.memoryMib - most * type.frameBufferMib
  return left < type.frameBufferMib
    ? `${head}: ${most} × ${sizeText(type)} ${left <= 0 ? "is all" : `of`} ${left <= 0 ? `of its ${memory(board.memoryMib)}` : `its ${memory(board.memoryMib)} leaves ${memory(left)}, too little for another`}.`
    : `${head}, though its memory would hold more.`
}

/** Why one more of a type cannot be added, in a sentence. */
export function refusalText(board: Board, packing: Pick<Packing, "pieces" | "loads">, refusal: Refusal): Sentence {
  const { type, rule } = refusal
  const others = packing.loads.filter((load) => load.type !== type && countOf(load) > 0)
  switch (rule) {
    case "sizes":
      return {
        text: `With one size for all, every vGPU on a GPU has the same frame buffer: those here have ${sizeText(others[0]?.type ?? type)}, ${type.name} has ${sizeText(type)}.`,
        rule: "equal-default",
      }
    case "series":
      return {
        text: "The documents let A, B and Q types share a GPU. They say nothing of C types beside them, so C types are kept apart here.",
        rule: "series-mix",
      }
    case "one-split":
      return {
        text: `All instances on a GPU come from one split: it is divided as ${list(others.map((load) => `“${load.type.name}”`))} now.`,
        rule: null,
      }
    case "no-start":
      return { text: `No start positions of ${type.name} in mixed-size mode are published.`, rule: "mixed-placement" }
    case "most":
      return { text: mostSentence(board, type), rule: board.kind === "mixed" ? "mixed-optin" : null }
    case "cap":
      return { text: "No GPU runs more than 32 time-sliced vGPUs, whatever its frame buffer.", rule: "cap32" }
    case "mixture":
      return { text: `The vGPUs here leave no room for another of ${sizeText(type)}.`, rule: "fb-sum" }
    case "compute": {
      const free = freeCompute(board, packing.pieces) ?? 0
      const need = type.computeSlices ?? 0
      return {
        text: `${type.name} takes ${plural(need, "compute slice")}; ${free === 0 ? "none" : free} of ${board.computeSlices ?? 0} ${free === 1 ? "is" : "are"} free.`,
        rule: null,
      }
    }
    case "instances": {
      const most = board.rules.kind === "mig" ? (board.rules.mostInstances ?? 0) : 0
      return { text: `MIG divides this GPU into ${plural(most, "instance")} at most, whatever their profiles.`, rule: null }
    }
    case "slots":
    case "taken":
      return { text: slotsSentence(board, packing, refusal), rule: board.kind === "mig" ? "mig-fragment" : "mixed-placement" }
    case "start":
      return {
        text: `${type.name} may start at ${list(shapeOf(board, type)?.starts.map(String) ?? [], "or")} only.`,
        rule: board.kind === "mig" ? "mig-fragment" : "mixed-placement",
      }
    case "unsure":
      return { text: `No place for ${type.name} was found in many tries; whether there is one is not known.`, rule: null }
    case "limit":
      return { text: "A page packs no more than 256 instances.", rule: null }
  }
}

/** The reason in two or three words, for a row of the list. */
export const refusalShort: Readonly<Record<Refusal["rule"], string>> = {
  sizes: "another size",
  series: "another series",
  "one-split": "another split",
  "no-start": "no start known",
  most: "at its most",
  cap: "at 32 vGPUs",
  mixture: "GPU is full",
  compute: "no compute left",
  instances: "most instances",
  slots: "no place left",
  taken: "no place left",
  start: "not a start",
  unsure: "not known",
  limit: "at 256",
}

/** What stands where, a line for each piece: the same as the drawing. */
export interface PlaceRow {
  readonly where: string
  readonly name: string
  readonly has: string
}

const kindWords = (board: Board): string => (board.kind === "split" ? "its own part" : "its own frame buffer")

export function placeRows(board: Board, pieces: readonly Piece[]): readonly PlaceRow[] {
  if (board.slots === 0) {
    const counts = new Map<InstanceType, number>()
    for (const { type } of pieces) counts.set(type, (counts.get(type) ?? 0) + 1)
    return [...counts].map(([type, n]) => ({
      where: `${n} ×`,
      name: type.name,
      has: type.frameBufferMib === null ? "memory not stated" : `${sizeText(type)} each, ${kindWords(board)}`,
    }))
  }
  return pieces.map((piece) => {
    const compute = computeUnder(board, piece)
    return {
      where: slotsText(piece),
      name: piece.capacity > 1 ? `${piece.vms} × ${piece.type.name}` : piece.type.name,
      has: [
        piece.capacity > 1 ? `${piece.vms} of ${piece.capacity} in one GPU instance` : sizeText(piece.type),
        compute ? `${compute.count} of ${board.computeSlices ?? 0} compute slices` : "",
        piece.byHand ? "placed by hand" : "",
      ]
        .filter((part) => part !== "")
        .join(", "),
    }
  })
}

/** "3 × A16-2Q", "3 of the 8 parts of “CPX / NPS4, 8 VFs”". */
export const someOf = (board: Board, type: InstanceType, n: number): string =>
  board.kind !== "split"
    ? `${n} × ${type.name}`
    : type.maxPerGpu === 1
      ? `“${type.name}”`
      : `${n} of the ${mostOf(board, type)} parts of “${type.name}”`

/** "3 × A16-2Q and 1 × A16-2B: 8 of 16 GiB." */
export function packedText(board: Board, loads: Packing["loads"], pieces: readonly Piece[]): string {
  const named = list(loads.filter((load) => countOf(load) > 0).map((load) => someOf(board, load.type, countOf(load))))
  const free = freeOf(board, pieces)
  if (named === "") return "Nothing is placed."
  if (board.slots > 0) {
    const compute = freeCompute(board, pieces)
    return `${named}: ${board.slots - (free ?? 0)} of ${board.slots} ${unitOf(board)}s${compute === null ? "" : ` and ${(board.computeSlices ?? 0) - compute} of ${board.computeSlices ?? 0} compute slices`}.`
  }
  if (board.memoryMib === null || free === null || loads.some((load) => load.type.frameBufferMib === null)) return `${named}.`
  return `${named}: ${memory(board.memoryMib - free)} of ${memory(board.memoryMib)}.`
}
