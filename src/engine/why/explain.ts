import type { Catalogue } from "../../dataset/catalogue.ts"
import { typesByIndex, type Plan } from "../plan/candidate.ts"
import { planCandidate } from "../plan/planCandidate.ts"
import { explainCost } from "./cost.ts"
import { hostOptions } from "../feasibility/hardware.ts"
import { hasOwnInstances } from "../feasibility/technology.ts"
import { explainMigration } from "./migration.ts"
import { migrationGroups } from "../search/option.ts"
import { costInput } from "../plan/placed.ts"
import type { Derivation, Figure, OptionResult } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { computed, derivation } from "./inputs.ts"
import { whyNativeShare } from "./nativeShare.ts"
import { whyGpus, whyHosts } from "./placement.ts"

/**
 * The answer to "why?" for a figure of an option: its formula, what went in with source and basis, and the steps below.
 * Worked out when asked for, from the same functions that made the figure. Throws for an option of another catalogue.
 */
export function explain(option: OptionResult, figure: Figure, scenario: Scenario, catalogue: Catalogue): Derivation {
  const plan = planOf(option, scenario, catalogue)
  switch (figure) {
    case "nativeShare":
      return whyNativeShare(option, plan, catalogue)
    case "gpus":
      return whyGpus(option, plan, catalogue)
    case "hosts":
      return whyHosts(option, plan, scenario, catalogue)
    case "cost": {
      const host = plan.hosts.find((one) => one.id === option.hostId)
      if (!option.cost || !option.placement || !host) return nothing("Cost", "Nothing could be placed, so there is nothing to price.")
      return explainCost(option.cost, costInput(plan, host, option.placement, option.groups, scenario, catalogue))
    }
    case "migration":
      return explainMigration(option.migration, {
        product: plan.candidate.product,
        gpu: plan.candidate.gpu,
        technology: plan.candidate.technology,
        scenario,
        placement: option.placement,
        catalogue,
        groups: migrationGroups(plan, option.groups),
      })
    case "feasibility":
      return derivation(
        `${option.productName}${option.gpuName ? ` on ${option.gpuName}` : ""}: ${option.feasible ? "meets every need" : "does not meet every need"}`,
        { id: "lead-needs", values: { feasible: option.feasible, reasons: option.reasons.length } },
        "every requirement is checked against the product, the GPU and its slices; all that fail are listed",
        option.reasons.map((one) => ({
          label:
            one.group === null
              ? "Whole scenario"
              : (option.groups.find((group) => group.index === one.group)?.name ?? `Group ${one.group + 1}`),
          value: one.told,
          unit: "",
          evidence: one.evidence,
          basis: one.evidence[0]?.basis ?? "yours",
        })),
        computed("Reasons against", option.reasons.length, ""),
        [
          `${option.searched.candidates.toLocaleString("en-US")} combinations of product, slicing and GPU were weighed for this technique; ${option.searched.feasible.toLocaleString("en-US")} can.`,
        ],
      )
  }
}

const nothing = (title: string, note: string): Derivation =>
  derivation(title, { id: "lead-nothing-priced", values: {} }, "", [], computed(title, "unknown", ""), [note])

function planOf(option: OptionResult, scenario: Scenario, catalogue: Catalogue): Plan {
  const product = catalogue.product(option.product)
  const gpu = option.gpu === null ? null : catalogue.gpu(option.gpu)
  if (!product || gpu === undefined) throw new Error(`Option ${option.key} is not of this catalogue.`)
  const pinnedType = option.pin?.instanceType ? (catalogue.instanceType(option.pin.instanceType)?.type ?? null) : null
  const given = new Set(
    option.groups.flatMap((group) => (group.instanceType ? (catalogue.instanceType(group.instanceType)?.type.series ?? []) : [])),
  )
  const series = given.has("C") ? "C" : given.has("Q") ? "Q" : null
  return planCandidate(
    {
      product,
      technology: option.technology,
      gpu,
      instanceType: pinnedType,
      series,
      ownInstance: hasOwnInstances(option, catalogue),
      types: typesByIndex(option.groups),
    },
    hostOptions(scenario, catalogue),
    scenario,
    catalogue,
  )
}
