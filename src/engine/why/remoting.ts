import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Measurement } from "../../dataset/core.ts"
import type { LeadTold } from "../basics/why/leads.ts"
import { productNamed, quote, share } from "../basics/told.ts"
import type { WhyTold } from "../basics/whyTellings.ts"
import { crossesNetwork } from "../performance/remoting.ts"
import { linkOfProduct, type RemotingParts } from "../performance/remotingEfficiency.ts"
import { remotingLoad } from "../performance/remotingLoad.ts"
import { enoughSources } from "../performance/thinEvidence.ts"
import type { GroupPlan } from "../plan/candidate.ts"
import type { Derivation, Input } from "../report.ts"
import { chosen, computed, derivation, fact, tell, yours } from "./inputs.ts"

/** Measurements listed under an efficiency. */
export const measurementsShown = 12

/** A published share as an input: its weight in the pool, and what was measured. */
export function measuredInput({ product, workload, gpu, nativeShare, evidence }: Measurement, weight: number): Input {
  const { mean, low, high } = nativeShare
  const what = [product, workload, gpu].flatMap((one) => (one === null ? [] : [quote(one)]))
  const between = low !== null && high !== null ? { low, likely: (low + high) / 2, high } : "one-sided"
  return fact(tell("measured-row", { what, weight: Math.round(weight * 100) }), mean ?? between, "of-native", evidence)
}

/** Efficiency of API remoting: what forwarding adds by its mechanism, and what measurements say of products like this. */
export function remotingStep(plan: GroupPlan, parts: RemotingParts, result: Input, catalogue: Catalogue): Derivation {
  const { group, workload } = plan
  const load = remotingLoad(group, workload)
  const framed = load.frames.likely > 0
  return derivation({
    title: "remoting-title",
    lead: forwardedLead(parts, load.apiCalls.likely),
    formula: "remoting-formula",
    inputs: [
      chosen("remoting-calls", group.overrides.apiCallsPerSecond, load.apiCalls, "per-second", workload.evidence),
      fact("remoting-bytes", load.bytes, "bytes-per-second", workload.evidence),
      chosen("remoting-trips", group.overrides.roundTripsPerSecond, load.roundTrips, "per-second", workload.evidence),
      ...(framed ? [fact("remoting-frames", load.frames, "per-second", workload.evidence)] : []),
      ...linkInputs(plan, framed, catalogue),
      computed("remoting-added-calls", parts.calls, "seconds-per-native-second"),
      ...(framed ? [computed("remoting-added-frames", parts.frames, "seconds-per-native-second")] : []),
      computed("remoting-added-transfer", parts.transfer, "seconds-per-native-second"),
      computed("remoting-added-trips", parts.trips, "seconds-per-native-second"),
      computed("remoting-mechanism", Math.min(1, parts.mechanism), "of-native"),
      ...parts.rows.slice(0, measurementsShown).map((row, at) => measuredInput(row, parts.weights[at] ?? 0)),
    ],
    result,
    notes: [support(parts, plan), "remoting-note"],
  })
}

const forwardingParts = ["calls", "frames", "transfer", "trips", "translation"] as const

const forwardedLead = (parts: RemotingParts, calls: number): LeadTold => ({
  id: "lead-forwarded",
  values: {
    calls: Math.round(calls),
    most: forwardingParts.reduce((most, one) => (parts[one] > parts[most] ? one : most)),
    efficiency: share(parts.efficiency.likely),
  },
})

/** What the product's way of forwarding costs: each crossing, each byte, each wait. */
function linkInputs({ context: { product, network }, workload }: GroupPlan, framed: boolean, catalogue: Catalogue): readonly Input[] {
  const level = product.remoting && catalogue.remoting.levels[product.remoting.level]
  const transport = product.remoting && catalogue.remoting.transports[product.remoting.transport]
  const link = linkOfProduct(product, workload.class, network, catalogue)
  if (!level || !transport || !link) return []
  const far = crossesNetwork(product)
  const ofCall = !far && level.secondsPerCrossing ? level : transport
  return [
    fact(tell("remoting-crossing", { level: quote(level.name) }), link.crossingShare, "", level.evidence),
    fact(tell("remoting-crossing-time", { of: quote(ofCall.name) }), link.secondsPerCall, "seconds", ofCall.evidence),
    far && network.gbps !== null
      ? yours("remoting-your-link", link.bytesPerSecond.likely, "bytes-per-second")
      : fact("remoting-link", link.bytesPerSecond, "bytes-per-second", transport.evidence),
    far && network.rttMs !== null
      ? yours("remoting-rtt", network.rttMs / 1000, "seconds")
      : fact("remoting-rtt", transport.roundTripSeconds, "seconds", transport.evidence),
    ...(framed ? [fact("remoting-frame-time", link.secondsPerFrame, "seconds", transport.evidence)] : []),
    ...(link.translation.likely > 0
      ? [fact("remoting-translation", link.translation, "seconds-per-native-second", catalogue.remoting.translation.evidence)]
      : []),
    fact("remoting-overlap", link.overlap, "", catalogue.remoting.overlap.evidence),
  ]
}

/** How many sources stand behind the pool. */
const support = ({ support: { ofClass, ofMechanism, ofProduct }, readings }: RemotingParts, { context, workload }: GroupPlan): WhyTold =>
  tell("remoting-support", {
    work: workload.class,
    ofClass,
    few: ofClass < enoughSources,
    ofMechanism,
    ofProduct,
    product: productNamed(context.product),
    readings,
  })
