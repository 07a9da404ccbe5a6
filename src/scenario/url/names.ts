import { gpuVendors } from "../../dataset/schema/words.ts"

// What people call things: ids of other tools, names of makers, boards as shops write them.

/** In the form of ids: lower case, one hyphen for spaces, underscores and typographic dashes. */
export const tidied = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[_\s‐‑‒–—−]+/g, "-")

/** What a name stands for: one thing, or several among which the reader chooses. */
type Names = Readonly<Record<string, string | readonly string[]>>

const hypervisorNames: Names = {
  esx: "vsphere",
  esxi: "vsphere",
  vmware: "vsphere",
  "vmware-esxi": "vsphere",
  "vmware-vsphere": "vsphere",
  vcenter: "vsphere",
  vcf: "vsphere",
  vvf: "vsphere",
  workstation: "vmware-workstation",
  fusion: "vmware-fusion",
  parallels: "parallels-desktop",
  proxmox: "proxmox-ve",
  pve: "proxmox-ve",
  hyperv: "hyper-v",
  "windows-server": "hyper-v",
  "azure-local": "hyper-v",
  "azure-stack": "hyper-v",
  "azure-stack-hci": "hyper-v",
  azurestack: "hyper-v",
  microsoft: "hyper-v",
  "microsoft-hyper-v": "hyper-v",
  // What is left of "Hyper-V2022" without its version.
  hyper: "hyper-v",
  ahv: "nutanix-ahv",
  nutanix: "nutanix-ahv",
  "nutanix-aos": "nutanix-ahv",
  acropolis: "nutanix-ahv",
  // XCP-ng is Vates' distribution of the Xen Project's hypervisor; without XenServer's closed parts it has no NVIDIA vGPU.
  "xcp-ng": "xen",
  xcpng: "xen",
  "xen-project": "xen",
  "citrix-hypervisor": "xenserver",
  "citrix-xenserver": "xenserver",
  citrix: "xenserver",
  "qemu-kvm": "kvm",
  "kvm/qemu": "kvm",
  "qemu/kvm": "kvm",
  libvirt: "kvm",
  rhel: "kvm",
  "rhel-kvm": "kvm",
  "red-hat": ["kvm", "openshift-virtualization"],
  redhat: ["kvm", "openshift-virtualization"],
  "linux-kvm": "kvm",
  ubuntu: "kvm",
  ovirt: "kvm",
  rhv: "kvm",
  rhev: "kvm",
  "red-hat-virtualization": "kvm",
  olvm: "kvm",
  incus: "kvm",
  openshift: "openshift-virtualization",
  "openshift-virt": "openshift-virtualization",
  "ocp-v": "openshift-virtualization",
  k8s: "kubernetes",
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
  nitro: "aws-nitro",
  gcp: "google-cloud",
  gce: "google-cloud",
}

const desktops = ["task-worker", "knowledge-worker", "power-user"]
const engineers = ["cad-light", "cad-medium", "cad-heavy"]

const workloadNames: Names = {
  vdi: desktops,
  desktop: desktops,
  "virtual-desktop": desktops,
  "remote-desktop": desktops,
  rds: desktops,
  citrix: desktops,
  horizon: desktops,
  "call-center": "task-worker",
  "call-centre": "task-worker",
  engineer: engineers,
  revit: engineers,
  autocad: engineers,
  solidworks: engineers,
  catia: engineers,
  creo: engineers,
  inventor: engineers,
  "siemens-nx": engineers,
  "3d": engineers,
  ai: ["llm-inference", "ml-training"],
  jupyter: "data-scientist",
  notebook: "data-scientist",
  "office-worker": "knowledge-worker",
  gaming: "cloud-gaming",
  games: "cloud-gaming",
  "video-editing": "video-editor",
  "ai-training": "ml-training",
  "deep-learning": "ml-training",
  "ai-inference": "llm-inference",
  chatbot: "llm-inference",
  transcoding: "media-transcode",
  "data-science": "data-scientist",
}

const vgpuOfNvidia = [
  "kvm-vgpu-nvidia",
  "vmware-vgpu-nvidia",
  "xenserver-vgpu-nvidia",
  "nutanix-vgpu",
  "proxmox-vgpu",
  "openstack-nova-vgpu",
  "kubevirt-vgpu",
  "openshift-virt-vgpu",
  "harvester-vgpu",
  "hpe-vme",
  "vergeos-vgpu",
]
const wholeGpus = [
  "kvm-vfio",
  "vmware-directpath-vdga",
  "hyperv-dda",
  "xenserver-gpu-passthrough",
  "xen-vga-passthrough",
  "nutanix-gpu-passthrough",
  "proxmox-passthrough",
  "openstack-nova-pci",
  "kubevirt-passthrough",
  "harvester-pci",
  "vergeos-passthrough",
]
const virtualFunctions = ["intel-xe-sriov", "amd-gim-kvm", "vmware-mxgpu", "xenserver-mxgpu", "hyperv-gpu-p"]

const productNames: Names = {
  vgpu: vgpuOfNvidia,
  "nvidia-vgpu": vgpuOfNvidia,
  grid: vgpuOfNvidia,
  mig: vgpuOfNvidia,
  passthrough: wholeGpus,
  "pass-through": wholeGpus,
  "gpu-passthrough": wholeGpus,
  "gpu-pass-through": wholeGpus,
  "pci-passthrough": wholeGpus,
  "pci-pass-through": wholeGpus,
  "sr-iov": virtualFunctions,
  sriov: virtualFunctions,
  gpup: "hyperv-gpu-p",
  "gpu-partitioning": "hyperv-gpu-p",
  vfio: "kvm-vfio",
  dda: "hyperv-dda",
  "gpu-p": "hyperv-gpu-p",
  vdga: "vmware-directpath-vdga",
  "directpath-io": "vmware-directpath-vdga",
  virgl: "qemu-virgl",
  venus: "qemu-venus",
}

/** What eight modules stand in, by the module: the board decides which. */
const hostNames: Names = Object.fromEntries(
  ["dgx", ...["a100", "h100", "h200", "b200", "b300"].flatMap((module) => [`dgx-${module}`, `hgx-${module}`])].map((name) => [
    name,
    "hgx-8",
  ]),
)

const vendorNames: Names = { geforce: "nvidia", radeon: "amd", instinct: "amd", ati: "amd" }

const techniqueNames: Names = {
  remoting: "api-remoting",
  forwarding: "api-remoting",
  vsga: "api-remoting",
  virgl: "api-remoting",
  "api-forwarding": "api-remoting",
  fixed: "fixed-pass-through",
  passthrough: "fixed-pass-through",
  "pass-through": "fixed-pass-through",
  "pci-passthrough": "fixed-pass-through",
  "pci-pass-through": "fixed-pass-through",
  "fixed-passthrough": "fixed-pass-through",
  "gpu-passthrough": "fixed-pass-through",
  "gpu-pass-through": "fixed-pass-through",
  vfio: "fixed-pass-through",
  dda: "fixed-pass-through",
  vdga: "fixed-pass-through",
  directpath: "fixed-pass-through",
  mediated: "mediated-pass-through",
  vgpu: "mediated-pass-through",
  grid: "mediated-pass-through",
  mig: "mediated-pass-through",
  "sr-iov": "mediated-pass-through",
  sriov: "mediated-pass-through",
  "gpu-p": "mediated-pass-through",
  "gvt-g": "mediated-pass-through",
  "mediated-passthrough": "mediated-pass-through",
  emulation: "device-emulation",
  software: "device-emulation",
  cpu: "device-emulation",
  llvmpipe: "device-emulation",
  warp: "device-emulation",
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

const schedulerNames: Names = {
  besteffort: "best-effort",
  "time-sliced": "best-effort",
  equal: "equal-share",
  fixed: "fixed-share",
}

const viewNames: Names = {
  compare: "board",
  comparison: "board",
  performance: "native",
  tco: "cost",
  costs: "cost",
  decide: "explore",
  passthrough: "quirks",
  "pass-through": "quirks",
  gpu: "hardware",
  evidence: "sources",
}

const extraCostNames: Names = {
  rent: "space",
  colo: "space",
  colocation: "space",
  "floor-space": "space",
  admin: "staff",
  admins: "staff",
  administrators: "staff",
  interest: "financing",
  capital: "financing",
}

/** APIs, without the version that may stand behind them ("d3d11"). */
const apiNames: Names = {
  d3d: "direct3d",
  dx: "direct3d",
  directx: "direct3d",
  gl: "opengl",
  ogl: "opengl",
  gles: "opengles",
  "opengl-es": "opengles",
  vk: "vulkan",
  cl: "opencl",
  hip: "rocm",
  "level-zero": "oneapi",
  sycl: "oneapi",
  nvdec: "video-decode",
  nvenc: "video-encode",
}

const systemNames: Names = {
  win: "windows",
  "windows-server": "windows",
  "win-server": "windows",
  ubuntu: "linux",
  debian: "linux",
  rhel: "linux",
  "red-hat": "linux",
  centos: "linux",
  rocky: "linux",
  fedora: "linux",
  suse: "linux",
  sles: "linux",
  mac: "macos",
  osx: "macos",
  "mac-os": "macos",
  "os-x": "macos",
}

/** By sign and by word; a sign that several countries share means none of them. */
const currencyNames: Names = {
  $: "USD",
  us$: "USD",
  dollar: "USD",
  dollars: "USD",
  "€": "EUR",
  euro: "EUR",
  euros: "EUR",
  "£": "GBP",
  pound: "GBP",
  pounds: "GBP",
  sterling: "GBP",
  sfr: "CHF",
  franken: "CHF",
  yen: "JPY",
  yuan: "CNY",
  rmb: "CNY",
  rupee: "INR",
  rupees: "INR",
  "₹": "INR",
  won: "KRW",
  "₩": "KRW",
  real: "BRL",
  zloty: "PLN",
  złoty: "PLN",
}

/** By what the thing is called in sentences. */
export const byKind: Readonly<Record<string, Names>> = {
  workload: workloadNames,
  product: productNames,
  host: hostNames,
  scheduler: schedulerNames,
  view: viewNames,
  cost: extraCostNames,
  API: apiNames,
  "guest system": systemNames,
  currency: currencyNames,
  hypervisor: hypervisorNames,
  vendor: vendorNames,
  technique: techniqueNames,
  requirement: needNames,
}

/** Things that one name may stand for; more are no answer but a list. */
const mostMeant = 6

const squashed = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "")
const tokens = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(/(\d)\s*g(?:i?b)?\b/g, "$1gb")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
/** A series and its number, as shops run them together: "rtx8000". */
const parted = (word: string): readonly string[] => /^([a-z]{3,})(\d+)$/.exec(word)?.slice(1) ?? [word]
const makers: readonly string[] = [...gpuVendors, "tesla", "geforce", "radeon", "instinct", "firepro"]

/** Something as it is looked for: its id, and the words of its names. */
export interface Named {
  readonly id: string
  readonly whole: readonly string[]
  readonly words: ReadonlySet<string>
}

/** Rows that may be named, by what they are called in sentences. */
export type NamedByKind = Readonly<Record<string, readonly Named[]>>

export function named({ id, name, shortName }: { readonly id: string; readonly name?: string; readonly shortName?: string }): Named {
  const names = [id, name, shortName].filter((one) => one !== undefined)
  return { id, whole: names.map(squashed), words: new Set(names.flatMap(tokens)) }
}

/** Kinds of which one word of a name is enough. Of the others a word could be anything: what restricts is read by its whole name alone. */
const byWord: readonly string[] = ["workload", "product", "host", "language model"]
const gpuKinds: readonly string[] = ["GPU", "GPU, host or licence"]

/**
 * What a text may mean: the one that it spells ("L40 S", "NVIDIA vGPU on vSphere"), else all whose names hold every word of it ("A100
 * 80GB" is a PCIe board and an SXM module). None where it could be anything.
 */
function rowsCalled(text: string, what: string, rows: readonly Named[]): readonly string[] {
  const whole = squashed(text)
  if (whole === "") return []
  const ofGpu = gpuKinds.includes(what)
  const bare = ofGpu ? makers.reduce((left, maker) => (left.startsWith(maker) ? left.slice(maker.length) : left), whole) : whole
  const spelled = rows.filter((row) => row.whole.some((name) => name === whole || name === bare))
  if (spelled.length > 0) return spelled.map((row) => row.id)
  const words = tokens(text).filter((word) => !ofGpu || !makers.includes(word))
  // A model of a GPU is named by letters and digits together; a bare number, size or word could be many.
  const model =
    words.some((word) => /\d/.test(word)) && (words.length > 1 || words.some((word) => /[a-z]/.test(word) && !/^\d+gb$/.test(word)))
  // A server's model may have one letter ("R760", "2U").
  const telling = what === "host" ? /[a-z]{2}|[a-z]\d|\d[a-z]/ : /[a-z]{2}/
  if (ofGpu ? !model : !byWord.includes(what) || !words.some((word) => telling.test(word))) return []
  const alike = (row: Named, word: string): boolean => row.words.has(word) || (!ofGpu && row.words.has(word.replace(/s$/, "")))
  const holding = (all: readonly string[]) => rows.filter((row) => all.every((word) => alike(row, word)))
  const exact = holding(words)
  const found = exact.length > 0 ? exact : holding(words.flatMap(parted))
  return found.length <= mostMeant ? found.map((row) => row.id) : []
}

/** A name and the version behind it: "d3d11", "ESXi 8.0 U3", "windows-server-2025"; the version "" where there is none. */
export function apart(text: string): { readonly name: string; readonly version: string } {
  const [, name = text, version = ""] = /^(.*?[^\d.-])-?v?(\d+(?:\.\d+)*)(?:-?(?:u\d+|r\d+|lts|sp\d+|pro|enterprise))?$/.exec(text) ?? []
  return { name, version }
}

/** Kinds that have versions, which are no part of what they are called. */
const versioned: readonly string[] = ["hypervisor", "guest system", "API"]

/** The known ids that a text stands for though it is none of them; empty where it stands for nothing known here. */
export function called(text: string, what: string, known: ReadonlySet<string>, rows: NamedByKind): readonly string[] {
  const short = text.slice(0, 80)
  const names = byKind[what] ?? {}
  const tidy = tidied(short)
  const read = (word: string): readonly string[] => [Object.hasOwn(names, word) ? (names[word] ?? []) : word].flat()
  const tried = [tidy, ...(versioned.includes(what) ? [apart(tidy).name] : []), tidy.replace(/s$/, "")]
  for (const word of tried) {
    const ids = read(word).filter((id) => known.has(id))
    if (ids.length > 0) return ids
  }
  // "Nvidia Corporation" holds one maker's id.
  const makersIn = what === "vendor" ? tokens(short).filter((word) => known.has(word)) : []
  if (makersIn.length === 1) return makersIn
  return rowsCalled(short, what, rows[what] ?? [])
}
