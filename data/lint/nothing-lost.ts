import type { InstanceTypeSet } from "../../src/dataset/schema/index.ts"
import { rowsOf } from "../../src/dataset/coverage.ts"
import type { Dataset, Finding, Rule } from "./dataset.ts"

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Products that the survey of implementations found. */
const survey = words(`
  vmware-vsga vmware-workstation-svga3d vmware-fusion-svga3d virtualbox-vmsvga virtualbox-chromium parallels-desktop
  hyperv-remotefx-vgpu qemu-virgl qemu-venus drm-native-context gfxstream-rutabaga wsl2-gpu hyperv-gpu-pv windows-sandbox-vgpu
  apple-paravirtualized-graphics utm vmgl virtualgl chromium-wiregl citrix-opengl-accelerator rcuda gvirtus bitfusion cricket hami
  juice tensorfusion thunder-compute thincast-virtual3d qemu-3dfx qemu-whpx xen-virtio-gpu acrn-virtio-gpu qnx-shared-gpu
  vmware-directpath-vdga vmware-dynamic-directpath vmware-enhanced-directpath xenserver-gpu-passthrough xen-vga-passthrough kvm-vfio
  hyperv-dda virtualbox-pci-passthrough parallels-workstation-extreme proxmox-passthrough nutanix-gpu-passthrough intel-gvt-d bhyve-ppt
  openstack-nova-pci kubevirt-passthrough harvester-pci aws-gpu-instances gcp-gpu vmware-vgpu-nvidia vmware-mxgpu xenserver-vgpu-nvidia
  xenserver-mxgpu xenserver-gvtg kvm-vgpu-nvidia intel-gvtg-kvmgt intel-xe-sriov amd-gim-kvm hyperv-gpu-p azure-nv-fractional
  proxmox-vgpu nutanix-vgpu openstack-nova-vgpu kubevirt-vgpu openshift-virt-vgpu harvester-vgpu hpe-vme qemu-stdvga-bochs qemu-cirrus
  qemu-qxl qemu-vmware-svga qemu-virtio-gpu-2d hyperv-synthetic-video vmware-soft3d virtualbox-no3d llvmpipe lavapipe swiftshader warp
  86box pcem
`)

/** Products that the encyclopedia article names, by the ids of its reading. */
const article = words(`
  vmware-vsga parallels-desktop hyperv-remotefx virtualbox-ga3d thincast-virtual3d qemu-virgl rcuda vmgl vmware-vdga
  parallels-workstation-extreme hyperv-dda xenserver-gpu-passthrough gvt-d virtualbox-pci qemu-kvm-vfio vmware-shared-pass-through
  xenserver-shared-gpu xen-kvm-gvt-g pcem vga-svga-adapter vmware-svga3d-soft virtualbox-vmsvga citrix-opengl-sw warp core-opengl-sw
  mesa-sw swiftshader hyperv-gpu-p qemu-venus qemu-drm-native qemu-rutabaga intel-gvt-s amd-mxgpu-kvm intel-graphics-sriov
`)

/** Rows that were read from the sources for each file. There may be more, never fewer. */
const surveyed: Readonly<Record<string, number>> = {
  workloads: 13,
  quirks: 105,
  "models/stun": 5,
  "measurements/scaling": 54,
  "measurements/migration-times": 4,
  "measurements/schedulers": 11,
  "measurements/qualitative": 8,
  "measurements/defensible-ranges": 20,
  "measurements/analytic-models": 16,
  "measurements/stun-times": 44,
  "measurements/stun-other": 8,
  "measurements/software-rendering": 17,
  "reference/article-hardware": 3,
  "reference/article-hardware-models": 45,
  "reference/references": 19,
  "reference/footnotes": 6,
  "reference/disagreements": 32,
  "reference/api-support-article": 75,
  "reference/migration-matrix": 35,
  "reference/migration-rules": 16,
  "checklists/seed-systems": 54,
  "checklists/seed-numbers": 10,
  "checklists/seed-dimensions": 8,
}
const measured = 349

/** Sets worked out here by a documented rule, beside those that were read. */
const derivedFamilies: ReadonlySet<string> = new Set(["MxGPU (GIM 9, other counts)", "vGPU, inferred"])

const vgpuTypes = (set: InstanceTypeSet): boolean => set.technology.startsWith("nvidia-") && set.family !== "MIG profile"

/** Instance types that the vendors' documents list: [what, how many, which sets]. */
const listed: readonly (readonly [string, number, (set: InstanceTypeSet) => boolean])[] = [
  ["MIG profiles", 144, (set) => set.family === "MIG profile"],
  ["vGPU types", 970, vgpuTypes],
  ["instance types of other vendors", 113, (set) => !set.technology.startsWith("nvidia-")],
]

const fewer = (file: string, what: string, found: number, least: number): Finding[] =>
  found < least ? [{ file, id: what, sentence: `${found} are there; ${least} were surveyed` }] : []

/** What was once read stays: every product of the survey and the article under its id or an alias, and no fewer rows than were read. */
export const nothingLost: Rule = ({ files, products, measurements, instanceTypes }: Dataset) => {
  const names = new Set(products.flatMap(({ row }) => [row.id, ...row.aliases]))
  const own = instanceTypes.filter(({ set }) => !set.copiedFrom && !derivedFamilies.has(set.family))
  return [
    ...[...survey, ...article]
      .filter((id) => !names.has(id))
      .map((id) => ({ file: "products", id, sentence: "no product has this id or alias any more" })),
    ...Object.entries(surveyed).flatMap(([file, least]) => fewer(file, file, rowsOf(files[file]).length, least)),
    ...fewer("measurements", "measurements", measurements.length, measured),
    ...listed.flatMap(([what, least, of]) => fewer("hardware/instances", what, own.filter(({ set }) => of(set)).length, least)),
  ]
}
