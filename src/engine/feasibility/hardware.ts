import { boardFit, type BoardFit } from "../../dataset/boardFit.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import { perCatalogue } from "../../dataset/perCatalogue.ts"
import type { Evidence, Gpu, Host } from "../../dataset/core.ts"
import type { HostChoice } from "../basics/hostChoice.ts"
import type { CommonTellings, FitTellings, WarningTold } from "../basics/tellings.ts"
import { amount, gpuNamed, quote, thing, type Amount, type ToldOf } from "../basics/told.ts"
import type { PlacementWhyTellings } from "../basics/why/placement.ts"
import type { Scenario } from "../scenario.ts"
import type { CustomHost } from "../supply.ts"

type Fittings = Host["gpuSlots"]

/** A host as the engine uses it, whether from the dataset or described by the user. */
export interface HostOption extends HostChoice {
  /** Ways to fit it for boards of one model, each the kinds of slots that are there together. */
  readonly gpuSlots: Fittings
  readonly gpuModules: number
  /** Most that one module may draw; null: not known. */
  readonly gpuModuleWatts: number | null
  /** What all boards together may be rated at; null: not known, and then it limits nothing. */
  readonly gpuPowerWatts: number | null
  /** GPUs inside its processors; above 0 it is a PC, not a server. */
  readonly integratedGpus: number
  /** Boards that are put into one at most, whatever it takes; left out: as many as it takes. */
  readonly boardsAtMost?: number
}

const yours: readonly Evidence[] = []

function fromDataset(host: Host): HostOption | null {
  const { cores, ramGib, idleWatts, peakWatts } = host
  if (cores === null || ramGib === null || idleWatts === null || peakWatts === null) return null
  return {
    id: host.id,
    name: host.name,
    sockets: host.sockets ?? 2,
    cores,
    ramGib,
    rackUnits: host.rackUnits,
    idleWatts,
    peakWatts,
    priceUsd: host.priceUsd,
    evidence: host.evidence,
    gpuSlots: host.gpuSlots,
    gpuModules: host.gpuModules ?? 0,
    gpuModuleWatts: host.gpuModuleWatts,
    gpuPowerWatts: host.gpuPowerWatts,
    integratedGpus: host.integratedGpus ?? 0,
  }
}

/** Host classes of the dataset that state all a plan needs (cores, RAM, watts). */
export const hostClasses = perCatalogue((catalogue): readonly HostOption[] =>
  catalogue.hosts.filter((host) => host.kind === "class").flatMap((host) => fromDataset(host) ?? []),
)

/** The hosts to try for a scenario: the one asked for, or every class; and those that are there already. */
export function hostOptions(scenario: Scenario, catalogue: Catalogue): readonly HostOption[] {
  const { host } = scenario.supply
  const sold =
    host === "auto"
      ? hostClasses(catalogue)
      : (ofOne(hostNamed("id" in host ? host.id : "custom", scenario, catalogue)) ?? hostClasses(catalogue))
  return [...sold, ...ownedOptions(scenario, catalogue)]
}

const ofOne = <T>(one: T | null): readonly T[] | null => (one === null ? null : [one])

/** A host by its id; "custom" is the one that the scenario describes. A model fills what it does not state from the class most like it. Null: not known. */
function hostNamed(id: string, { supply: { host } }: Scenario, catalogue: Catalogue): HostOption | null {
  if (id === "custom") return host !== "auto" && "custom" in host ? ofYours(host.custom) : null
  const named = catalogue.host(id)
  return named ? (fromDataset(named) ?? completed(named, catalogue)) : null
}

/**
 * Each kind of host that is there already as it is fitted, and once more with its free slots filled. Hosts with boards take no other GPU than theirs;
 * a kind that is not known here, or whose GPU is not, can carry nothing.
 */
function ownedOptions(scenario: Scenario, catalogue: Catalogue): readonly HostOption[] {
  return scenario.supply.owned.flatMap(({ host, count, boards, valueUsd }, index): readonly HostOption[] => {
    const base = hostNamed(host, scenario, catalogue)
    const gpu = boards === null ? null : catalogue.gpu(boards.gpu)
    if (count === 0 || !base || gpu === undefined) return []
    const fitted = gpu ? boardsThere(gpu, base, boards?.perHost ?? 0) : 0
    const owned = { index, count, valueUsd, gpu: boards?.gpu ?? null, boards: fitted, isFilled: false, like: base.id }
    const asIs = { ...base, id: `owned-${index + 1}`, owned }
    if (!gpu) return [asIs]
    const asFitted = { ...asIs, ...slotsOf(gpu, fitted) }
    const filled = { ...asIs, id: `${asIs.id}-filled`, owned: { ...owned, isFilled: true } }
    return boardsIn(gpu, filled, catalogue).boards > fitted ? [asFitted, filled] : [asFitted]
  })
}

/** Slots or sockets of a host for boards of a GPU, whatever each of them gives: 0: none of their kind, or how many is not known. */
const placesFor = (gpu: Gpu, host: HostOption): number =>
  boardFit({ ...gpu, boardTdpWatts: null, size: null }, { ...host, gpuPowerWatts: null }).bySlots

/** Boards that count in a host that is there: as many as are said to be in it, but no more than it has places for. Where it has none of their kind, what its owner says counts. */
function boardsThere(gpu: Gpu, host: HostOption, perHost: number): number {
  const places = placesFor(gpu, host)
  return places === 0 ? perHost : Math.min(perHost, places)
}

/** What is said of hosts that are there: of those of which nothing is known, and of boards that they have no places for. */
export const ownedWarnings = (scenario: Scenario, catalogue: Catalogue): readonly WarningTold[] =>
  scenario.supply.owned.flatMap(({ host, boards }): readonly WarningTold[] => {
    const base = hostNamed(host, scenario, catalogue)
    const gpu = boards && catalogue.gpu(boards.gpu)
    if (!base || gpu === undefined) return [{ id: "owned-unknown", values: { host: quote(base ? (boards?.gpu ?? host) : host) } }]
    if (!boards || !gpu) return []
    const places = placesFor(gpu, base)
    if (boards.perHost <= places) return []
    const values = { host: thing("host", base.id, base.name), gpu: gpuNamed(gpu), boards: boards.perHost }
    return [places === 0 ? { id: "owned-no-place", values } : { id: "owned-too-many", values: { ...values, places } }]
  })

/** Slots and sockets for so many boards of a GPU, and no more: they are in there, so they fit. */
function slotsOf(gpu: Gpu, count: number): Pick<HostOption, "gpuSlots" | "gpuModules" | "gpuModuleWatts" | "gpuPowerWatts"> {
  const gpuSlots: Fittings = isModule(gpu) ? [] : [[{ count, width: gpu.slotWidth === 1 ? 1 : 2, size: null, watts: null }]]
  return { gpuSlots, gpuModules: isModule(gpu) ? count : 0, gpuModuleWatts: null, gpuPowerWatts: null }
}

/** A host described by hand: its double-wide and its single-wide slots are two ways to fit it, each with the watts of a slot. No watts: no limit. */
function ofYours({
  priceUsd,
  gpuSlotsDoubleWide,
  gpuSlotsSingleWide,
  maxGpuWatts,
  singleWideWatts,
  gpuPowerWatts,
  rackUnits,
  ...rest
}: CustomHost): HostOption {
  const limit = (watts: number): number | null => (watts > 0 ? watts : null)
  const slots = (count: number, width: 1 | 2, watts: number): Fittings =>
    count > 0 ? [[{ count, width, size: null, watts: limit(watts) }]] : []
  return {
    id: "custom",
    name: "custom",
    evidence: yours,
    priceUsd: { low: priceUsd, likely: priceUsd, high: priceUsd },
    rackUnits: rackUnits ?? null,
    integratedGpus: 0,
    gpuSlots: [...slots(gpuSlotsDoubleWide, 2, maxGpuWatts), ...slots(gpuSlotsSingleWide, 1, singleWideWatts ?? maxGpuWatts)],
    gpuModuleWatts: limit(maxGpuWatts),
    gpuPowerWatts: gpuPowerWatts ?? null,
    ...rest,
  }
}

function completed(model: Host, catalogue: Catalogue): HostOption {
  const near = hostClasses(catalogue).toSorted((a, b) => Math.abs(room(a) - room(model)) - Math.abs(room(b) - room(model)))[0]
  if (!near) throw new Error("The dataset has no host class.")
  return {
    ...near,
    id: model.id,
    name: model.name,
    evidence: [...model.evidence, ...near.evidence],
    sockets: model.sockets ?? near.sockets,
    cores: model.cores ?? near.cores,
    ramGib: model.ramGib ?? near.ramGib,
    // As its supplies, its height is its own.
    rackUnits: model.rackUnits,
    gpuSlots: model.gpuSlots.map((fitting) => fitting.map((slot) => ({ ...slot, watts: slot.watts ?? wattsLike(slot.width, near) }))),
    gpuModules: model.gpuModules ?? 0,
    gpuModuleWatts: model.gpuModuleWatts ?? near.gpuModuleWatts,
    // Supplies belong to the machine: those of another say nothing of it.
    gpuPowerWatts: model.gpuPowerWatts,
    integratedGpus: model.integratedGpus ?? 0,
    idleWatts: model.idleWatts ?? near.idleWatts,
    peakWatts: model.peakWatts ?? near.peakWatts,
    priceUsd: model.priceUsd ?? near.priceUsd,
  }
}

/** The most that a slot of that width allows in a host; null where it has none that says so. */
function wattsLike(width: number, host: HostOption): number | null {
  const known = host.gpuSlots.flat().flatMap((slot) => (slot.width === width && slot.watts !== null ? [slot.watts] : []))
  return known.length > 0 ? Math.max(...known) : null
}

/** How large a host is, to find the class most like a named model: modules, or the double-wide boards it takes. */
function room({ gpuSlots, gpuModules }: Pick<Host, "gpuSlots" | "gpuModules">): number {
  const widths = gpuSlots.map((fitting) => fitting.reduce((sum, slot) => sum + (slot.count * slot.width) / 2, 0))
  const wide = gpuSlots.flat().filter((slot) => slot.width === 2)
  return (gpuModules ?? 0) * 2 + (wide.length > 0 ? Math.max(...wide.map((slot) => slot.count)) : Math.max(0, ...widths) / 2)
}

/** Hosts with boards of another GPU. */
const otherBoards: BoardFit = { boards: 0, bySlots: 0, binds: "none-of-its-kind" }

const fits = new WeakMap<HostOption, Map<Gpu, BoardFit>>()

/** Boards of this GPU that the host takes when it carries no other, and what stops one more: slots, their watts, or the supplies. */
export function boardsIn(gpu: Gpu, host: HostOption, catalogue: Catalogue): BoardFit {
  if (host.owned && host.owned.gpu !== null && host.owned.gpu !== gpu.id) return otherBoards
  let known = fits.get(host)
  if (!known) fits.set(host, (known = new Map()))
  let fit = known.get(gpu)
  if (!fit) {
    fit = boardFit({ ...gpu, size: catalogue.board(gpu.id)?.size ?? null }, host)
    if (host.boardsAtMost !== undefined) fit = { ...fit, boards: Math.min(fit.boards, host.boardsAtMost) }
    known.set(gpu, fit)
  }
  return fit
}

/** Boards of this GPU that the host takes. 0: does not fit. */
export const boardsPerHost = (gpu: Gpu, host: HostOption, catalogue: Catalogue): number => boardsIn(gpu, host, catalogue).boards

/** Whether it is a module on a baseboard, not a board in a slot. */
export const isModule = ({ form }: Pick<Gpu, "form">): boolean => form === "sxm" || form === "oam"

/**
 * Boards that come into a host together: modules stand on a baseboard that is sold with all its sockets filled (`priceUsd` of the class `hgx-8`
 * is the server's without it). PCIe boards go in one by one.
 */
export const boardsTogether = (gpu: Gpu, host: HostOption, catalogue: Catalogue): number =>
  isModule(gpu) ? Math.max(1, boardsPerHost(gpu, host, catalogue)) : 1

type Slot = Fittings[number][number]

const watts = (value: number | null): Amount | null => (value === null ? null : amount(value, "W"))

export const slotTold = ({ count, width, size, watts: each }: Slot): ToldOf<Pick<CommonTellings, "slot">> => ({
  id: "slot",
  values: { count, width: width === 1 ? "single" : "double", size, power: watts(each) },
})

/** Each way to fit the host: "4 double-wide slots of 350 W, or 12 single-wide slots of 75 W". */
export function slotsTold({
  gpuSlots,
  gpuModules,
  gpuModuleWatts,
}: Pick<HostOption, "gpuSlots" | "gpuModules" | "gpuModuleWatts">): ToldOf<Pick<CommonTellings, "slots">> {
  const fittings = gpuSlots.map((fitting) => ({ id: "fitting", values: { slots: fitting.map(slotTold) } }) as const)
  const sockets = { id: "sockets", values: { count: gpuModules, power: watts(gpuModuleWatts) } } as const
  return { id: "slots", values: { ways: gpuModules > 0 ? [...fittings, sockets] : fittings } }
}

/** The host among several that is nearest to taking a GPU: one with slots or sockets of its kind, and of these the strongest. */
export function nearestHost(gpu: Gpu, hosts: readonly HostOption[]): HostOption | undefined {
  const strength = (host: HostOption): number =>
    isModule(gpu)
      ? host.gpuModules > 0
        ? (host.gpuModuleWatts ?? Infinity)
        : 0
      : Math.max(0, ...host.gpuSlots.flat().map((slot) => slot.watts ?? Infinity))
  return hosts.toSorted((a, b) => strength(b) - strength(a))[0]
}

/** Why a GPU goes into none of the hosts offered; `host` is the nearest of them. */
export function whyNoFit(board: Gpu, host: HostOption, catalogue: Catalogue): ToldOf<FitTellings> {
  const gpu = gpuNamed(board)
  const at = thing("host", host.id, host.name)
  if (board.form === "ip-core") return { id: "fit-embedded", values: { gpu } }
  if (board.form === "integrated") return { id: "fit-integrated", values: { gpu, host: at } }
  if (board.form === "mxm") return { id: "fit-laptop-module", values: { gpu } }
  if (board.form === "socket" || board.form === "superchip") return { id: "fit-own-machine", values: { gpu } }
  const draws = watts(board.boardTdpWatts)
  switch (boardsIn(board, host, catalogue).binds) {
    case "watts":
      return { id: "fit-watts", values: { gpu, draws, host: at, slots: slotsTold(host) } }
    case "power":
      return { id: "fit-power", values: { gpu, draws, host: at, gives: watts(host.gpuPowerWatts) } }
    case "size":
      return { id: "fit-size", values: { gpu, host: at, slots: slotsTold(host) } }
    case "slots":
    case "none-of-its-kind": {
      const lacks = isModule(board) ? "module" : board.slotWidth === 1 ? "slot" : "double"
      return { id: "fit-no-slot", values: { gpu, host: at, lacks } }
    }
  }
}

/** What of a host limits the boards of a GPU in it. */
export function limitTold(
  gpu: Gpu,
  host: HostOption,
  catalogue: Catalogue,
): ToldOf<Pick<PlacementWhyTellings, "hosts-limit-power" | "hosts-limit-slots">> {
  const { boards, bySlots, binds } = boardsIn(gpu, host, catalogue)
  const each = watts(gpu.boardTdpWatts)
  return binds === "power"
    ? { id: "hosts-limit-power", values: { power: amount(host.gpuPowerWatts ?? 0, "W"), boards, each, slots: bySlots } }
    : { id: "hosts-limit-slots", values: { slots: slotsTold(host), boards, each } }
}
