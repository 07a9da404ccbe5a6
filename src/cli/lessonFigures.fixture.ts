import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { loadHowItWorks } from "../dataset/reference.ts"
import type { LessonFigure, LessonStep, Range } from "../dataset/schema/index.ts"
import { evaluate } from "../engine/evaluate.ts"
import type { Cost, OptionResult } from "../engine/report.ts"
import { settingOf, workOf } from "../features/catalogue/call/address.ts"
import { piecesOf, timeOf } from "../features/catalogue/call/ways.ts"
import { askedOf as moveAsked } from "../features/catalogue/moving/address.ts"
import { moveOf } from "../features/catalogue/moving/move.ts"
import { askedOf as shareAsked } from "../features/catalogue/sharing/address.ts"
import { onGpu, waysOf } from "../features/catalogue/sharing/arrivals.ts"
import { shownOption } from "../features/common/shown.ts"
import type { PageState } from "../scenario/view.ts"
import { sayRepair } from "../words/repairs.ts"
import { readInput } from "./answer.ts"

const ways = await loadHowItWorks()

export type Figures = Partial<Record<LessonFigure, number>>

const shares = ({ low, likely, high }: Range): Figures => ({
  "share-low": low * 100,
  "share-likely": likely * 100,
  "share-high": high * 100,
})

/** What the engine says at a link, in the units of claims. Throws where the link had to be mended. */
export function figuresAt(link: string): Figures {
  const { state, repairs } = readInput(link, catalogue)
  if (repairs.length > 0) throw new Error(`${link}: ${repairs.map(sayRepair).join(" ")}`)
  const { view, focus } = state.view
  if (view === "share") return ofSharing(state)
  if (view === "call") return ofCall(state)
  if (view === "move") return ofMoving(state)
  const option = shownOption(evaluate(state.scenario, catalogue), state.scenario, focus)
  return option ? ofOption(option) : {}
}

/** What a step's picture of a shared GPU says where the reader is to look. */
export const sharesShown = ({ fragment, look = [] }: NonNullable<LessonStep["live"]>): Figures =>
  ofSharing(readInput(fragment, catalogue).state, look.includes("walls") ? "walls" : "turns")

function ofOption({ placement, nativeShare, cost, migration, groups }: OptionResult): Figures {
  const [group] = groups
  const { stunSeconds, drainSeconds, failure } = migration
  return {
    ...(placement && {
      gpus: placement.gpus.count,
      boards: placement.gpus.boards,
      hosts: placement.hosts.count + placement.hosts.spare,
    }),
    ...(nativeShare && shares(nativeShare)),
    ...(cost && ofCost(cost)),
    ...(group && { "per-gpu": group.vmsPerGpu }),
    ...(group?.llm && { "weights-gib": group.llm.weightsMib / 1024, "cache-gib": group.llm.cacheMib / 1024 }),
    ...(stunSeconds && { "pause-low": stunSeconds.low, "pause-likely": stunSeconds.likely, "pause-high": stunSeconds.high }),
    ...(drainSeconds && { "drain-minutes": drainSeconds.likely / 60 }),
    ...(failure && { "lost-vms": failure.lose, "kept-vms": failure.keep }),
  }
}

function ofCost({ total, perVmMonth, breakdown, peakKw }: Cost): Figures {
  const thousands = (range: Range): number => range.likely / 1e3
  return {
    "cost-k": thousands(total),
    "cost-m": total.likely / 1e6,
    "cost-low-k": total.low / 1e3,
    "cost-high-k": total.high / 1e3,
    "vm-month": perVmMonth.likely,
    "gpus-k": thousands(breakdown.gpus),
    "hosts-k": thousands(breakdown.hosts),
    "licences-k": thousands(breakdown.licences),
    "energy-k": thousands(breakdown.energy),
    "maintenance-k": thousands(breakdown.maintenance),
    "broker-k": thousands(breakdown.broker),
    "rights-k": thousands(breakdown.rights),
    kw: peakKw.likely,
  }
}

/** Where VMs take turns on a GPU, or within its walls. */
function ofSharing({ view: { focus, table } }: PageState, where: "turns" | "walls" = "turns"): Figures {
  const gpu = catalogue.gpu(focus ?? "")!
  const asked = shareAsked(table)
  const found = onGpu(gpu, waysOf(gpu, catalogue)![where]!, asked, catalogue)
  if ("refused" in found) throw new Error(`refused on ${gpu.id}`)
  const { nativeShare } = found.at(asked.vms)
  return { "vms-that-fit": found.full.vms, "vms-planned": found.kept.vms, ...shares(nativeShare) }
}

function ofMoving({ view: { focus, table } }: PageState): Figures {
  const { pause, rounds } = moveOf(catalogue.product(focus ?? "")!, moveAsked(table), catalogue)
  return {
    ...(pause && { "pause-low": pause.expected.low, "pause-likely": pause.expected.likely, "pause-high": pause.expected.high }),
    ...(rounds && { "copy-seconds": rounds.seconds, rounds: rounds.rounds.length }),
  }
}

function ofCall({ view: { focus, table } }: PageState): Figures {
  const time = timeOf(
    ways.find(({ id }) => id === focus)!,
    workOf(table),
    catalogue,
  )!
  const trips = piecesOf(time).find(({ id }) => id === "trips")
  return {
    "native-ms": time.native * 1000,
    "added-ms": time.added * 1000,
    "frame-ms": (time.native + time.added) * 1000,
    ...shares(time.share),
    ...(time.forwarded && { calls: time.forwarded.apiCalls, "call-microseconds": time.forwarded.secondsPerCall * 1e6 }),
    ...(trips && { "waits-ms": trips.seconds * 1000 }),
  }
}

/** What lessons say that a call is set to where nothing is said. */
export const usualCall = { calls: settingOf("calls", {}), rtt: settingOf("rtt", {}) }
