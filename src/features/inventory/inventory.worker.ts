/** Reads and places an inventory away from the page, so that the page stays answerable. */
import { makeCatalogue } from "../../dataset/catalogue.ts"
import { placeInventory } from "../../engine/inventory/placeInventory.ts"
import { readHosts, readVms } from "../../scenario/inventory/readCsv.ts"
import type { Job, Message } from "./job.ts"

const say = (message: Message): void => self.postMessage(message)

self.addEventListener("message", ({ data: job }: MessageEvent<Job>) => {
  const started = performance.now()
  say({ kind: "progress", stage: "reading", share: 0 })
  const vms = readVms(job.vms)
  const hosts = readHosts(job.hosts)
  const inventory = {
    vms: vms.items,
    hosts: hosts.items.map((host) => ({ ...host, vcpu: host.vcpu * job.vcpuPerCore })),
    slicing: job.slicing,
    goal: job.goal,
  }
  const report = placeInventory(inventory, makeCatalogue(job.data), (share) => say({ kind: "progress", stage: "placing", share }))
  const bad = [...vms.bad.map((one) => ({ ...one, of: "VMs" as const })), ...hosts.bad.map((one) => ({ ...one, of: "hosts" as const }))]
  const notes = [...vms.notes, ...hosts.notes]
  say({ kind: "done", result: { inventory, report, notes, bad, milliseconds: performance.now() - started } })
})
