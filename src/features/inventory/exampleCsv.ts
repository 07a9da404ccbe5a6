import { exampleInventory } from "../../engine/inventory/example.ts"

const lines = (header: string, rows: readonly (readonly (string | number)[])[]): string =>
  [header, ...rows.map((row) => row.join(","))].join("\n") + "\n"

/** The built-in example as the two tables it would be given as. */
export function exampleTables(): { vms: string; hosts: string } {
  const { vms, hosts } = exampleInventory(500, 52)
  return {
    vms: lines(
      "name,vcpu,ram_gib,num_gpu,gpu_milli,frame_buffer_mib,gpu_model",
      vms.map((vm) => [vm.name, vm.vcpu, vm.ramGib, vm.gpus, vm.gpuMilli, vm.frameBufferMib, vm.models.join("|")]),
    ),
    hosts: lines(
      "name,vcpu,ram_gib,gpus,gpu_model,gpu_memory_mib",
      hosts.map((host) => [host.name, host.vcpu, host.ramGib, host.gpus, host.model ?? "", host.gpuMemoryMib ?? ""]),
    ),
  }
}
