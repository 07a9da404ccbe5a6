import type { FullCatalogue } from "../../dataset/catalogue.ts"
import type { Gpu, Workload } from "../../dataset/schema/index.ts"
import type { OneGpu } from "../../engine/plan/oneGpu.ts"
import { usualGpu, usualWork } from "../../features/catalogue/sharing/address.ts"
import { onGpu, waysOf } from "../../features/catalogue/sharing/arrivals.ts"
import { spoken, story } from "../../features/catalogue/sharing/words.ts"

/** MiB of each VM: so large that the arrivals can be told one by one. */
const frameBufferMib = 8192

export interface Sharing {
  readonly gpu: Gpu
  readonly work: Workload
  readonly found: OneGpu
  /** What is said as each VM comes, the one that finds no room the last. */
  readonly arrivals: readonly string[]
}

/** VMs that come to the GPU which the view "Sharing a GPU" opens with; null where the dataset has none like it. */
export function sharingOf(catalogue: FullCatalogue): Sharing | null {
  const gpu = catalogue.gpu(usualGpu)
  const work = catalogue.workload(usualWork)
  const ways = gpu && waysOf(gpu, catalogue)
  if (!gpu || !work || !ways) return null
  const found = onGpu(gpu, ways.turns, { work: usualWork, frameBufferMib, scheduler: null, vms: 0 }, catalogue)
  if ("refused" in found) return null
  const coming = Array.from({ length: found.full.vms + 1 }, (_, at) => at + 1)
  const arrivals = coming.map((vms) =>
    vms > found.full.vms ? spoken(found, vms) : `${spoken(found, vms)} ${story(found, work, gpu, vms)}`,
  )
  return { gpu, work, found, arrivals }
}
