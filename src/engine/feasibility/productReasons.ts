import type { Evidence, Product, SupportCell } from "../../dataset/core.ts"
import { isolationLevels } from "../../dataset/schema/index.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import { evidenceFor } from "../basics/evidence.ts"
import type { Reason, ReasonCode } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { countsAs, standingText } from "./standing.ts"
import { isolationOf } from "./technology.ts"
import type { TechnologyId } from "../../dataset/schema/index.ts"

export const reason = (code: ReasonCode, text: string, evidence: readonly Evidence[], group: number | null = null): Reason => ({
  code,
  text,
  evidence,
  group,
})

/** What a cell comes to where it does not do: its standing, else what it says. */
const short = (cell: SupportCell): string => standingText(cell) ?? `${words[cell.support]}${cell.condition ? ` (${cell.condition})` : ""}`

/** What a reader of a refusal should know of a list of what is allowed: the ids in it that stand for nothing. */
export function unknownOf(allowed: readonly string[], isKnown: (id: string) => boolean): string {
  const unknown = allowed.filter((id) => !isKnown(id))
  if (unknown.length === 0) return ""
  return ` (${unknown.map((id) => `“${id}”`).join(" and ")} ${unknown.length === 1 ? "is" : "are"} not known here)`
}

const words = {
  yes: "can",
  conditional: "can, under conditions",
  no: "cannot",
  unknown: "nothing published says that it can",
  "not-applicable": "cannot: there is no running VM to move",
} as const

/** Why a product cannot serve the scenario whatever GPU it runs on: policies, migration, isolation, guests, status. */
export function productReasons(product: Product, technology: TechnologyId, scenario: Scenario, catalogue: Catalogue): readonly Reason[] {
  const { policies } = scenario
  const found: Reason[] = []
  if (isCloudOnly(product)) {
    found.push(
      reason(
        "cloud-only",
        `${product.shortName} is rented in its provider's cloud, not installed on hosts of one's own`,
        evidenceFor(product, "hypervisors"),
      ),
    )
  }
  if (isForContainers(product)) {
    found.push(
      reason(
        "no-vm",
        `${product.shortName} shares a GPU among containers: there is no VM, and no VM's boundary`,
        evidenceFor(product, "hypervisors"),
      ),
    )
  }
  if (!policies.includeUnsupported) found.push(...statusReasons(product))
  if (policies.hypervisors.length > 0 && !product.hypervisors.some((id) => policies.hypervisors.includes(id))) {
    const runs = product.hypervisors.map((id) => catalogue.hypervisor(id)?.name ?? id).join(", ")
    found.push(
      reason(
        "hypervisor-policy",
        `${product.shortName} runs on ${runs || "no hypervisor you allow"}, which your policy leaves out${unknownOf(policies.hypervisors, (id) => catalogue.hypervisor(id) !== undefined)}`,
        evidenceFor(product, "hypervisors"),
      ),
    )
  }
  for (const word of policies.unknownNeeds) {
    found.push(reason("unknown-need", `must meet “${word}”, a requirement that is not known here`, []))
  }
  const { host } = scenario.supply
  if (host !== "auto" && "id" in host && !catalogue.host(host.id)) {
    found.push(reason("unknown-host", `must run on the host “${host.id}”, which is not in this dataset`, []))
  }
  const live = product.liveMigration
  if (policies.liveMigration && !countsAs(live, policies.includeUnsupported)) {
    found.push(
      reason(
        "live-migration",
        `must live-migrate; ${product.shortName}: ${short(live)}`,
        live.evidence ?? evidenceFor(product, "liveMigration"),
      ),
    )
  }
  const suspend = product.suspendResume
  if (policies.suspendResume && !countsAs(suspend, policies.includeUnsupported)) {
    found.push(
      reason(
        "suspend-resume",
        `must suspend and resume; ${product.shortName}: ${short(suspend)}`,
        suspend.evidence ?? evidenceFor(product, "suspendResume"),
      ),
    )
  }
  const isolation = isolationOf(product, technology)
  if (policies.leastIsolation && isolationLevels.indexOf(isolation) < isolationLevels.indexOf(policies.leastIsolation)) {
    found.push(
      reason(
        "isolation",
        `isolation must be ${policies.leastIsolation} at least; ${product.shortName}'s is rated ${isolation}`,
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
        `${product.shortName} is ${product.status.state}${product.status.date ? ` since ${product.status.date}` : ""}`,
        evidenceFor(product, "status"),
      ),
    ]
  }
  return product.forDatacenters
    ? []
    : [reason("status", `${product.shortName} is not made for a datacenter of one's own`, evidenceFor(product, "status"))]
}

/** Why the guests of a group cannot use the product. */
export function guestReasons(product: Product, scenario: Scenario, catalogue: Catalogue): readonly Reason[] {
  return scenario.groups.flatMap((group, index) => {
    const guest = group.overrides.guestSystem ?? catalogue.workload(group.workload)?.guestSystem
    if (!guest || product.guestSystems.length === 0 || product.guestSystems.includes(guest)) return []
    return [
      reason(
        "guest-system",
        `runs ${guestNames[guest]}; ${product.shortName} supports ${product.guestSystems.map((one) => guestNames[one]).join(", ")}`,
        evidenceFor(product, "guestSystems"),
        index,
      ),
    ]
  })
}

const guestNames = {
  windows: "Windows",
  linux: "Linux",
  macos: "macOS",
  android: "Android",
  freebsd: "FreeBSD",
  solaris: "Solaris",
  dos: "DOS",
  "windows-9x": "Windows 9x",
  other: "other systems",
} as const
