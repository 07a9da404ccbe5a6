import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Product } from "../../dataset/core.ts"
import { chooseLicence } from "../cost/licences.ts"
import type { OptionResult } from "../report.ts"
import type { Scenario } from "../scenario.ts"

/** Rules of the dataset for what a host may serve: a GPU has one use at a time, which an idle one is free to change; a node of Kubernetes has one for all its GPUs. */
const rules = ["one-mode-per-gpu", "k8s-node-mode"] as const
const nodes: ReadonlySet<string> = new Set(["kubernetes", "kubevirt", "openshift-virtualization", "harvester"])
/** Of a product that says nothing of the platform that it runs on. */
const anywhere = "hypervisor-independent"

export const spareEvidence = (catalogue: Catalogue): readonly Evidence[] =>
  catalogue.placementRules.filter(({ id }) => rules.some((one) => one === id)).flatMap((one) => one.evidence ?? [])

/** What of a part decides whose spare hosts may stand by for it. */
export type Standing = Pick<OptionResult, "gpu" | "hostId" | "owned">

/**
 * Pools of hosts that may stand by for each other: of one model with one model of GPU, bought for the plan, under one hypervisor with the same licences. Pass-through and mediated pass-through
 * give GPUs away one by one; forwarding and drawing in software are set up for a whole host, so that its spare hosts stand by for nothing else.
 */
export function poolsOf(product: Product, { gpu, hostId, owned }: Standing, scenario: Scenario, catalogue: Catalogue): readonly string[] {
  if (hostId === null || owned) return []
  const { technique } = product
  if (technique !== "fixed-pass-through" && technique !== "mediated-pass-through") return []
  const licences = product.licence.needs.map((need) => chooseLicence({ scenario, catalogue }, need) ?? "").join()
  return product.hypervisors
    .filter((id) => id !== anywhere)
    .map((id) => `${id}|${nodes.has(id) ? technique : ""}|${licences}|${hostId}|${gpu}`)
}
