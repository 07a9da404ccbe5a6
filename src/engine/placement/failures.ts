import { vmsPerGpuAlone } from "./alone.ts"
import { byMemory, mixedPlacementOf } from "./limits.ts"
import { amount } from "../basics/told.ts"
import type { HostRoom } from "./rooms.ts"
import type { PackingRules, PlacementFailure, PlacementGroup, PlacementInput } from "./types.ts"

/** Every reason why a VM of a group has no place on any GPU or host of this kind. */
export function findFailures(input: PlacementInput, host: HostRoom): PlacementFailure[] {
  return input.groups.flatMap((group) => {
    const fail = (code: PlacementFailure["code"], told: PlacementFailure["told"]): PlacementFailure => ({ group: group.index, code, told })
    const failures: PlacementFailure[] = []
    if (input.rules.kind !== "no-gpu") {
      failures.push(...gpuFailures(group, input.rules, input.gpuMemoryMib, fail))
      if (input.host.boardsMax < 1) failures.push(fail("host-size", { id: "failure-no-board", values: {} }))
      const [asked, offered] = [group.gpusPerVm ?? 1, input.host.boardsMax * input.gpusPerBoard]
      if (offered > 0 && asked > offered) failures.push(fail("host-size", { id: "failure-gpus-in-host", values: { asked, offered } }))
    }
    if (group.vcpu > host.vcpu + 1e-9) {
      failures.push(fail("host-size", { id: "failure-vcpu", values: { asked: group.vcpu, offered: round(host.vcpu) } }))
    }
    if (group.ramGib > host.ramGib + 1e-9) {
      failures.push(
        fail("host-size", {
          id: "failure-ram",
          values: { asked: amount(round(group.ramGib), "GiB"), offered: amount(round(host.ramGib), "GiB") },
        }),
      )
    }
    return failures
  })
}

function gpuFailures(
  group: PlacementGroup,
  rules: PackingRules,
  gpuMemoryMib: number | null,
  fail: (code: PlacementFailure["code"], told: PlacementFailure["told"]) => PlacementFailure,
): PlacementFailure[] {
  const typed = rules.kind === "equal-size" || rules.kind === "mig" || rules.kind === "vf-split"
  if (typed && group.instanceType === null) return [fail("no-instance-type", { id: "failure-no-type", values: {} })]
  if (rules.kind === "mixed-size" && mixedPlacementOf(group, rules.placements) === undefined) {
    return [fail("no-instance-type", { id: "failure-no-position", values: { asked: amount(group.frameBufferMib, "MiB") } })]
  }
  const failures: PlacementFailure[] = []
  if (vmsPerGpuAlone({ ...group, maxPerGpuByPerformance: Infinity }, rules, gpuMemoryMib).vms < 1) {
    const memory = byMemory(group.frameBufferMib, gpuMemoryMib) < 1
    failures.push(
      fail(
        "frame-buffer",
        memory
          ? {
              id: "failure-frame-buffer",
              values: { asked: amount(group.frameBufferMib, "MiB"), offered: gpuMemoryMib === null ? null : amount(gpuMemoryMib, "MiB") },
            }
          : { id: "failure-no-instance", values: {} },
      ),
    )
  }
  if (!(group.maxPerGpuByPerformance + 1e-9 >= 1)) {
    failures.push(fail("performance", { id: "failure-performance", values: {} }))
  }
  return failures
}

/** To a tenth, for sentences. */
function round(value: number): number {
  return Math.round(value * 10) / 10
}
