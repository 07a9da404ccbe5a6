import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { ArchitectureOrder } from "../../../engine/quirks/judge.ts"
import { vendorName } from "../../common/table/columnSpec.ts"
import { advised, possibleProducts } from "./machine.ts"

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
  /** How it is put where it stands open: "is the GPU alone in its IOMMU group?" */
  readonly open?: string
  /** None: a number, version or date is typed. */
  readonly choices?: readonly Choice[]
  readonly placeholder?: string
  /** Facts that follow from its answer. */
  readonly decides?: readonly string[]
  /** The question whose answer settles this one as well. */
  readonly settledBy?: string
  /** Asked only where this is known to be so. */
  readonly onlyWhere?: { readonly fact: string; readonly value: string }
  /** Asked from the start; others once a rule depends on them. */
  readonly first?: boolean
}

const yesNo: readonly Choice[] = [
  { id: "yes", label: "Yes" },
  { id: "no", label: "No" },
]

const alphabetic = (a: Choice, b: Choice): number => a.label.localeCompare(b.label, "en")

/** All questions, in the order in which they are asked. */
export function questionsOf(catalogue: FullCatalogue, order: ArchitectureOrder, answers: Answers): readonly Question[] {
  const carriers = catalogue.products.filter((product) => advised.includes(product.technique) && product.technology !== "network-remoting")
  const hypervisors = [...new Set(carriers.flatMap((product) => product.hypervisors))]
  return [
    {
      id: "want",
      fact: "technique",
      open: "what do you want to do?",
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
      open: "which hypervisor?",
      label: "Hypervisor",
      first: true,
      decides: ["platform", "productExists"],
      choices: hypervisors.map((id) => ({ id, label: catalogue.hypervisor(id)?.name ?? id })).sort(alphabetic),
    },
    {
      id: "hypervisor-version",
      fact: "hypervisorVersion",
      label: "Version of the hypervisor",
      open: "which version has the hypervisor?",
      placeholder: "7.0",
    },
    {
      id: "product",
      fact: "product",
      open: "which product?",
      label: "Product",
      choices: possibleProducts(catalogue, answers)
        .map((product) => ({ id: product.id, label: product.name }))
        .sort(alphabetic),
    },
    {
      id: "gpu",
      fact: "gpu",
      open: "which model is the GPU?",
      label: "GPU model, if it is listed",
      hint: "Settles maker, architecture, memory and product line.",
      first: true,
      decides: ["productServesGpu"],
      choices: [
        ...catalogue.gpus.map((gpu) => ({ id: gpu.id, label: gpu.name })).sort(alphabetic),
        { id: "unlisted", label: "Not listed here" },
      ],
    },
    {
      id: "gpu-vendor",
      fact: "gpuVendor",
      open: "who made the GPU?",
      label: "Maker of the GPU",
      first: true,
      decides: ["vgpuVendor", "vgpuKind"],
      settledBy: "gpu",
      choices: ["nvidia", "amd", "intel"].map((id) => ({ id, label: vendorName(id) })),
    },
    {
      id: "architecture",
      fact: "gpuArchitecture",
      open: "which architecture has the GPU?",
      label: "Architecture of the GPU",
      hint: "NVIDIA, oldest first. GeForce 10 is Pascal, 20 Turing, 30 Ampere, 40 Ada Lovelace, 50 Blackwell.",
      first: true,
      settledBy: "gpu",
      choices: order.map((name) => ({ id: name.toLowerCase().replaceAll(" ", "-"), label: name, fact: name })),
    },
    {
      id: "line",
      fact: "productLine",
      open: "which product line is it?",
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
      open: "what kind of machine is it?",
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
      open: "how is Optimus wired?",
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
      open: "through which frame buffer does the picture leave?",
      label: "The picture leaves through",
      choices: [
        { id: "integrated", label: "the integrated GPU's frame buffer" },
        { id: "dedicated", label: "the GPU's own frame buffer" },
      ],
    },
    {
      id: "firmware",
      fact: "guestFirmware",
      open: "which firmware has the guest?",
      label: "Firmware of the guest",
      choices: [
        { id: "seabios", label: "Legacy BIOS (SeaBIOS)", fact: "SeaBIOS" },
        { id: "ovmf", label: "UEFI (OVMF, EFI)", fact: "OVMF" },
      ],
    },
    { id: "boots-host", fact: "gpuBootsHost", label: "The host boots with this GPU", choices: yesNo },
    { id: "host-uses-it", fact: "hostUsesSameGpu", label: "The host draws with this GPU, too", choices: yesNo },
    {
      id: "radeon",
      fact: "amdGeneration",
      label: "Kind of Radeon",
      settledBy: "gpu",
      choices: [
        { id: "polaris", label: "RX 400, RX 500 (Polaris)", fact: "Polaris" },
        { id: "vega-10", label: "Vega 56, 64, Frontier (Vega 10)", fact: "Vega 10" },
        { id: "vega-20", label: "Radeon VII (Vega 20)", fact: "Vega 20" },
        { id: "navi-1x", label: "RX 5000 (Navi 1x)", fact: "Navi 1x" },
        { id: "navi-2x", label: "RX 6000 (Navi 2x)", fact: "Navi 2x" },
        { id: "navi-3x", label: "RX 7000 (Navi 3x)", fact: "Navi 3x" },
        { id: "navi-4x", label: "RX 9000 (Navi 4x)", fact: "Navi 4x" },
        { id: "ryzen", label: "Graphics of a Ryzen processor", fact: "Ryzen graphics" },
        { id: "another", label: "Another" },
      ],
    },
    { id: "memory", fact: "gpuMemoryGib", label: "Memory of the GPU in GB", placeholder: "24", settledBy: "gpu" },
    {
      id: "iommu",
      fact: "hostIommu",
      label: "VT-d or AMD-Vi is on in the host's firmware",
      open: "is VT-d or AMD-Vi on in the host's firmware?",
      choices: yesNo,
    },
    {
      id: "groups",
      fact: "aloneInGroup",
      label: "The GPU is alone in its IOMMU group",
      open: "is the GPU alone in its IOMMU group?",
      hint: "Its own audio and USB-C functions, and bridges, do not count. /sys/kernel/iommu_groups tells.",
      choices: yesNo,
    },
    { id: "functions", fact: "allFunctionsPassed", label: "All functions of the board (audio, USB-C) go to the VM", choices: yesNo },
    { id: "acs-override", fact: "acsOverride", label: "The ACS override patch is used", choices: yesNo },
    {
      id: "acs",
      fact: "pcieAcs",
      label: "The server's PCIe root complex has Access Control Services",
      open: "has the server's PCIe root complex Access Control Services?",
      choices: yesNo,
    },
    {
      id: "mmio64",
      fact: "vmMmio64",
      label: "The VM has room for 64-bit MMIO",
      hint: "ESXi: pciPassthru.use64bitMMIO. Hyper-V: HighMemoryMappedIoSpace. OVMF: its 64-bit window.",
      open: "has the VM room for 64-bit MMIO?",
      choices: yesNo,
    },
    {
      id: "above-4g",
      fact: "above4gDecoding",
      label: "“Above 4G decoding” is on in the host's firmware",
      open: "is “above 4G decoding” on in the host's firmware?",
      choices: yesNo,
    },
    { id: "rebar", fact: "resizableBar", label: "Resizable BAR is on in the host's firmware", choices: yesNo },
    { id: "rom-uefi", fact: "romHasUefi", label: "The GPU's ROM has a UEFI part", choices: yesNo },
    {
      id: "only-gpu",
      fact: "onlyGpu",
      label: "It is the only GPU of the machine",
      open: "is it the only GPU of the machine?",
      choices: yesNo,
    },
    { id: "same-model", fact: "sameModelInHost", label: "The host keeps another card of the same model", choices: yesNo },
    { id: "host-driver", fact: "hostDriverTakesGpu", label: "A graphics driver of the host takes the GPU at boot", choices: yesNo },
    { id: "reset-module", fact: "resetModuleEarly", label: "vendor-reset is loaded before the first reset", choices: yesNo },
    { id: "flr", fact: "functionLevelReset", label: "The GPU has function-level reset", choices: yesNo },
    { id: "chipset-500", fact: "chipset500", label: "The board has an Intel 500-series chipset", choices: yesNo },
    { id: "remapping", fact: "interruptRemapping", label: "The host remaps interrupts", choices: yesNo },
    {
      id: "cpu-vendor",
      fact: "cpuVendor",
      label: "Maker of the host's processor",
      choices: ["intel", "amd"].map((id) => ({ id, label: vendorName(id) })),
    },
    { id: "host-kernel", fact: "hostKernel", label: "Linux of the host", placeholder: "6.8" },
    { id: "qemu", fact: "qemuVersion", label: "Version of QEMU", placeholder: "9.2" },
    {
      id: "chipset",
      fact: "machineType",
      label: "Machine type of the VM",
      choices: [
        { id: "q35", label: "q35" },
        { id: "i440fx", label: "i440fx" },
      ],
    },
    {
      id: "guest",
      fact: "guestSystem",
      label: "The guest runs",
      choices: ["Windows", "Linux", "macOS"].map((name) => ({ id: name.toLowerCase(), label: name, fact: name })),
    },
    { id: "hidden", fact: "hypervisorHidden", label: "The hypervisor is hidden from the guest", choices: yesNo },
    {
      id: "encryption",
      fact: "memoryEncryption",
      open: "is memory encrypted?",
      label: "Memory is encrypted by",
      choices: [
        { id: "none", label: "nothing" },
        { id: "sme", label: "SME (the host's)", fact: "SME" },
        { id: "sev", label: "SEV (the VM's)", fact: "SEV" },
        { id: "sev-snp", label: "SEV-SNP (the VM's)", fact: "SEV-SNP" },
      ],
    },
    { id: "host-secure-boot", fact: "hostSecureBoot", label: "The host starts by Secure Boot", choices: yesNo },
    { id: "guest-secure-boot", fact: "guestSecureBoot", label: "The guest starts by Secure Boot", choices: yesNo },
    { id: "reserved", fact: "vmMemoryReserved", label: "All memory of the VM is reserved", choices: yesNo },
    {
      id: "nested",
      fact: "nestedVirtualization",
      label: "The guest runs VMs of its own",
      open: "does the guest run VMs of its own?",
      choices: yesNo,
    },
    {
      id: "devices",
      fact: "devicesPerVm",
      label: "Devices passed through to one VM",
      open: "how many devices are passed through to one VM?",
      placeholder: "1",
    },
    { id: "stop-action", fact: "stopActionTurnOff", label: "The VM's automatic stop action is TurnOff", choices: yesNo },
    { id: "hags", fact: "hardwareScheduling", label: "Hardware-accelerated GPU scheduling is on", choices: yesNo },
    { id: "battery", fact: "acpiBatteryInGuest", label: "The guest sees an ACPI battery", choices: yesNo },
    { id: "driver", fact: "guestDriverVersion", label: "Driver version in the guest", placeholder: "546.33" },
    {
      id: "cpu-generation",
      fact: "cpuGeneration",
      label: "Generation of the Intel processor",
      placeholder: "9",
      settledBy: "gpu",
      decides: ["gpu"],
      onlyWhere: { fact: "gpuVendor", value: "intel" },
    },
    {
      id: "mediation",
      fact: "gpuSupportsMediation",
      label: "The GPU is made to be shared (vGPU, MxGPU, SR-IOV, GVT-g)",
      open: "is the GPU made to be shared?",
      choices: yesNo,
    },
    { id: "vms-per-gpu", fact: "vmsPerGpu", label: "VMs on one GPU", open: "how many VMs share the GPU?", placeholder: "4" },
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
      open: "how are the GPUs linked?",
      label: "GPUs are linked by",
      choices: [
        { id: "nvswitch", label: "NVSwitch (HGX, DGX)", fact: "NVIDIA NVSwitch" },
        { id: "pcie", label: "PCIe or NVLink bridges" },
      ],
    },
    { id: "accelerate-3d", fact: "accelerate3d", label: "3D acceleration is switched on", choices: yesNo },
    { id: "trusted", fact: "guestTrusted", label: "The guest can be trusted", choices: yesNo },
    { id: "blobs", fact: "hostBlobs", label: "hostmem and blob resources are on", choices: yesNo },
    {
      id: "windows-updates",
      fact: "windowsUpdates",
      label: "Windows is updated to",
      open: "up to which day is Windows updated?",
      placeholder: "2024-06-11",
    },
  ]
}

/** The question that decides a fact. */
export const questionFor = (questions: readonly Question[], fact: string): Question | undefined =>
  questions.find((one) => one.fact === fact || one.decides?.includes(fact))
