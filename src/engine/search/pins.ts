import type { TechnologyId } from "../../dataset/schema/index.ts"
import { type Candidate } from "../plan/candidate.ts"
import { planCandidate } from "../plan/planCandidate.ts"
import { productReasons, reason } from "../feasibility/productReasons.ts"
import { technologiesOf } from "../../dataset/technologies.ts"
import { optionResult } from "./option.ts"
import type { WarningTold } from "../basics/tellings.ts"
import { quote, thing } from "../basics/told.ts"
import type { OptionResult, Reason } from "../report.ts"
import type { OptionPin } from "../scenario.ts"
import { gpusFor, guestsOf, slicingsFor } from "./candidates.ts"
import { carryOutAnywhere, distinct } from "./carryOut.ts"
import type { Search } from "./search.ts"

/** Reasons by which a combination is not bought with support today, though it may work. */
export const isAge = ({ code }: Reason): boolean =>
  code === "status" || code === "gpu-status" || code === "owned-limit" || code === "support-list"

const remarkOf = ({ told }: Reason): WarningTold =>
  told.id === "owned-limit" ? { id: "owned-beyond", values: told.values } : { id: "remark", values: { reason: told } }

/** A pinned option as asked for; without a GPU named, the cheapest that the product can use. A warning where an id is not known. */
export function pinned(pin: OptionPin, search: Search): OptionResult | WarningTold {
  const { catalogue, scenario } = search
  const product = catalogue.product(pin.product)
  if (!product) return { id: "pinned-product-unknown", values: { product: quote(pin.product) } }
  const gpu = pin.gpu === null ? null : catalogue.gpu(pin.gpu)
  if (gpu === undefined) return { id: "pinned-gpu-unknown", values: { gpu: quote(pin.gpu ?? "") } }
  const found = pin.instanceType === null ? null : catalogue.instanceType(pin.instanceType)
  if (found === undefined) return { id: "pinned-type-unknown", values: { type: quote(pin.instanceType ?? "") } }
  const technologies = found ? [found.set.technology] : technologiesOf(product)
  const reasonsOf = (technology: TechnologyId): readonly Reason[] => [
    ...productReasons(product, technology, scenario, catalogue),
    ...guestsOf(product, search),
  ]
  const tries = technologies.flatMap((technology) => {
    const gpus = gpu ? [gpu] : gpusFor(product, technology, search)
    return gpus.flatMap((one) =>
      slicingsFor(technology, one, search).map((slicing): Candidate => ({
        product,
        technology,
        gpu: one,
        instanceType: found?.type ?? null,
        ...slicing,
      })),
    )
  })
  const fallback: Candidate = { product, technology: technologies[0] ?? product.technology, gpu, instanceType: found?.type ?? null }
  const results = (tries.length > 0 ? tries : [fallback]).map((candidate) => {
    const plan = planCandidate(candidate, search.hosts, scenario, catalogue, search.plans)
    const outcome = carryOutAnywhere(plan, search)
    const own: Reason[] = []
    if (found && candidate.gpu && found.set.gpu !== candidate.gpu.id) {
      const type = thing("instance-type", found.type.id, found.type.name)
      own.push(reason("unknown-instance-type", { id: "type-of-another-gpu", values: { type } }, found.set.evidence))
    }
    const all = distinct([...reasonsOf(candidate.technology), ...own, ...plan.reasons, ...outcome.reasons])
    // Who pins something old or unlisted asks for it: that it is so is a remark then, not a reason against it.
    return {
      plan,
      placed: outcome.placed,
      reasons: all.filter((one) => !isAge(one)),
      remarks: all.filter(isAge).map(remarkOf),
    }
  })
  const best = results.reduce((a, b) =>
    b.reasons.length < a.reasons.length ||
    (b.reasons.length === a.reasons.length && (b.placed?.cost.total.likely ?? Infinity) < (a.placed?.cost.total.likely ?? Infinity))
      ? b
      : a,
  )
  return optionResult(
    {
      origin: "pin",
      pin,
      plan: best.placed?.plan ?? best.plan,
      placed: best.placed,
      reasons: best.reasons,
      remarks: best.remarks,
      searched: { candidates: results.length, feasible: results.filter((one) => one.reasons.length === 0).length },
    },
    scenario,
    catalogue,
  )
}
