import { inFile, type Planted, rowNamed, setting } from "./planting.ts"

type Loose = { id: string; hypervisors: string[]; gpuProducts: string[]; licence: { needs: unknown[] }; licenceNeeds: string[] }
const mediated = "products/mediated-pass-through"
const product = (edit: (row: Loose) => void) => inFile<Loose[]>(mediated, (rows) => edit(rowNamed(rows, "vmware-vgpu-nvidia")))
const hypervisor = (edit: (row: Loose) => void) => inFile<Loose[]>("hypervisors", (rows) => edit(rowNamed(rows, "vsphere")))

export const planted: readonly Planted[] = [
  {
    error: "a hypervisor that is not there",
    spoil: product((row) => row.hypervisors.push("vsfere")),
    id: "vmware-vgpu-nvidia",
    says: /no hypervisor "vsfere"/,
  },
  {
    error: "a hypervisor that does not list the product back",
    spoil: product((row) => row.hypervisors.push("proxmox")),
    id: "vmware-vgpu-nvidia",
    says: /"proxmox" does not list it back|no hypervisor "proxmox"/,
  },
  {
    error: "a GPU that is not there",
    spoil: setting(mediated, "vmware-vgpu-nvidia", { gpus: ["a17"] }),
    id: "vmware-vgpu-nvidia",
    says: /no GPU "a17"/,
  },
  {
    error: "a licence that is not there, among alternatives",
    spoil: product((row) => row.licence.needs.push(["vvf-core-year", "vvf-core-decade"])),
    id: "vmware-vgpu-nvidia",
    says: /no licence "vvf-core-decade"/,
  },
  {
    error: "a hypervisor's product that is not there",
    spoil: hypervisor((row) => row.gpuProducts.push("vmware-vgpu-s3")),
    id: "vsphere",
    says: /no product/,
  },
  {
    error: "a product that does not list the hypervisor back",
    spoil: hypervisor((row) => row.gpuProducts.push("qemu-venus")),
    id: "vsphere",
    says: /"qemu-venus" does not list it back/,
  },
  {
    error: "a hypervisor's licence that is not there",
    spoil: hypervisor((row) => row.licenceNeeds.push("vsphere-free")),
    id: "vsphere",
    says: /no licence "vsphere-free"/,
  },
]
