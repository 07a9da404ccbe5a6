import type { Gpu, Range, Workload } from "../../../dataset/schema/index.ts"
import type { OneGpu } from "../../../engine/plan/oneGpu.ts"
import { count, memory, percent, percentRange, plural } from "../../../ui/format.ts"
import { ordinal } from "../../../ui/ordinal.ts"
import type { Turn } from "./address.ts"

export const schedulerNames: Readonly<Record<Turn, string>> = {
  "best-effort": "Best effort",
  "equal-share": "Equal share",
  "fixed-share": "Fixed share",
}

const ranged = (range: Range): string =>
  range.low === range.high ? percent(range.likely) : `${percent(range.likely)} (${percentRange(range)})`

/** "of native speed for each of 6 VMs (61–85 %)". */
export function shareWords(vms: number, share: Range): string {
  const whose = vms === 1 ? "for the one VM" : `for each of ${count(vms)} VMs`
  return share.low === share.high ? `of native speed ${whose}` : `of native speed ${whose} (${percentRange(share)})`
}

/** What a VM's slice is called, with its size: "L40S-8Q, 8 GiB". */
export const sliceWords = ({ type, frameBufferMib }: Pick<OneGpu, "type" | "frameBufferMib">): string =>
  [type?.name ?? "", frameBufferMib > 0 ? memory(frameBufferMib) : ""].filter(Boolean).join(", ")

/** How whoever has work comes to its turn. */
function turnWords({ scheduler, model }: Pick<OneGpu, "scheduler" | "model">, vms: number): string {
  switch (scheduler) {
    case "best-effort":
      return "Whoever has work takes the next turn, and nobody keeps a turn that it does not need."
    case "equal-share":
      return vms === 1
        ? "Every VM that runs has as many turns as any other: while it is alone, all of them."
        : `Every VM that runs has every ${ordinal(vms)} turn, whether it has work or not: the more there are, the fewer for each.`
    case "fixed-share":
      return `The engine is cut up for ${plural(model.mostVms, "VM")} from the first on: each has every ${ordinal(model.mostVms)} turn, alone or not.`
    case "spatial":
      return "Each slice has engines of its own: nobody waits for a neighbour."
    case "whole":
      return "There is one VM, and the whole GPU is its own."
  }
}

/** What becomes of so many VMs, for a student. */
export function story(found: OneGpu, work: Workload, gpu: Gpu, vms: number): string {
  const { model, full } = found
  if (vms === 0) return `The ${gpu.shortName} is empty. ${plural(full.vms, "VM")} of this size will find room on it.`
  const asks = `One such VM (${work.name}) keeps this GPU busy ${percent(model.demand.duty.likely)} of the time, and ${percent(model.activeShare)} of them work at once in the busy hour.`
  const alone = found.at(1).nativeShare.likely
  const now = found.at(vms).nativeShare.likely
  const result =
    vms === 1
      ? `It does ${percent(now)} of what it would do on the bare machine.`
      : percent(now) === percent(alone)
        ? `So ${count(vms)} do as well as one.`
        : `Each does ${percent(now)} of what it would do on the bare machine; alone it was ${percent(alone)}.`
  return `${asks} ${turnWords(found, vms)} ${result}`
}

/** Where the VMs that are there get less than their work asks for; null where they do not. */
export function tooSlow({ kept, full, model }: OneGpu, vms: number): string | null {
  if (kept.vms >= full.vms || vms <= kept.vms) return null
  const asks =
    model.neededShare > 1 ? `This GPU is too slow for the work even when it is alone` : `The work asks for ${percent(model.neededShare)}`
  if (kept.binds === "encoders") return `The GPU’s video encoders carry ${plural(kept.vms, "such VM")}; a plan puts no more on it.`
  return kept.vms === 0
    ? `${asks}: no plan puts such a VM here.`
    : `${asks}: a plan stops at ${plural(kept.vms, "VM")}, though more find room.`
}

/** What has just happened, in a sentence. */
export function spoken(found: OneGpu, vms: number): string {
  if (vms === 0) return "The GPU is empty."
  if (vms > found.full.vms) return `VM ${count(vms)} finds no room.`
  const { nativeShare } = found.at(vms)
  return `VM ${count(vms)} takes ${sliceWords(found)}. ${vms === 1 ? "It has" : `All ${count(vms)} have`} ${ranged(nativeShare)} of native speed.`
}
