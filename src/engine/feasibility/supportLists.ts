import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu, Product, SupportList } from "../../dataset/core.ts"
import type { ReasonTellings } from "../basics/tellings.ts"
import { gpuNamed, productNamed, quote, thing, type ToldOf } from "../basics/told.ts"
import type { Reason } from "../report.ts"
import type { Scenario } from "../scenario.ts"
import { reason } from "./productReasons.ts"

/** At most so many names stand in a reason; a longer list gives its number. */
const mostNames = 4

/**
 * Whether GPU, product and, where one is named, host are listed together. A GPU of a vendor that the product's (or the host's) lists speak of must
 * stand on one of them and be barred by none. Where an unlisted GPU may work all the same, a scenario that includes what is unsupported takes it.
 * No list: nothing is said.
 */
export function listReasons(gpu: Gpu, product: Product, scenario: Scenario, catalogue: Catalogue): Reason[] {
  const { host } = scenario.supply
  const hostId = host !== "auto" && "id" in host ? host.id : null
  const subjects = [
    catalogue.supportLists.filter((one) => one.products.includes(product.id)),
    hostId === null ? [] : catalogue.supportLists.filter((one) => one.hosts.includes(hostId)),
  ]
  return subjects.flatMap((lists) => against(gpu, lists, product, scenario, catalogue))
}

function against(gpu: Gpu, lists: readonly SupportList[], product: Product, scenario: Scenario, catalogue: Catalogue): Reason[] {
  const open = scenario.policies.includeUnsupported
  const speaking = lists.filter(({ vendors }) => vendors.length === 0 || vendors.includes(gpu.vendor))
  const bar = speaking.find((one) => one.says === "bars" && one.gpus.includes(gpu.id))
  if (bar)
    return open ? [] : [reason("support-list", { id: "list-bars", values: { list: quote(bar.name), gpu: gpuNamed(gpu) } }, bar.evidence)]
  const listing = speaking.filter((one) => one.says === "lists")
  if (listing.length === 0 || listing.some((one) => one.gpus.includes(gpu.id))) return []
  const evidence = listing.flatMap((one) => one.evidence)
  const told = listing.map((one) => listingOf(one, catalogue))
  if (listing.every((one) => one.others === "fail"))
    return [
      reason("gpu-technology", { id: "list-fails", values: { product: productNamed(product), gpu: gpuNamed(gpu), lists: told } }, evidence),
    ]
  return open ? [] : [reason("support-list", { id: "list-lacks", values: { gpu: gpuNamed(gpu), lists: told } }, evidence)]
}

const listingOf = ({ name, gpus }: SupportList, catalogue: Catalogue): ToldOf<Pick<ReasonTellings, "listing">> => ({
  id: "listing",
  values: {
    list: quote(name),
    gpus: gpus.length > mostNames ? [] : gpus.map((id) => thing("gpu", id, catalogue.gpu(id)?.shortName ?? id)),
    count: gpus.length > mostNames ? gpus.length : null,
  },
})
