import type { Product } from "../../dataset/core.ts"
import type { Failure, Placement } from "../report.ts"
import { totalOf, type FullestHost, type VmCounts } from "./hosts.ts"
import { evidenceOf } from "./level.ts"

/**
 * What the death of the fullest host does. Every VM on it loses its session, whatever the product: what stood in its RAM
 * and in the GPU is gone. High availability starts the VM again elsewhere, where the product can and there is room.
 */
export function failureOf(product: Product, placement: Placement, fullest: FullestHost, room: VmCounts, vms: number): Failure {
  const cell = product.haRestart
  return {
    lose: fullest.vms,
    keep: vms - fullest.vms,
    restart: cell?.support ?? "unknown",
    condition: cell?.condition ?? null,
    room: totalOf(room),
    spareHosts: placement.hosts.spare,
    evidence: cell ? evidenceOf(product, cell, "haRestart") : [],
  }
}
