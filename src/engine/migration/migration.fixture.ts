import { fullCatalogue } from "../../dataset/full.ts"
import type { Product } from "../../dataset/schema/index.ts"
import { catalogueWith, gpu, placement, product, scenario } from "../cost/cost.fixture.ts"
import type { Placement } from "../report.ts"
import type { MigrationGroup, MigrationInput } from "./migration.ts"

/** The dataset's own constants, fits and conditions under hand-made products and hosts. */
const { parameters, stunModels, migrationConditions, hypervisors } = fullCatalogue
export const catalogue = catalogueWith({ parameters, stunModels, migrationConditions, hypervisors })

export const at = (gbps: number, usedFrameBufferShare: number | null = null, vms = 100): MigrationInput["scenario"] => {
  const base = scenario()
  return {
    ...base,
    groups: base.groups.map((group) => ({ ...group, count: vms })),
    supply: { ...base.supply, migrationGbps: gbps, usedFrameBufferShare },
  }
}
export const group = (change: Partial<MigrationGroup> = {}): MigrationGroup => ({
  index: 0,
  frameBufferMib: 10 * 1024,
  ramGib: 8,
  vcpu: 4,
  vmsPerGpu: 16,
  ...change,
})
export const asked = (change: Partial<MigrationInput> = {}): MigrationInput => ({
  product: product({}),
  gpu: gpu({}),
  technology: "nvidia-vgpu",
  scenario: at(10),
  placement,
  groups: [group()],
  catalogue,
  ...change,
})
export const remoting = (change: Partial<Product> = {}): Partial<MigrationInput> => ({
  technology: "api-forwarding",
  product: product({ technology: "api-forwarding", ...change }),
})
export const spareless: Placement = { ...placement, hosts: { ...placement.hosts, spare: 0 } }
