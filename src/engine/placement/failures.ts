import { vmsPerGpuAlone } from "./alone.ts"
import { byMemory, mixedPlacementOf } from "./limits.ts"
import type { HostRoom } from "./rooms.ts"
import type { PackingRules, PlacementFailure, PlacementGroup, PlacementInput } from "./types.ts"

/** Every reason why a VM of a group has no place on any GPU or host of this kind. */
export function findFailures(input: PlacementInput, host: HostRoom): PlacementFailure[] {
  return input.groups.flatMap((group) => {
    const fail = (code: PlacementFailure["code"], text: string): PlacementFailure => ({ group: group.index, code, text })
    const failures: PlacementFailure[] = []
    if (input.rules.kind !== "no-gpu") {
      failures.push(...gpuFailures(group, input.rules, input.gpuMemoryMib, fail))
      if (input.host.boardsMax < 1) failures.push(fail("host-size", "The host takes no board of this GPU."))
      const [asked, offered] = [group.gpusPerVm ?? 1, input.host.boardsMax * input.gpusPerBoard]
      if (offered > 0 && asked > offered) failures.push(fail("host-size", `A VM has ${asked} GPUs; a host takes ${offered}.`))
    }
    if (group.vcpu > host.vcpu + 1e-9) {
      failures.push(fail("host-size", `A VM has ${group.vcpu} vCPUs; a host offers ${round(host.vcpu)}.`))
    }
    if (group.ramGib > host.ramGib + 1e-9) {
      failures.push(fail("host-size", `A VM has ${round(group.ramGib)} GiB of RAM; a host offers ${round(host.ramGib)} GiB.`))
    }
    return failures
  })
}

function gpuFailures(
  group: PlacementGroup,
  rules: PackingRules,
  gpuMemoryMib: number | null,
  fail: (code: PlacementFailure["code"], text: string) => PlacementFailure,
): PlacementFailure[] {
  const typed = rules.kind === "equal-size" || rules.kind === "mig" || rules.kind === "vf-split"
  if (typed && group.instanceType === null) return [fail("no-instance-type", "No instance type of this GPU holds the VM's frame buffer.")]
  if (rules.kind === "mixed-size" && mixedPlacementOf(group, rules.placements) === undefined) {
    return [fail("no-instance-type", `This GPU has no legal position for a vGPU of ${group.frameBufferMib} MiB in mixed-size mode.`)]
  }
  const failures: PlacementFailure[] = []
  if (vmsPerGpuAlone({ ...group, maxPerGpuByPerformance: Infinity }, rules, gpuMemoryMib).vms < 1) {
    const memory = byMemory(group.frameBufferMib, gpuMemoryMib) < 1
    failures.push(
      fail(
        "frame-buffer",
        memory
          ? `A VM needs ${group.frameBufferMib} MiB of frame buffer; the GPU has ${gpuMemoryMib} MiB.`
          : "The GPU takes no instance of the VM's type.",
      ),
    )
  }
  if (!(group.maxPerGpuByPerformance + 1e-9 >= 1)) {
    failures.push(fail("performance", "Even alone on the GPU, a VM stays below its least acceptable performance."))
  }
  return failures
}

/** To a tenth, for sentences. */
function round(value: number): number {
  return Math.round(value * 10) / 10
}
