import type { Basis, Evidence, Gpu, Licence, Range } from "../../dataset/core.ts"
import { exact, known, unknownPart, type Money } from "../basics/range.ts"
import type { Input } from "../report.ts"
import type { CostInput } from "./input.ts"
import type { HostChoice } from "../basics/hostChoice.ts"
import type { MissingTold } from "../basics/tellings.ts"
import { gpuNamed, thing } from "../basics/told.ts"

/** A price of one unit, and where it comes from. */
export interface Price {
  readonly usd: Money
  readonly evidence: readonly Evidence[]
  readonly basis: Input["basis"]
}

const noEvidence: readonly Evidence[] = []
const noBoard: Price = { usd: known(exact(0)), evidence: noEvidence, basis: "computed" }

/** How well the first piece of evidence is founded; figures nobody vouches for are estimates. */
export const basisOf = (evidence: readonly Evidence[]): Basis => evidence[0]?.basis ?? "estimate"

/** The user's price for `id` if there is one, else the dataset's range, else unknown. */
function resolve(
  input: CostInput,
  id: string,
  range: Range | null | undefined,
  missing: MissingTold,
  evidence: readonly Evidence[],
): Price {
  const own = input.scenario.economics.prices[id]
  if (own !== undefined) return { usd: known(exact(own)), evidence: noEvidence, basis: "yours" }
  if (!range) return { usd: unknownPart(missing), evidence, basis: "estimate" }
  return { usd: known(range), evidence, basis: basisOf(evidence) }
}

/** GPUs that are part of the processor or are emulated: there is no board to buy. */
export const hasNoBoard = (gpu: Gpu): boolean => gpu.form === "integrated" || gpu.form === "ip-core" || gpu.form === "emulated"

/** USD for one board (SXM, OAM: one module). A GPU inside a processor comes with the host. */
export function boardPrice(input: CostInput, gpu: Gpu): Price {
  const row = input.catalogue.gpuPrice(gpu.id)
  if (!row && hasNoBoard(gpu) && input.scenario.economics.prices[gpu.id] === undefined) return noBoard
  return resolve(
    input,
    gpu.id,
    row?.boardPriceUsd,
    { id: "missing-board-price", values: { of: gpuNamed(gpu) } },
    row?.evidence ?? noEvidence,
  )
}

/** USD for one host without GPUs; of hosts that are there, for one more like them. */
export const hostPrice = (input: CostInput, host: HostChoice): Price =>
  resolve(
    input,
    host.owned?.like ?? host.id,
    host.priceUsd,
    { id: "missing-host-price", values: { of: thing("host", host.id, host.name) } },
    host.evidence,
  )

/** USD for one unit of the licence's metric and one of its terms. */
export const licencePrice = (input: CostInput, licence: Licence): Price =>
  resolve(
    input,
    licence.id,
    licence.priceUsd,
    { id: "missing-price", values: { of: thing("licence", licence.id, licenceName(licence)) } },
    licence.evidence,
  )

export const licenceName = (licence: Licence): string => (licence.edition ? `${licence.product} ${licence.edition}` : licence.product)
