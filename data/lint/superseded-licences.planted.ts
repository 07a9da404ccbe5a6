import { inFile, type Planted, rowNamed, setting } from "./planting.ts"

type Loose = { id: string; licence: { needs: unknown[] }; licenceNeeds: string[] }
const licences = "prices/licences"

export const planted: readonly Planted[] = [
  {
    error: "a current product priced from an older price list",
    spoil: inFile<Loose[]>("products/fixed-pass-through", (rows) => {
      rowNamed(rows, "hyperv-dda").licence.needs = [["ws2022-datacenter-16core"]]
    }),
    id: "hyperv-dda",
    says: /"ws2025-datacenter-16core" has replaced/,
  },
  {
    error: "a hypervisor priced from an older price list",
    spoil: inFile<Loose[]>("hypervisors", (rows) => {
      rowNamed(rows, "hyper-v").licenceNeeds = ["ws2022-datacenter-16core"]
    }),
    id: "hyper-v",
    says: /"ws2025-datacenter-16core" has replaced/,
  },
  {
    error: "a successor that is not there",
    spoil: setting(licences, "ws2022-datacenter-16core", { supersededBy: "ws2028-datacenter-16core" }),
    id: "ws2022-datacenter-16core",
    says: /no licence "ws2028-datacenter-16core"/,
  },
  {
    error: "a successor that has itself been replaced",
    spoil: setting(licences, "ws2022-datacenter-16core", { supersededBy: "ws2016-datacenter-2core" }),
    id: "ws2022-datacenter-16core",
    says: /has itself been replaced/,
  },
  {
    error: "a successor counted otherwise",
    spoil: setting(licences, "ws2022-datacenter-16core", { supersededBy: "rhel-standard-year" }),
    id: "ws2022-datacenter-16core",
    says: /counted by host, this by core/,
  },
]
