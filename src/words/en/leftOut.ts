import type { LeftOutTellings } from "../../engine/basics/tellings.ts"
import type { Messages } from "../speak.ts"

const elsewhere = "Many budgets carry it elsewhere; it can be counted."

export const leftOut = {
  "left-out":
    "{cost, select, space {floor space} staff {administrators} financing {interest} broker {the connection broker} rights {Windows desktop rights} storage {storage} endpoints {thin clients} guests {guests' operating systems} applications {applications} move {the move itself} other {resale value}}",
  "left-out-why": `{cost, select, space {${elsewhere}} staff {${elsewhere}} financing {${elsewhere}} broker {You left it out.} rights {You left them out, as where Microsoft 365 E3 or E5 includes them.} storage {Disks for images and profiles depend on what a scenario does not say. Nutanix NCI and VMware's bundles include software for it.} endpoints {Users may keep the computers they have.} guests {Subscriptions and server licences inside the VMs are the same for every option; Windows Server Datacenter includes those of its guests.} applications {Their licences are the same for every option.} move {Planning, migration and training depend on what is there today.} other {Nothing is sold at the end.}}`,
  "left-out-list": "Not counted: {costs, list}.",
} as const satisfies Messages<LeftOutTellings>
