import type { InferOutput } from "valibot"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { placeInventory, tooLarge, type Inventory } from "../engine/inventory/placeInventory.ts"
import { modelVersion } from "../engine/basics/version.ts"
import { gpuNames } from "../scenario/inventory/gpuNames.ts"
import { modelOf } from "../scenario/inventory/readHosts.ts"
import { modelsIn } from "../scenario/inventory/readVms.ts"
import { sayInventory } from "../words/inventory.ts"
import { inventoryAnswer } from "../words/inventoryAnswer.ts"
import { number, plural } from "../ui/format.ts"
import type { PlaceInput } from "./inputs.ts"
import { Refusal, type Told } from "./refusal.ts"

/** VMs without room that are told one by one in words; the data has them all. */
const mostTold = 20

/** Names tell VMs and hosts apart in the answer. */
function twice(names: readonly string[], what: string): void {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) throw new Refusal(`Two ${what} are called “${name}”: give each a name of its own.`)
    seen.add(name)
  }
}

const names = gpuNames(catalogue)

type AskedHost = InferOutput<typeof PlaceInput>["hosts"][number]

/** A host's GPUs as the dataset names them, whatever a driver or an export calls them. A name that leaves several open is no model where GPUs are cut into slices. */
function gpusOf(host: AskedHost, slicing: Inventory["slicing"]): Pick<Inventory["hosts"][number], "model" | "gpuMemoryMib"> {
  const gpuMemoryMib = host.gpuMemoryMib ?? null
  if (host.model === undefined) return { model: null, gpuMemoryMib }
  const { model, memoryMib, open } = modelOf(host.model, names)
  if (open.length > 0 && (slicing === "vgpu" || slicing === "mig"))
    throw new Refusal(`“${host.model}” of host “${host.name}” may be ${open.slice(0, 8).join(", ")}: say which, for their slices differ.`)
  return { model, gpuMemoryMib: gpuMemoryMib ?? (open.length > 0 ? memoryMib : null) }
}

function inventoryIn({ vms, hosts, slicing, goal }: InferOutput<typeof PlaceInput>): { inventory: Inventory; notes: readonly string[] } {
  twice(
    vms.map(({ name }) => name),
    "VMs",
  )
  twice(
    hosts.map(({ name }) => name),
    "hosts",
  )
  const gpuless = hosts.find(({ model, gpus }) => (model === undefined) !== (gpus === 0))
  if (gpuless) throw new Refusal(`Host “${gpuless.name}” needs both a GPU model and a number of GPUs, or neither.`)
  const bare = vms.find(({ gpus, gpuShare, frameBufferMib }) => gpus > 0 && gpuShare === 0 && frameBufferMib === 0 && slicing !== "whole")
  if (bare) throw new Refusal(`VM “${bare.name}” asks for a GPU and says neither a share of it nor a frame buffer.`)
  const given = (quantity: "vcpu" | "ramGib"): boolean =>
    hosts.every((host) => host[quantity] !== undefined) && vms.some((vm) => vm[quantity] !== undefined)
  const [heedsVcpu, heedsRam] = [given("vcpu"), given("ramGib")]
  const notes = [
    ...(heedsVcpu ? [] : ["vCPUs bind nothing: they are not given for every host and some VM."]),
    ...(heedsRam ? [] : ["RAM binds nothing: it is not given for every host and some VM."]),
  ]
  return {
    inventory: {
      slicing,
      goal,
      vms: vms.map(({ name, gpus, gpuShare, frameBufferMib, models, vcpu = 0, ramGib = 0 }) => ({
        name,
        gpus,
        // Up: less than a thousandth is not the whole GPU that nothing would stand for.
        gpuMilli: Math.ceil(1000 * gpuShare - 1e-9),
        frameBufferMib,
        models: models.flatMap((one) => modelsIn(one, names)),
        vcpu: heedsVcpu ? vcpu : 0,
        ramGib: heedsRam ? ramGib : 0,
      })),
      hosts: hosts.map((host) => ({
        name: host.name,
        gpus: host.gpus,
        ...gpusOf(host, slicing),
        vcpu: heedsVcpu ? (host.vcpu ?? 0) : 0,
        ramGib: heedsRam ? (host.ramGib ?? 0) : 0,
      })),
    },
    notes,
  }
}

/** Places each VM on the hosts there are, and says of each that finds no room why. */
export function placeTool(input: InferOutput<typeof PlaceInput>): Told {
  const { inventory, notes } = inventoryIn(input)
  const refused = tooLarge(inventory)
  if (refused !== null) throw new Refusal(sayInventory(refused))
  const report = placeInventory(inventory, catalogue)
  const { totals } = report
  const headline = `${totals.placed} of ${plural(totals.vms, "VM")} placed on ${totals.hostsUsed} of ${plural(totals.hosts, "host")}, ${number(totals.gpusPlaced)} of ${plural(totals.gpus, "GPU")} given out.`
  const answer = inventoryAnswer(
    inventory,
    report,
    { headline, notes, bad: [], aside: [] },
    { datasetVersion: catalogue.version, modelVersion },
  )
  const more = answer.unplaced.length - mostTold
  return {
    text: [
      headline,
      `No placement can exceed ${plural(report.atMost.vms, "VM")} or ${report.atMost.gpus === 1 ? "1 GPU" : `${number(report.atMost.gpus)} GPUs`}.`,
      ...answer.notes,
      ...answer.unplaced.slice(0, mostTold).map(({ vm, reason }) => `- ${vm}: ${reason}`),
      ...(more > 0 ? [`- and ${more} more without room`] : []),
    ].join("\n"),
    data: answer,
  }
}
