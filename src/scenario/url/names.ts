import { gpuVendors } from "../../dataset/schema/words.ts"

// What people call things: ids of other tools, names of makers, boards as shops write them.

/** In the form of ids: lower case, one hyphen for spaces, underscores and typographic dashes. */
export const tidied = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[_\s‐‑‒–—−]+/g, "-")

type Names = Readonly<Record<string, string>>

const hypervisorNames: Names = {
  esx: "vsphere",
  esxi: "vsphere",
  vmware: "vsphere",
  "vmware-esxi": "vsphere",
  "vmware-vsphere": "vsphere",
  vcenter: "vsphere",
  vcf: "vsphere",
  vvf: "vsphere",
  proxmox: "proxmox-ve",
  pve: "proxmox-ve",
  hyperv: "hyper-v",
  "windows-server": "hyper-v",
  "azure-local": "hyper-v",
  "azure-stack-hci": "hyper-v",
  ahv: "nutanix-ahv",
  nutanix: "nutanix-ahv",
  // XCP-ng is Vates' distribution of the Xen Project's hypervisor; without XenServer's closed parts it has no NVIDIA vGPU.
  "xcp-ng": "xen",
  xcpng: "xen",
  "xen-project": "xen",
  "citrix-hypervisor": "xenserver",
  "qemu-kvm": "kvm",
  libvirt: "kvm",
  rhel: "kvm",
  "linux-kvm": "kvm",
  openshift: "openshift-virtualization",
  "openshift-virt": "openshift-virtualization",
  "suse-virtualization": "harvester",
  nova: "openstack",
  "openstack-nova": "openstack",
  "hpe-vm-essentials": "hpe-vme",
  "vm-essentials": "hpe-vme",
  verge: "vergeos",
  "verge-os": "vergeos",
  "verge-io": "vergeos",
  aws: "aws-nitro",
  ec2: "aws-nitro",
  gcp: "google-cloud",
  gce: "google-cloud",
}

const vendorNames: Names = { geforce: "nvidia", radeon: "amd", instinct: "amd", ati: "amd" }

const techniqueNames: Names = {
  remoting: "api-remoting",
  "api-forwarding": "api-remoting",
  fixed: "fixed-pass-through",
  passthrough: "fixed-pass-through",
  "pass-through": "fixed-pass-through",
  "pci-passthrough": "fixed-pass-through",
  "pci-pass-through": "fixed-pass-through",
  "fixed-passthrough": "fixed-pass-through",
  mediated: "mediated-pass-through",
  vgpu: "mediated-pass-through",
  "mediated-passthrough": "mediated-pass-through",
  emulation: "device-emulation",
  "software-rendering": "device-emulation",
}

const needNames: Names = {
  live: "live-migration",
  migration: "live-migration",
  "live-migrate": "live-migration",
  livemigration: "live-migration",
  vmotion: "live-migration",
  "suspend-resume": "suspend",
  "suspend-and-resume": "suspend",
  "strong-isolation": "isolation-strong",
  "moderate-isolation": "isolation-moderate",
  "weak-isolation": "isolation-weak",
}

/** By what the thing is called in sentences. */
export const byKind: Readonly<Record<string, Names>> = {
  hypervisor: hypervisorNames,
  vendor: vendorNames,
  technique: techniqueNames,
  requirement: needNames,
}

/** Boards that one name may stand for; more are no answer but a list. */
const mostBoards = 6

const squashed = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "")
const tokens = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(/(\d)\s+(gi?b)\b/g, "$1$2")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
const makers: readonly string[] = [...gpuVendors, "tesla", "geforce", "radeon", "instinct", "firepro"]

/** A GPU as it is looked for: its id, and the words of its names. */
export interface NamedGpu {
  readonly id: string
  readonly whole: readonly string[]
  readonly words: ReadonlySet<string>
}

export const namedGpu = ({
  id,
  name,
  shortName,
}: {
  readonly id: string
  readonly name: string
  readonly shortName: string
}): NamedGpu => ({
  id,
  whole: [id, name, shortName].map(squashed),
  words: new Set([id, name, shortName].flatMap(tokens)),
})

/**
 * The GPUs a text may mean: the one it spells ("L40 S"), else all whose names hold every word of it ("A100 80GB" is a PCIe
 * board and an SXM module). None where it could be anything.
 */
function gpusCalled(text: string, gpus: readonly NamedGpu[]): readonly string[] {
  const whole = squashed(text)
  if (whole === "") return []
  const bare = makers.reduce((left, maker) => (left.startsWith(maker) ? left.slice(maker.length) : left), whole)
  const spelled = gpus.filter((gpu) => gpu.whole.some((name) => name === whole || name === bare))
  if (spelled.length > 0) return spelled.map((gpu) => gpu.id)
  const words = tokens(text).filter((word) => !makers.includes(word))
  // A model is named by letters and digits together; a bare number, size or word could be many.
  if (!words.some((word) => /\d/.test(word)) || (words.length < 2 && !words.some((word) => /[a-z]/.test(word) && !/^\d+gi?b$/.test(word))))
    return []
  const found = gpus.filter((gpu) => words.every((word) => gpu.words.has(word)))
  return found.length <= mostBoards ? found.map((gpu) => gpu.id) : []
}

/** The known ids that a text stands for though it is none of them; empty where it stands for nothing known here. */
export function called(text: string, what: string, known: ReadonlySet<string>, gpus: readonly NamedGpu[]): readonly string[] {
  if (what === "GPU") return gpusCalled(text.slice(0, 80), gpus)
  const names = byKind[what]
  const tidy = tidied(text.slice(0, 80))
  const id = names && Object.hasOwn(names, tidy) ? names[tidy] : undefined
  return id !== undefined && known.has(id) ? [id] : []
}
