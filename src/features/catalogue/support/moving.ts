import type { Evidence, Hypervisor, Product, TechnologyId } from "../../../dataset/schema/index.ts"
import type { Background } from "../products/useBackground.ts"
import { supportCell, type Look, type MatrixCell } from "./cells.ts"

type Place = readonly [hypervisor: string, technology: TechnologyId]

/** What a vendor's chart, a driver's notes or a survey say of one hypervisor and technology. */
export interface Report {
  readonly what: string
  readonly says: readonly string[]
  readonly evidence: readonly Evidence[]
}

/** Whether a running VM can be moved on a hypervisor with a technology: the best of the products there. */
export interface MovingCell {
  readonly look: Look
  readonly word: string
  readonly words: string
  readonly since: string | null
  readonly weak: boolean
  readonly products: readonly { readonly product: Product; readonly cell: MatrixCell }[]
  readonly reports: readonly Report[]
}

/** Which have a column, what servers use first: MIG-backed vGPUs move as the others of NVIDIA, and embedded partitions nowhere. */
const columns: Readonly<Record<TechnologyId, boolean>> = {
  "nvidia-vgpu": true,
  "amd-mxgpu": true,
  "intel-sriov": true,
  "intel-gvt-g": true,
  "gpu-p": true,
  "pci-passthrough": true,
  "gvt-d": true,
  "api-forwarding": true,
  "driver-paravirtualization": true,
  "network-remoting": true,
  "emulated-adapter": true,
  "software-renderer": true,
  "emulated-3d-card": true,
  "nvidia-mig": false,
  "embedded-partition": false,
}
export const movingTechnologies: readonly TechnologyId[] = (Object.keys(columns) as TechnologyId[]).filter((one) => columns[one])

/** NVIDIA's names of platforms. Rows on all platforms at once, on guests, and on Sangfor HCI (not in the dataset) have no place in the table. */
const platforms: readonly (readonly [RegExp, string])[] = [
  [/^VMware vSphere/, "vsphere"],
  [/^XenServer/, "xenserver"],
  [/^KVM:|with KVM$|^SUSE Linux/, "kvm"],
  [/^Microsoft /, "hyper-v"],
  [/^Nutanix/, "nutanix-ahv"],
  [/^Proxmox/, "proxmox-ve"],
  [/^OpenStack/, "openstack"],
  [/^KubeVirt/, "kubevirt"],
  [/OpenShift/, "openshift-virtualization"],
  [/^HPE/, "hpe-vme"],
]

function nvidiaPlace(platform: string, feature: string): Place | null {
  const hypervisor = platforms.find(([name]) => name.test(platform))?.[1]
  if (!hypervisor) return null
  if (/pass-through|DDA/.test(`${platform} ${feature}`)) return [hypervisor, "pci-passthrough"]
  return [hypervisor, hypervisor === "hyper-v" ? "gpu-p" : "nvidia-vgpu"]
}

/** Places of rows on AMD's, Intel's and generic devices, by the row's id. */
export const reportPlaces: Readonly<Record<string, readonly Place[]>> = {
  "mxgpu-xapi": [["xenserver", "amd-mxgpu"]],
  "gvtg-xapi": [["xenserver", "intel-gvt-g"]],
  "passthrough-xapi": [["xenserver", "pci-passthrough"]],
  "nvidia-xapi": [["xenserver", "nvidia-vgpu"]],
  "azure-nvv4": [["azure", "gpu-p"]],
  "azure-v710": [["azure", "gpu-p"]],
  "azure-v620": [["azure", "gpu-p"]],
  "azure-mi300x": [["azure", "pci-passthrough"]],
  "gim-code": [["kvm", "amd-mxgpu"]],
  "gvtg-2017": [["kvm", "intel-gvt-g"]],
  "gvtg-417": [["kvm", "intel-gvt-g"]],
  "gvtg-later": [["kvm", "intel-gvt-g"]],
  "gvtg-end": [["kvm", "intel-gvt-g"]],
  "xe-vf": [["kvm", "intel-sriov"]],
  "xe-vf-merge": [["kvm", "intel-sriov"]],
  "xe-vf-619": [["kvm", "intel-sriov"]],
  "xe-vf-guc": [["kvm", "intel-sriov"]],
  "xe-vf-noprecopy": [["kvm", "intel-sriov"]],
  "xe-vf-default": [["kvm", "intel-sriov"]],
  "i915-dkms": [
    ["kvm", "intel-sriov"],
    ["proxmox-ve", "intel-sriov"],
  ],
  "qemu-vfio": [["kvm", "pci-passthrough"]],
  "vfio-v2": [["kvm", "pci-passthrough"]],
  "ms-gpup": [["hyper-v", "gpu-p"]],
  "apple-pv": [["apple-virtualization", "api-forwarding"]],
  "mali-arbiter": [],
  "b580-pass": [["kvm", "pci-passthrough"]],
  "mxgpu-kvm-legacy": [["kvm", "amd-mxgpu"]],
  "mxgpu-xen-legacy": [["xen", "amd-mxgpu"]],
  "mxgpu-kvm-new": [["kvm", "amd-mxgpu"]],
  "mxgpu-esxi": [["vsphere", "amd-mxgpu"]],
  "mxgpu-citrix": [["xenserver", "amd-mxgpu"]],
  "mxgpu-xs8": [["xenserver", "amd-mxgpu"]],
  "gvtg-citrix": [["xenserver", "intel-gvt-g"]],
  "gvtg-xs8": [["xenserver", "intel-gvt-g"]],
  "gvtg-kvm": [["kvm", "intel-gvt-g"]],
  "gvtg-rhel": [["kvm", "intel-gvt-g"]],
  "gvtg-acrn": [["acrn", "intel-gvt-g"]],
  "sriov-xe-bmg": [["kvm", "intel-sriov"]],
  "sriov-xe-force": [["kvm", "intel-sriov"]],
  "sriov-xe-none": [["kvm", "intel-sriov"]],
  "sriov-i915-dkms": [
    ["kvm", "intel-sriov"],
    ["proxmox-ve", "intel-sriov"],
  ],
  "sriov-kubevirt": [["kubevirt", "intel-sriov"]],
  "amd-kubevirt": [["kubevirt", "amd-mxgpu"]],
  gvtd: [["kvm", "gvt-d"]],
  "v710-azure": [["azure", "gpu-p"]],
  "v620-azure": [["azure", "gpu-p"]],
  "mi25-azure": [["azure", "gpu-p"]],
}

const said = (...parts: readonly (string | null | undefined)[]): readonly string[] =>
  parts.filter((part) => typeof part === "string" && part !== "") as string[]

export interface PlacedReport extends Report {
  readonly places: readonly Place[]
}

/** All reports with the cells they belong to; none for those that hold wherever the technology is used. */
export function placedReports(background: Background): readonly PlacedReport[] {
  const one = (place: Place | null): readonly Place[] => (place ? [place] : [])
  return [
    ...background.nvidiaMigration.map((row) => ({
      what: `${row.platform}: ${row.feature}`,
      says: said(
        row.status,
        row.firstVersion && `since ${row.firstVersion}`,
        row.nvidiaFirstRelease && `NVIDIA release: ${row.nvidiaFirstRelease}`,
        ...row.constraints,
        row.note,
      ),
      evidence: row.evidence,
      places: one(nvidiaPlace(row.platform, row.feature)),
    })),
    ...background.nvidiaHypervisors.map((row) => ({
      what: `NVIDIA on ${row.hypervisor}${row.versions ? ` ${row.versions.join(", ")}` : ""}`,
      says: said(row.supportModel, row.vgpuRelease && `vGPU release: ${row.vgpuRelease}`, ...row.notes),
      evidence: row.evidence,
      places: one(nvidiaPlace(row.hypervisor, "")),
    })),
    ...background.amdIntelMigration.map((row) => ({
      what: row.technology,
      says: said(
        `live migration: ${row.liveMigration}`,
        `suspend and resume: ${row.suspendResume}`,
        row.status,
        row.softwareVersion && `read of ${row.softwareVersion}`,
        row.note,
      ),
      evidence: row.evidence,
      places: reportPlaces[row.id] ?? [],
    })),
    ...background.hypervisorSupport.map((row) => ({
      what: `${row.technology} on ${row.hypervisor}`,
      says: said(row.status, row.versions, row.note),
      evidence: row.evidence,
      places: reportPlaces[row.id] ?? [],
    })),
  ]
}

const rank: readonly Look[] = ["yes", "conditional", "tried", "unknown", "no", "not-applicable"]

export interface MovingRow {
  readonly hypervisor: Hypervisor
  readonly cells: ReadonlyMap<TechnologyId, MovingCell>
}

/** The hypervisors on which something can be said, those with most technologies first. */
export function movingRows(
  hypervisors: readonly Hypervisor[],
  products: readonly Product[],
  reports: readonly PlacedReport[],
): readonly MovingRow[] {
  return hypervisors
    .map((hypervisor) => {
      const cells = new Map<TechnologyId, MovingCell>()
      for (const technology of movingTechnologies) {
        const here = products
          .filter((product) => product.technology === technology && product.hypervisors.includes(hypervisor.id))
          .map((product) => ({ product, cell: supportCell(product, "liveMigration", product.liveMigration) }))
        const told = reports.filter((report) => report.places.some(([id, of]) => id === hypervisor.id && of === technology))
        if (here.length === 0 && told.length === 0) continue
        const best = here.toSorted((a, b) => rank.indexOf(a.cell.look) - rank.indexOf(b.cell.look))[0]
        cells.set(technology, {
          look: best?.cell.look ?? "unknown",
          word: best?.cell.word ?? "?",
          words: best ? best.cell.words : "no product of the dataset; see the reports",
          since: best?.cell.since ?? null,
          weak: best?.cell.weak ?? false,
          products: here,
          reports: told,
        })
      }
      return { hypervisor, cells }
    })
    .filter((row) => row.cells.size > 0)
    .toSorted((a, b) => b.cells.size - a.cells.size || a.hypervisor.name.localeCompare(b.hypervisor.name, "en"))
}
