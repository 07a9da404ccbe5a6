import type { Evidence, Product, SupportCell } from "../../dataset/core.ts"
import { isolationLevels, techniqueIds } from "../../dataset/schema/index.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import { evidenceFor } from "../basics/evidence.ts"
import type { ReasonTellings, ReasonTold } from "../basics/tellings.ts"
import { maybeQuote, productNamed, thing, word, yours, type ToldOf, type Yours } from "../basics/told.ts"
import type { Reason, ReasonCode } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { askedBy } from "./needs.ts"
import { countsAs, standingTold } from "./standing.ts"
import { isolationOf } from "./technology.ts"
import type { TechnologyId } from "../../dataset/schema/index.ts"

export const reason = (code: ReasonCode, told: ReasonTold, evidence: readonly Evidence[], group: number | null = null): Reason => ({
  code,
  told,
  evidence,
  group,
})

/** What a cell comes to where it does not do: its standing, else what it says. */
const short = (cell: SupportCell): ToldOf<Pick<ReasonTellings, "standing" | "support">> =>
  standingTold(cell) ?? { id: "support", values: { support: cell.support, condition: maybeQuote(cell.condition) } }

/** What a reader of a refusal should know of a list of what is allowed: the ids in it that stand for nothing. */
export const unknownOf = (allowed: readonly string[], isKnown: (id: string) => boolean): readonly Yours[] =>
  allowed.filter((id) => !isKnown(id)).map(yours)

const isTechnique = (id: string): boolean => techniqueIds.some((one) => one === id)

/** Why a product cannot serve the scenario, or one of its groups, whatever GPU it runs on: policies, migration, isolation, guests, status. */
export function productReasons(product: Product, technology: TechnologyId, scenario: Scenario, catalogue: Catalogue): readonly Reason[] {
  const { policies } = scenario
  const found: Reason[] = []
  const named = productNamed(product)
  if (isCloudOnly(product)) {
    found.push(reason("cloud-only", { id: "cloud-only", values: { product: named } }, evidenceFor(product, "hypervisors")))
  }
  if (isForContainers(product)) {
    found.push(reason("no-vm", { id: "containers-only", values: { product: named } }, evidenceFor(product, "hypervisors")))
  }
  if (!policies.includeUnsupported) found.push(...statusReasons(product))
  for (const { asked: techniques, group } of askedBy(scenario, (needs) => needs.techniques)) {
    if (techniques.length === 0 || techniques.includes(product.technique)) continue
    const values = { technique: word("technique", product.technique), unknown: unknownOf(techniques, isTechnique) }
    found.push(reason("technique-policy", { id: "technique-left-out", values }, [], group))
  }
  for (const { asked, group } of askedBy(scenario, (needs) => needs.hypervisors)) {
    if (asked.length === 0 || product.hypervisors.some((id) => asked.includes(id))) continue
    const hypervisors = product.hypervisors.map((id) => thing("hypervisor", id, catalogue.hypervisor(id)?.name ?? id))
    const unknown = unknownOf(asked, (id) => catalogue.hypervisor(id) !== undefined)
    const values = { product: named, hypervisors, unknown }
    found.push(reason("hypervisor-policy", { id: "hypervisors-left-out", values }, evidenceFor(product, "hypervisors"), group))
  }
  for (const { asked, group } of askedBy(scenario, (needs) => needs.unknownNeeds)) {
    for (const need of asked) found.push(reason("unknown-need", { id: "need-unknown", values: { need: yours(need) } }, [], group))
  }
  const { host } = scenario.supply
  if (host !== "auto" && "id" in host && !catalogue.host(host.id)) {
    found.push(reason("unknown-host", { id: "host-unknown", values: { host: yours(host.id) } }, []))
  }
  const live = product.liveMigration
  for (const { asked, group } of askedBy(scenario, (needs) => needs.liveMigration)) {
    if (!asked || countsAs(live, policies.includeUnsupported)) continue
    const evidence = live.evidence ?? evidenceFor(product, "liveMigration")
    found.push(reason("live-migration", { id: "no-live-migration", values: { product: named, cell: short(live) } }, evidence, group))
  }
  const suspend = product.suspendResume
  for (const { asked, group } of askedBy(scenario, (needs) => needs.suspendResume)) {
    if (!asked || countsAs(suspend, policies.includeUnsupported)) continue
    const evidence = suspend.evidence ?? evidenceFor(product, "suspendResume")
    found.push(reason("suspend-resume", { id: "no-suspend", values: { product: named, cell: short(suspend) } }, evidence, group))
  }
  const isolation = isolationOf(product, technology)
  for (const { asked: least, group } of askedBy(scenario, (needs) => needs.leastIsolation)) {
    if (least === null || isolationLevels.indexOf(isolation) >= isolationLevels.indexOf(least)) continue
    const values = { product: named, least: word("isolation", least), rated: word("isolation", isolation) }
    found.push(reason("isolation", { id: "isolation-of-product", values }, product.isolation.evidence, group))
  }
  return found
}

const clouds: readonly string[] = ["aws-nitro", "azure", "google-cloud"]

/** True for offers of cloud providers: nothing that could be put into a datacenter of one's own. */
export const isCloudOnly = (product: Product): boolean =>
  product.hypervisors.length > 0 && product.hypervisors.every((id) => clouds.includes(id))

/** True for what shares GPUs among containers only: nothing that a VM could be given. */
export const isForContainers = (product: Product): boolean =>
  product.hypervisors.length > 0 && product.hypervisors.every((id) => id === "kubernetes")

function statusReasons(product: Product): Reason[] {
  if (product.status.state !== "current") {
    return [
      reason(
        "status",
        {
          id: "not-current",
          values: {
            product: productNamed(product),
            state: word("lifecycle", product.status.state),
            since: maybeQuote(product.status.date),
          },
        },
        evidenceFor(product, "status"),
      ),
    ]
  }
  return product.forDatacenters
    ? []
    : [reason("status", { id: "not-for-datacenters", values: { product: productNamed(product) } }, evidenceFor(product, "status"))]
}

/** Why the guests of a group cannot use the product. */
export function guestReasons(product: Product, scenario: Scenario, catalogue: Catalogue): readonly Reason[] {
  return scenario.groups.flatMap((group, index) => {
    const guest = group.overrides.guestSystem ?? catalogue.workload(group.workload)?.guestSystem
    if (!guest || product.guestSystems.length === 0 || product.guestSystems.includes(guest)) return []
    return [
      reason(
        "guest-system",
        {
          id: "guest-not-supported",
          values: {
            product: productNamed(product),
            guest: word("guest", guest),
            guests: product.guestSystems.map((one) => word("guest", one)),
          },
        },
        evidenceFor(product, "guestSystems"),
        index,
      ),
    ]
  })
}
