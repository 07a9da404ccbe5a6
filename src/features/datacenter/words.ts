import type { Binding, GroupResult, OptionResult, Placement } from "../../engine/report.ts"
import { count, memory, percent, plural } from "../../ui/format.ts"
import { anOrdinal } from "../../ui/ordinal.ts"
import type { PlannedHost, Plan, Unit } from "./plan.ts"

/** A, B, … Z, AA, …: the groups' letters in the picture. */
export function letter(index: number): string {
  const head = Math.floor(index / 26)
  return (head > 0 ? letter(head - 1) : "") + String.fromCharCode(65 + (index % 26))
}

export const bindingNames: Readonly<Record<Binding, string>> = {
  "frame-buffer": "frame buffer",
  "instances-per-gpu": "instances per GPU",
  performance: "native performance",
  "one-vm-per-gpu": "one VM per GPU",
  slots: "GPU slots",
  power: "power",
  ram: "RAM",
  vcpu: "vCPU",
  "anti-affinity": "anti-affinity",
  encoders: "video encoders",
  none: "nothing",
}

/** Why a GPU takes no more VMs of this group, in a sentence. */
export function gpuBindingText(group: GroupResult, usesGpu = true): string {
  if (group.gpusPerVm && group.gpusPerVm > 1) return severalGpusText(group, group.gpusPerVm)
  const next = anOrdinal(group.vmsPerGpu + 1)
  const kind = group.instanceTypeName
  const slice = kind ? `${kind} (${memory(group.frameBufferMib)})` : memory(group.frameBufferMib)
  if (!usesGpu)
    return group.binds === "none" ? "Needs no GPU." : `Needs no GPU; the hosts' ${bindingNames[group.binds]} decides how many fit.`
  if (group.vmsPerGpu === 0) return `Does not fit: ${bindingNames[group.binds]} stands in the way.`
  switch (group.binds) {
    case "frame-buffer":
      return `${count(group.vmsPerGpu)} a GPU: frame buffer has no room for ${next} at ${slice}.`
    case "instances-per-gpu":
      return `${count(group.vmsPerGpu)} a GPU: it offers no more instances${kind ? ` of ${kind}` : ""}.`
    case "performance":
      if ((group.vmsPerMigInstance ?? 1) > 1)
        return `${count(group.vmsPerGpu)} a GPU, ${count(group.vmsPerMigInstance ?? 1)} taking turns on each MIG instance: one more there would fall below ${percent(group.targetShare)} of native.`
      return `${count(group.vmsPerGpu)} a GPU: ${next} would fall below ${percent(group.targetShare)} of native.`
    case "one-vm-per-gpu":
      return "1 a GPU: each VM owns a whole GPU."
    case "slots":
      return `${count(group.vmsPerGpu)} a GPU; the hosts' GPU slots bind first.`
    case "power":
      return `${count(group.vmsPerGpu)} a GPU; the hosts' power binds first.`
    case "ram":
      return `${count(group.vmsPerGpu)} a GPU; the hosts' RAM binds first.`
    case "vcpu":
      return `${count(group.vmsPerGpu)} a GPU; the hosts' vCPUs bind first.`
    case "anti-affinity":
      return `${count(group.vmsPerGpu)} a GPU: a host may hold no more of the group.`
    case "encoders":
      return `${count(group.vmsPerGpu)} a GPU: its video encoders carry no more.`
    case "none":
      return `${count(group.vmsPerGpu)} a GPU; nothing on the GPU stands against more.`
  }
}

/** The same where each VM has several GPUs. */
function severalGpusText({ vmsPerGpu, binds }: GroupResult, gpus: number): string {
  const set = `set of ${count(gpus)} GPUs in one host`
  if (binds === "one-vm-per-gpu") return `Each VM owns a ${set}.`
  return `${plural(vmsPerGpu, "VM")} to a ${set}; ${bindingNames[binds]} stands against more.`
}

/** What makes the number of hosts what it is. */
export function hostBindingText(placement: Placement): string {
  const { binds, boardsPerHostMax, vcpuPerHost, ramGibPerHost } = placement.hosts
  switch (binds) {
    case "slots":
      return `GPU slots fill the hosts: ${plural(boardsPerHostMax, "board")} each at most.`
    case "power":
      return `Power fills the hosts: no more than ${plural(boardsPerHostMax, "board")} each.`
    case "vcpu":
      return `vCPUs fill the hosts: ${count(vcpuPerHost)} each.`
    case "ram":
      return `RAM fills the hosts: ${memory(ramGibPerHost * 1024)} each.`
    case "anti-affinity":
      return "Anti-affinity decides the number of hosts: each may hold only so many VMs of a group."
    case "frame-buffer":
    case "instances-per-gpu":
    case "performance":
    case "one-vm-per-gpu":
    case "encoders":
      return `The GPUs decide the number of hosts, by ${bindingNames[binds]}.`
    case "none":
      return "Nothing fills the hosts: the last VM is placed before any is full."
  }
}

/** How sure the number of GPUs is. */
export function boundText({ gpus }: Placement): string {
  const needed = gpus.fewest ?? gpus.count
  const gap = needed - gpus.lowerBound
  if (gpus.count === 0) return ""
  if (needed < gpus.count)
    return `${count(needed)} would hold the VMs, but in dearer hosts and boards: some GPUs are filled less, so that hosts are filled more.${gap > 0 ? ` Proven lower bound ${count(gpus.lowerBound)}.` : ""}`
  if (gap <= 0) return `No placement under these rules needs fewer: the proven lower bound is ${count(gpus.lowerBound)} too.`
  return `Proven lower bound ${count(gpus.lowerBound)}; at most ${count(gap)} could be saved by a better placement (${percent(gap / gpus.count)}).`
}

/** "in 3 hosts, and 1 spare host": where the GPUs stand. */
export const hostsText = ({ hosts }: Placement): string =>
  `in ${plural(hosts.count, "host")}${hosts.spare > 0 ? `, and ${plural(hosts.spare, "spare host")}` : ""}`

/** "120 VMs on 20 GPUs in 7 hosts, and 1 spare host.": what stands where. */
export function standText({ groups }: Pick<OptionResult, "groups">, placement: Placement): string {
  const vms = plural(
    groups.reduce((sum, group) => sum + group.count, 0),
    "VM",
  )
  return `${vms} ${placement.gpus.count > 0 ? `on ${plural(placement.gpus.count, "GPU")} ` : ""}${hostsText(placement)}.`
}

/** "7 boards with 28 GPUs, and 4 boards in the spare host": what has to be bought for them. */
export function boughtText({ gpus, hosts }: Placement): string {
  const own = gpus.bought > gpus.boards ? `${plural(gpus.boards, "board")} with ${count(gpus.bought)} GPUs` : plural(gpus.boards, "board")
  const spare =
    gpus.spareBoards > 0 ? `, and ${plural(gpus.spareBoards, "board")} in the spare ${hosts.spare === 1 ? "host" : "hosts"}` : ""
  return `${own}${spare}`
}

export interface Names {
  readonly groupName: (group: number) => string
  readonly typeName: (group: number) => string | null
  /** VMs of the group that share one MIG instance at most; 1 where each has its own, or there are none. */
  readonly perInstance?: (group: number) => number
}

export function namesOf(option: OptionResult): Names {
  const groups = new Map(option.groups.map((group) => [group.index, group]))
  return {
    groupName: (index) => groups.get(index)?.name ?? `Group ${letter(index)}`,
    typeName: (index) => groups.get(index)?.instanceTypeName ?? null,
    perInstance: (index) => groups.get(index)?.vmsPerMigInstance ?? 1,
  }
}

/** "16 × Knowledge worker (A16-1B), 2 × CAD", "24 × Knowledge worker (DC-1-4Q; 6 to a MIG instance)". */
export function partsText(parts: Unit["parts"], names: Names): string {
  return parts
    .map((part) => {
      const type = names.typeName(part.group)
      const shared = names.perInstance?.(part.group) ?? 1
      const turns = shared > 1 ? `; ${count(Math.ceil(part.vms / Math.ceil(part.vms / shared)))} to a MIG instance` : ""
      const details = [...(type ? [`${type}${turns}`] : []), ...(part.gpusPerVm ? [`1 of ${part.gpusPerVm} GPUs`] : [])].join("; ")
      return `${count(part.vms)} × ${names.groupName(part.group)}${details ? ` (${details})` : ""}`
    })
    .join(", ")
}

export function hostName(host: PlannedHost): string {
  const word = host.kind === "spare" ? "Spare host" : "Host"
  return host.repeat > 1
    ? `${word}s ${count(host.first)} to ${count(host.first + host.repeat - 1)}, all alike`
    : `${word} ${count(host.first)}`
}

/** Everything a tile says, in one sentence or two. */
export function tileText(host: PlannedHost, number: number, unit: Unit, placement: Placement, names: Names): string {
  const where = hostName(host)
  const many = unit.repeat > 1 ? `${count(unit.repeat)} equal GPUs` : `GPU ${count(number)}`
  if (unit.kind === "cpu") return `${where}, no GPU: ${partsText(unit.parts, names)}. ${percent(unit.used)} of its vCPUs are taken.`
  if (unit.parts.length === 0) return `${where}, ${many}: ${host.kind === "spare" ? "kept free for a failed host" : "idle"}.`
  const binds = unit.pattern === null ? "none" : (placement.gpuPatterns[unit.pattern]?.binds ?? "none")
  const stop =
    binds === "none" ? "There is room for more." : binds === "one-vm-per-gpu" ? "It owns the GPU." : `Full by ${bindingNames[binds]}.`
  return `${where}, ${many}: ${partsText(unit.parts, names)}. ${percent(unit.used)} of the frame buffer reserved. ${stop}`
}

/** What the stacks stand for; empty where everything is drawn. */
export function summaryText({ summarized, rest, drawn }: Plan): string {
  const hosts = summarized.hosts + summarized.spareHosts
  if (hosts === 0 && summarized.gpus + summarized.idleGpus + summarized.spareGpus === 0) return ""
  const gpus = summarized.gpus + summarized.idleGpus + summarized.spareGpus
  const parts = [
    `${plural(drawn.hosts + drawn.spareHosts, "host")} drawn; ${count(hosts)} more like them are counted, not drawn,`,
    `with ${gpus > 0 ? `${plural(gpus, "GPU")} and ` : ""}${plural(summarized.vms, "VM")}`,
  ]
  const also = rest ? ` Of these, ${plural(rest.hosts, "host")} of ${plural(rest.kinds, "kind")} are only counted.` : ""
  return `${parts.join(" ")}.${also}`
}
