import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { Gpu, Product, TechniqueId } from "../../../dataset/schema/index.ts"
import type { ArchitectureOrder, Facts } from "../../../engine/quirks/judge.ts"
import { vendorName } from "../../common/table/columnSpec.ts"

/** Answers by the question's word in links. What is not there is not known. */
export type Answers = Readonly<Record<string, string>>

export interface Choice {
  /** Stands in links. */
  readonly id: string
  readonly label: string
  /** The word of the rules, where it differs. */
  readonly fact?: string
}

export interface Question {
  /** Stands in links; permanent. */
  readonly id: string
  /** The fact that rules ask for. */
  readonly fact: string
  readonly label: string
  readonly hint?: string
  /** None: a number, version or date is typed. */
  readonly choices?: readonly Choice[]
  readonly placeholder?: string
  /** Facts that follow from its answer. */
  readonly decides?: readonly string[]
  /** The question whose answer settles this one as well. */
  readonly settledBy?: string
  /** Asked from the start; others once a rule depends on them. */
  readonly first?: boolean
}

const yesNo: readonly Choice[] = [
  { id: "yes", label: "Yes" },
  { id: "no", label: "No" },
]

const advised: readonly TechniqueId[] = ["fixed-pass-through", "mediated-pass-through", "api-remoting"]

/** Hypervisors built on KVM: what holds for KVM holds for them. */
const onKvm: readonly string[] = ["proxmox-ve", "openstack", "kubevirt", "openshift-virtualization", "harvester", "nutanix-ahv", "hpe-vme"]

const alphabetic = (a: Choice, b: Choice): number => a.label.localeCompare(b.label, "en")

/** All questions, in the order in which they are asked. */
export function questionsOf(catalogue: FullCatalogue, order: ArchitectureOrder, answers: Answers): readonly Question[] {
  const carriers = catalogue.products.filter((product) => advised.includes(product.technique) && product.technology !== "network-remoting")
  const hypervisors = [...new Set(carriers.flatMap((product) => product.hypervisors))]
  return [
    {
      id: "want",
      fact: "technique",
      label: "What you want to do",
      first: true,
      choices: [
        { id: "fixed-pass-through", label: "Give one VM a whole GPU (fixed pass-through)" },
        { id: "mediated-pass-through", label: "Share a GPU among VMs (mediated pass-through)" },
        { id: "api-remoting", label: "Forward API calls to the host (API remoting)" },
      ],
    },
    {
      id: "hypervisor",
      fact: "hypervisor",
      label: "Hypervisor",
      first: true,
      choices: hypervisors.map((id) => ({ id, label: catalogue.hypervisor(id)?.name ?? id })).sort(alphabetic),
    },
    { id: "hypervisor-version", fact: "hypervisorVersion", label: "Version of the hypervisor", placeholder: "7.0" },
    {
      id: "product",
      fact: "product",
      label: "Product",
      choices: possibleProducts(catalogue, answers)
        .map((product) => ({ id: product.id, label: product.name }))
        .sort(alphabetic),
    },
    {
      id: "gpu",
      fact: "gpu",
      label: "GPU model, if it is listed",
      hint: "Settles maker, architecture and product line.",
      first: true,
      choices: catalogue.gpus.map((gpu) => ({ id: gpu.id, label: gpu.name })).sort(alphabetic),
    },
    {
      id: "gpu-vendor",
      fact: "gpuVendor",
      label: "Maker of the GPU",
      first: true,
      decides: ["vgpuVendor", "vgpuKind"],
      settledBy: "gpu",
      choices: ["nvidia", "amd", "intel"].map((id) => ({ id, label: vendorName(id) })),
    },
    {
      id: "architecture",
      fact: "gpuArchitecture",
      label: "Architecture of the GPU",
      hint: "NVIDIA, oldest first. GeForce 10 is Pascal, 20 Turing, 30 Ampere, 40 Ada Lovelace, 50 Blackwell.",
      first: true,
      settledBy: "gpu",
      choices: order.map((name) => ({ id: name.toLowerCase().replaceAll(" ", "-"), label: name, fact: name })),
    },
    {
      id: "line",
      fact: "productLine",
      label: "Product line",
      settledBy: "gpu",
      choices: [
        { id: "geforce", label: "GeForce (consumer)", fact: "GeForce (consumer)" },
        { id: "professional", label: "Quadro, RTX, Tesla, datacenter" },
      ],
    },
    {
      id: "machine",
      fact: "formFactor",
      label: "Machine",
      first: true,
      choices: [
        { id: "desktop", label: "Desktop or tower" },
        { id: "laptop", label: "Laptop" },
        { id: "server", label: "Server" },
      ],
    },
    {
      id: "optimus",
      fact: "optimus",
      label: "Optimus",
      hint: "lspci tells: “3D Controller” is MUXless; “VGA Controller” beside an Intel GPU is MUXed; without one there is no Optimus.",
      choices: [
        { id: "none", label: "None: the GPU drives the outputs" },
        { id: "on", label: "On (MUXless)" },
        { id: "switchable", label: "Can be switched off" },
        { id: "only", label: "Cannot be switched off" },
        { id: "muxed", label: "MUXed", fact: "MUXed" },
      ],
    },
    {
      id: "module",
      fact: "module",
      label: "The laptop's GPU is",
      choices: [
        { id: "mxm", label: "an MXM module", fact: "MXM variants" },
        { id: "soldered", label: "soldered to the board" },
      ],
    },
    {
      id: "framebuffer",
      fact: "framebuffer",
      label: "The picture leaves through",
      choices: [
        { id: "integrated", label: "the integrated GPU's frame buffer" },
        { id: "dedicated", label: "the GPU's own frame buffer" },
      ],
    },
    {
      id: "firmware",
      fact: "guestFirmware",
      label: "Firmware of the guest",
      choices: [
        { id: "seabios", label: "SeaBIOS (legacy BIOS)", fact: "SeaBIOS" },
        { id: "ovmf", label: "OVMF (UEFI)", fact: "OVMF" },
      ],
    },
    { id: "boots-host", fact: "gpuBootsHost", label: "The host boots with this GPU", choices: yesNo },
    { id: "host-uses-it", fact: "hostUsesSameGpu", label: "The host draws with this GPU, too", choices: yesNo },
    { id: "iommu", fact: "hostIommu", label: "VT-d or AMD-Vi is on in the host's firmware", choices: yesNo },
    { id: "battery", fact: "acpiBatteryInGuest", label: "The guest sees an ACPI battery", choices: yesNo },
    { id: "driver", fact: "guestDriverVersion", label: "Driver version in the guest", placeholder: "546.33" },
    { id: "cpu-generation", fact: "cpuGeneration", label: "Generation of the Intel processor", placeholder: "9" },
    { id: "mediation", fact: "gpuSupportsMediation", label: "The GPU is made to be shared (vGPU, MxGPU, SR-IOV, GVT-g)", choices: yesNo },
    { id: "vms-per-gpu", fact: "vmsPerGpu", label: "VMs on one GPU", placeholder: "4" },
    {
      id: "operation",
      fact: "operation",
      label: "What the VM must survive",
      choices: [
        { id: "live-migration", label: "Live migration", fact: "live migration" },
        { id: "suspend", label: "Suspend" },
        { id: "checkpoint", label: "Checkpoint, snapshot" },
        { id: "none", label: "None of these" },
      ],
    },
    {
      id: "system",
      fact: "system",
      label: "GPUs are linked by",
      choices: [
        { id: "nvswitch", label: "NVSwitch (HGX, DGX)", fact: "NVIDIA NVSwitch" },
        { id: "pcie", label: "PCIe or NVLink bridges" },
      ],
    },
    { id: "accelerate-3d", fact: "accelerate3d", label: "3D acceleration is switched on", choices: yesNo },
    { id: "trusted", fact: "guestTrusted", label: "The guest can be trusted", choices: yesNo },
    { id: "blobs", fact: "hostBlobs", label: "hostmem and blob resources are on", choices: yesNo },
    { id: "windows-updates", fact: "windowsUpdates", label: "Windows is updated to", placeholder: "2024-06-11" },
  ]
}

/** Products that what is answered leaves possible. */
function possibleProducts(catalogue: FullCatalogue, { want, hypervisor, "gpu-vendor": vendor, gpu, product }: Answers): readonly Product[] {
  const maker = catalogue.gpu(gpu ?? "")?.vendor ?? vendor
  return catalogue.products.filter(
    (one) =>
      one.id === product ||
      ((want === undefined ? advised.includes(one.technique) : one.technique === want) &&
        (hypervisor === undefined || one.hypervisors.includes(hypervisor)) &&
        (maker === undefined || one.gpuVendors.some((id) => id === maker))),
  )
}

const kindOfVgpu: Readonly<Partial<Record<Product["technology"], string>>> = {
  "pci-passthrough": "passthrough",
  "nvidia-vgpu": "nvidia",
  "nvidia-mig": "nvidia",
  "amd-mxgpu": "mxgpu",
  "intel-gvt-g": "gvt_g",
}
const mediating: readonly string[] = ["nvidia-vgpu", "nvidia-mig", "amd-mxgpu", "intel-sriov", "intel-gvt-g", "gpu-p", "embedded-partition"]

const lineOf = (gpu: Gpu): string => (gpu.class === "consumer" ? "GeForce (consumer)" : "professional")

/** The facts that answers state, and those that follow from them: a model names its maker, a hypervisor the products it can run. */
export function factsOf(catalogue: FullCatalogue, questions: readonly Question[], order: ArchitectureOrder, answers: Answers): Facts {
  const facts: Record<string, readonly string[]> = {}
  for (const { id, fact, choices } of questions) {
    const answer = answers[id]
    if (answer !== undefined && answer !== "") facts[fact] = [choices?.find((choice) => choice.id === answer)?.fact ?? answer]
  }
  const gpu = catalogue.gpu(answers["gpu"] ?? "")
  if (gpu) {
    facts["gpuVendor"] = [gpu.vendor]
    const { architecture } = gpu
    if (architecture !== null) {
      // "Blackwell Ultra" is a Blackwell.
      facts["gpuArchitecture"] = [order.find((one) => architecture === one || architecture.startsWith(`${one} `)) ?? architecture]
    }
    if (gpu.vendor === "nvidia") facts["productLine"] = [lineOf(gpu)]
    facts["gpuSupportsMediation"] = [gpu.technologies.some((one) => mediating.includes(one)) ? "yes" : "no"]
  }
  const hypervisor = answers["hypervisor"]
  if (hypervisor !== undefined && onKvm.includes(hypervisor)) facts["hypervisor"] = ["kvm"]
  const products = possibleProducts(catalogue, answers)
  facts["product"] ??=
    hypervisor === undefined && answers["want"] === undefined ? [] : products.length > 0 ? products.map(({ id }) => id) : ["none"]
  const chosen = products.filter(({ id }) => facts["product"]?.includes(id))
  facts["vgpuKind"] = [...new Set(chosen.map((product) => kindOfVgpu[product.technology] ?? product.technology))]
  if (facts["gpuVendor"]) facts["vgpuVendor"] = facts["gpuVendor"]
  return facts
}

/** The question that decides a fact. */
export const questionFor = (questions: readonly Question[], fact: string): Question | undefined =>
  questions.find((one) => one.fact === fact || one.decides?.includes(fact))
