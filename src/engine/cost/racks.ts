import type { Catalogue } from "../../dataset/catalogue.ts"
import type { HostChoice } from "../basics/hostChoice.ts"
import { thing } from "../basics/told.ts"
import type { Cost, Placement, RackNeed } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { planningOf, type Planning } from "./defaults.ts"

/** Hosts of one kind, as racks see them. */
export interface RackedHosts {
  readonly host: Pick<HostChoice, "id" | "name" | "rackUnits">
  /** Spares included. */
  readonly count: number
  /** IT power in the busy hour of all of them, kW. */
  readonly itKw: number
}

/** What a placement puts into racks: its power is that in the busy hour, without PUE. */
export function racked(host: RackedHosts["host"], { hosts }: Placement, { peakKw }: Cost, planning: Planning): RackedHosts {
  return { host, count: hosts.count + hosts.spare, itKw: peakKw.likely / planning.pue.value.likely }
}

/**
 * Racks that hosts need: by height, the tallest first into the first rack with room; by power, IT kW in the busy hour ÷ kW of a rack; the greater of both. What a rack gives is
 * the user's, else the dataset's range. Switches and power strips take no height here, and a board whose draw is not known none of the power. Null by height where a host's own is not known.
 */
export function racksFor(runs: readonly RackedHosts[], { rackKw, rackUnits }: Planning): RackNeed {
  const unknown = runs.find((one) => one.count > 0 && one.host.rackUnits === null)?.host
  const kw = runs.reduce((sum, one) => sum + one.itKw, 0)
  const byPower = { low: ceil(kw / rackKw.value.high), likely: ceil(kw / rackKw.value.likely), high: ceil(kw / rackKw.value.low) }
  const stated = { kwOfOne: rackKw.value.likely, itKw: kw, byPower }
  if (unknown) return { ...stated, count: null, byHeight: null, unknown: thing("host", unknown.id, unknown.name) }
  const byHeight = stacked(
    runs.map(({ host, count }) => ({ units: host.rackUnits ?? 0, count })),
    rackUnits.value.likely,
  )
  const most = (racks: number): number => Math.max(racks, byHeight)
  return {
    ...stated,
    count: { low: most(byPower.low), likely: most(byPower.likely), high: most(byPower.high) },
    byHeight,
    unknown: null,
  }
}

/** Rounded up, but not for the noise of floating point. */
const ceil = (value: number): number => Math.ceil(value - 1e-9)

/** Racks of that height for so many hosts of each height: first fit, the tallest first. No host is taller than a rack. */
function stacked(runs: readonly { readonly units: number; readonly count: number }[], height: number): number {
  const roomy = new Map<number, number>()
  let racks = 0
  const put = (room: number, count: number): void => void (count > 0 && roomy.set(room, (roomy.get(room) ?? 0) + count))
  for (const { units, count } of runs.toSorted((a, b) => b.units - a.units)) {
    let left = count
    // Racks with `room` units left take hosts until the run ends: some full of them, one in part.
    const fill = (room: number, among: number): void => {
      const each = Math.floor(room / units)
      const full = Math.min(among, Math.floor(left / each))
      const rest = full < among ? left - full * each : 0
      put(room - each * units, full)
      if (full < among) put(room - rest * units, 1)
      put(room, among - full - 1)
      left -= full * each + rest
    }
    // Those that were there before: filling them makes others.
    const before = [...roomy]
    for (const [room, among] of before) {
      if (room < units || left === 0) continue
      roomy.delete(room)
      fill(room, among)
    }
    if (left === 0) continue
    const fresh = Math.ceil(left / Math.floor(height / units))
    racks += fresh
    fill(height, fresh)
  }
  return racks
}

/** Of a single placement. */
export const racksOf = (
  host: RackedHosts["host"],
  placement: Placement,
  cost: Cost,
  scenario: Scenario,
  catalogue: Catalogue,
): RackNeed => {
  const planning = planningOf(scenario.economics, catalogue, scenario.supply)
  return racksFor([racked(host, placement, cost, planning)], planning)
}
