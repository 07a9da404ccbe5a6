import type { Evidence, Product, SupportCell } from "../../dataset/core.ts"
import { isolationLevels } from "../../dataset/schema/index.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import { evidenceFor } from "../basics/evidence.ts"
import type { ReasonTellings, ReasonTold } from "../basics/tellings.ts"
import { maybeQuote, productNamed, thing, word, yours, type ToldOf, type Yours } from "../basics/told.ts"
import type { Reason, ReasonCode } from "../report.ts"
import type { Scenario } from "../scenario.ts"
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

/** Why a product cannot serve the scenario whatever GPU it runs on: policies, migration, isolation, guests, status. */
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
  if (policies.hypervisors.length > 0 && !product.hypervisors.some((id) => policies.hypervisors.includes(id))) {
    const hypervisors = product.hypervisors.map((id) => thing("hypervisor", id, catalogue.hypervisor(id)?.name ?? id))
    const unknown = unknownOf(policies.hypervisors, (id) => catalogue.hypervisor(id) !== undefined)
    found.push(
      reason(
        "hypervisor-policy",
        { id: "hypervisors-left-out", values: { product: named, hypervisors, unknown } },
        evidenceFor(product, "hypervisors"),
      ),
    )
  }
  for (const need of policies.unknownNeeds) {
    found.push(reason("unknown-need", { id: "need-unknown", values: { need: yours(need) } }, []))
  }
  const { host } = scenario.supply
  if (host !== "auto" && "id" in host && !catalogue.host(host.id)) {
    found.push(reason("unknown-host", { id: "host-unknown", values: { host: yours(host.id) } }, []))
  }
  const live = product.liveMigration
  if (policies.liveMigration && !countsAs(live, policies.includeUnsupported)) {
    found.push(
      reason(
        "live-migration",
        { id: "no-live-migration", values: { product: named, cell: short(live) } },
        live.evidence ?? evidenceFor(product, "liveMigration"),
      ),
    )
  }
  const suspend = product.suspendResume
  if (policies.suspendResume && !countsAs(suspend, policies.includeUnsupported)) {
    found.push(
      reason(
        "suspend-resume",
        { id: "no-suspend", values: { product: named, cell: short(suspend) } },
        suspend.evidence ?? evidenceFor(product, "suspendResume"),
      ),
    )
  }
  const isolation = isolationOf(product, technology)
  if (policies.leastIsolation && isolationLevels.indexOf(isolation) < isolationLevels.indexOf(policies.leastIsolation)) {
    found.push(
      reason(
        "isolation",
        {
          id: "isolation-of-product",
          values: { product: named, least: word("isolation", policies.leastIsolation), rated: word("isolation", isolation) },
        },
        product.isolation.evidence,
      ),
    )
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
