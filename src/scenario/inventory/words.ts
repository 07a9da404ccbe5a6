import { figure } from "../../base/figures.ts"
import type { Goal, InventoryReport, Lack, Slicing, UnplacedVm } from "../../engine/inventory/placeInventory.ts"
import type { Heeded } from "./inventory.ts"

export const slicingNames: Record<Slicing, string> = {
  shares: "Shares of time and memory",
  vgpu: "vGPU, one size per GPU",
  mig: "MIG profiles",
  whole: "Whole GPUs",
}

/** What counts where not all VMs find room. */
export const goalNames: Record<Goal, string> = {
  gpus: "Most GPUs in use",
  vms: "Most VMs placed",
  order: "Order of the file",
}

/** The rule behind a lack, in a few words. */
export const lackNames: Record<Lack, string> = {
  model: "GPU model not allowed",
  slice: "no slice large enough",
  gpus: "too few GPUs in a host",
  "frame-buffer": "frame buffer too small",
  "gpu-share": "too little left on any one GPU",
  "one-size": "GPUs held to another vGPU size",
  "mig-places": "no legal MIG place free",
  vcpu: "vCPUs used up",
  ram: "RAM used up",
}

/** The end of "… hosts": what they are short of. Where even an empty host would be, the words say so. */
const short: Record<Lack, { never: string; full: string }> = {
  model: { never: "have no GPU of a model it may use", full: "have no GPU of a model it may use" },
  slice: { never: "have a GPU of which the dataset knows no slice that would hold it", full: "have no slice that would hold it" },
  gpus: { never: "have fewer GPUs than it needs", full: "have fewer GPUs than it needs" },
  "frame-buffer": { never: "have GPUs with too little memory", full: "have too little memory left on each GPU" },
  "gpu-share": { never: "cannot give it so much of one GPU", full: "have too little left on each GPU" },
  "one-size": { never: "hold their GPUs to another size", full: "hold their GPUs to another size of vGPU" },
  "mig-places": { never: "have no place for the MIG profile", full: "have no place left where its MIG profile may start" },
  vcpu: { never: "have too few vCPUs", full: "have too few vCPUs left" },
  ram: { never: "have too little RAM", full: "have too little RAM left" },
}

const hosts = (count: number) => `${figure(count)} ${count === 1 ? "host" : "hosts"}`

/** Why a VM is not placed, in a sentence. */
export function reasonOf({ why, lacks }: UnplacedVm): string {
  if (lacks.length === 0) return "There are no hosts."
  const parts = lacks.map(({ lack, hosts: count }) => `${hosts(count)} ${singular(short[lack][why], count)}`)
  return why === "never"
    ? `Fits on no host, even empty: ${parts.join("; ")}.`
    : `No room left on any host that could hold it: ${parts.join("; ")}.`
}

const singular = (words: string, count: number) =>
  count === 1
    ? words
        .replace(/^have /, "has ")
        .replace(/^hold their GPUs/, "holds its GPUs")
        .replace(/^cannot/, "cannot")
    : words

/** How near the placement is to what could be, in a sentence. */
export function gapOf({ totals, atMost, unplaced }: InventoryReport): string {
  if (unplaced.length === 0) return "Every VM fits: no placement can do better."
  const never = unplaced.filter((one) => one.why === "never").length
  const gap = atMost.gpus > 0 ? (atMost.gpus - totals.gpusPlaced) / atMost.gpus : 0
  const first = `No placement can give out more than ${figure(atMost.gpus)} GPUs to these VMs; this one gives out ${figure(totals.gpusPlaced)}`
  const second = gap < 5e-4 ? ", the most there is." : `, ${figure(100 * gap, 1, { least: 1 })} % less.`
  const third = never > 0 ? ` ${figure(never)} of the VMs fit on none of the hosts, whatever else stands there.` : ""
  return first + second + third
}

export const shortFigure = (value: number): string => figure(value, value < 100 ? 2 : 0)

/** The verdict in a sentence: never "fit" alone where something was not heeded. */
export function headlineOf({ totals, unplaced }: Pick<InventoryReport, "totals"> & { readonly unplaced: number }, heeded: Heeded): string {
  const vms = (count: number) => `${figure(count)} ${count === 1 ? "VM" : "VMs"}`
  const where = `on ${figure(totals.hostsUsed)} of ${hosts(totals.hosts)}`
  if (totals.vms === 0) return "No VM could be read, so there is nothing to place."
  const counted = [heeded.gpu && "GPU", heeded.vcpu && "vCPU", heeded.ram && "RAM"].filter((one) => one !== false)
  const not = [!heeded.gpu && "GPUs", !heeded.vcpu && "vCPUs", !heeded.ram && "RAM"].filter((one) => one !== false)
  const by = not.length === 0 ? "" : ` by ${counted.join(" and ") || "name alone"}`
  const rest = not.length === 0 ? "" : `; ${not.join(" and ")} could not be counted`
  if (unplaced === 0) return `All ${vms(totals.vms)} fit${by} ${where}${rest}.`
  return `${figure(totals.placed)} of ${vms(totals.vms)} fit${by}, ${where}; ${figure(unplaced)} ${unplaced === 1 ? "is" : "are"} left over${rest}.`
}
