import type { LicenceRule } from "../../src/dataset/schema/index.ts"
import { inFile, type Planted, rowNamed, setting } from "./planting.ts"

const file = "prices/licence-rules"
const when = (id: string, when: Record<string, unknown>) => setting(file, id, { when })
const without = (id: string, key: keyof LicenceRule) =>
  inFile<LicenceRule[]>(file, (rows) => {
    delete (rowNamed(rows, id) as Partial<LicenceRule>)[key]
  })

export const planted: readonly Planted[] = [
  {
    error: "a series rule that does not say how to choose",
    spoil: without("series-desktop", "choose"),
    id: "series-desktop",
    says: /does not say choose/,
  },
  {
    error: "a guest rule without a licence, not even none",
    spoil: without("guest-b-series", "licence"),
    id: "guest-b-series",
    says: /does not say licence/,
  },
  {
    error: "a guest rule that names series",
    spoil: setting(file, "guest-b-series", { series: ["B"] }),
    id: "guest-b-series",
    says: /cannot say series/,
  },
  {
    error: "a licence that is not there",
    spoil: setting(file, "guest-b-series", { licence: "nvidia-vpcs" }),
    id: "guest-b-series",
    says: /no licence "nvidia-vpcs"/,
  },
  {
    error: "a product that is not there",
    spoil: when("guest-vsga", { products: ["vmware-vsgb"] }),
    id: "guest-vsga",
    says: /no product "vmware-vsgb"/,
  },
  {
    error: "a hypervisor that is not there",
    spoil: when("broker-local", { onlyHypervisors: ["utm2"] }),
    id: "broker-local",
    says: /no hypervisor "utm2"/,
  },
  { error: "a GPU that is not there", spoil: when("guest-grid-1", { gpus: ["grid-k3"] }), id: "guest-grid-1", says: /no GPU "grid-k3"/ },
  {
    error: "a rule behind one that always holds where it does",
    spoil: when("guest-pass-through-compute", {
      technologies: ["pci-passthrough"],
      gpuVendors: ["nvidia"],
      gpuClasses: ["server"],
      work: ["graphics"],
    }),
    id: "guest-pass-through-compute",
    says: /can decide nothing: "guest-pass-through-graphics"/,
  },
  {
    error: "a series that depends on the product",
    spoil: when("series-desktop", { products: ["kvm-vgpu-nvidia"], work: ["graphics"] }),
    id: "series-desktop",
    says: /on the work alone, not on products/,
  },
  {
    error: "a kind that ends without a rule for everything else",
    spoil: when("guest-none", { guestSystems: ["linux"] }),
    id: "guest-none",
    says: /must hold for everything else/,
  },
  {
    error: "a product that lists what rules decide",
    spoil: inFile<{ id: string; licence: { needs: unknown[] } }[]>("products/mediated-pass-through", (rows) => {
      rowNamed(rows, "kvm-vgpu-nvidia").licence.needs.push(["nvidia-vws"])
    }),
    id: "kvm-vgpu-nvidia",
    says: /the product must not list it/,
  },
  {
    error: "a MIG-backed type under another edition than those like it",
    spoil: inFile<{ gpu: string; types: { id: string; licence?: string }[] }[]>("hardware/instances/nvidia-blackwell", (sets) => {
      for (const set of sets) for (const type of set.types) if (type.id === "rtx-pro-4500-bse-1-16c") type.licence = "vWS"
    }),
    id: "rtx-pro-4500-bse-1-16c",
    says: /its licence is "vWS", but by "guest-c-series" its series needs nvidia-ai-enterprise/,
  },
]
