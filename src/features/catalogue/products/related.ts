import type { Gpu, Product, TechnologyId } from "../../../dataset/schema/index.ts"
import type { Background } from "./useBackground.ts"

type Disagreement = Background["disagreements"][number]
type Cve = Background["cves"][number]
type Quirk = Background["quirks"][number]
type StunTime = Background["stunTimes"][number]

/** A place in the dataset: a product, and a column of the support matrix where it is one fact that is disputed. */
export interface Place {
  readonly product: string
  readonly columns: readonly string[]
}

const place = (product: string, ...columns: readonly string[]): Place => ({ product, columns })

/** Which products, and which of their facts, each disagreement of the sources is about. Those on hardware, prices or techniques have none. */
export const disagreementPlaces: Readonly<Record<string, readonly Place[]>> = {
  "remotefx-d3d": [place("hyperv-remotefx-vgpu", "direct3d")],
  "gvtg-performance": [place("intel-gvtg-kvmgt"), place("xenserver-gvtg")],
  "gvtg-hardware": [place("intel-gvtg-kvmgt"), place("xenserver-gvtg")],
  "gvtg-haswell": [place("intel-gvtg-kvmgt"), place("xenserver-gvtg")],
  "thincast-class": [place("thincast-virtual3d")],
  "thincast-d3d": [place("thincast-virtual3d", "direct3d")],
  "swiftshader-api": [place("swiftshader", "opengles", "vulkan")],
  "virgl-vulkan": [place("qemu-virgl", "vulkan"), place("qemu-venus", "vulkan")],
  "virgl-gl": [place("qemu-virgl", "opengl")],
  "vsga-gl": [place("vmware-vsga", "opengl", "vulkan")],
  "parallels-path": [place("parallels-desktop", "direct3d")],
  "parallels-version": [place("parallels-desktop", "direct3d", "opengl")],
  "virtualbox-d3d": [place("virtualbox-chromium", "direct3d"), place("virtualbox-vmsvga", "direct3d")],
  "vmsvga-class": [place("virtualbox-vmsvga"), place("virtualbox-no3d")],
  "citrix-opengl-product": [place("citrix-opengl-accelerator")],
  "xenserver-sharing": [place("xenserver-vgpu-nvidia"), place("xenserver-mxgpu"), place("xenserver-gvtg")],
  "llvmpipe-opengl-level": [place("llvmpipe", "opengl")],
  "utm-and-vulkan": [place("utm", "vulkan")],
  "vulkan-and-opengl-under-hyper-v-gpu-pv": [place("hyperv-gpu-pv", "vulkan", "opengl")],
  "gpu-p-live-migration-on-azure-stack-hci": [place("hyperv-gpu-p", "live-migration")],
  "live-migration-under-clustered-dda-page": [place("hyperv-dda", "live-migration")],
  "6.7-u1-vgpu-frame-buffer-limit-for-vmotion": [place("vmware-vgpu-nvidia", "live-migration")],
  "vcf-9.0-speed-up": [place("vmware-vgpu-nvidia", "live-migration")],
  "google-gpu-maintenance-interval": [place("gcp-gpu", "live-migration")],
  "gim-hardware-list": [place("amd-gim-kvm")],
}

export const disagreementsOn = (background: Background, product: string, column?: string): readonly Disagreement[] =>
  background.disagreements.filter((row) =>
    disagreementPlaces[row.id]?.some((one) => one.product === product && (column === undefined || one.columns.includes(column))),
  )

/** What a published hole concerns: products by id, by technology, or by what they are made with. */
interface CveRule {
  readonly of: RegExp
  readonly products?: readonly string[]
  readonly technologies?: readonly TechnologyId[]
  readonly technique?: Product["technique"]
}

/** Read against `technology: component` of a hole. Holes of containers and of all GPUs alike concern no product of their own. */
const cveRules: readonly CveRule[] = [
  { of: /^gvt-g:/, technologies: ["intel-gvt-g"] },
  { of: /virglrenderer/, products: ["qemu-virgl", "qemu-venus", "drm-native-context", "utm", "qemu-whpx", "xen-virtio-gpu"] },
  { of: /VMware SVGA/, products: ["vmware-vsga", "vmware-workstation-svga3d", "vmware-fusion-svga3d", "vmware-soft3d"] },
  { of: /VirtualBox Chromium/, products: ["virtualbox-chromium"] },
  { of: /RemoteFX/, products: ["hyperv-remotefx-vgpu"] },
  { of: /QEMU VGA/, products: ["qemu-stdvga-bochs", "qemu-qxl"] },
  { of: /^mxgpu-sriov:/, technologies: ["amd-mxgpu"] },
  { of: /^fixed-pass-through:/, technique: "fixed-pass-through" },
  { of: /^nvidia-vgpu:/, technologies: ["nvidia-vgpu"] },
  { of: /^nvidia-mig:/, technologies: ["nvidia-vgpu", "nvidia-mig"] },
]

export const cvesOf = (cves: readonly Cve[], product: Product): readonly Cve[] =>
  cves.filter(({ technology, component, affected }) =>
    cveRules.some(
      (rule) =>
        rule.of.test(`${technology}: ${component}`) &&
        (rule.products?.includes(product.id) ||
          rule.technologies?.includes(product.technology) ||
          (rule.technique === product.technique &&
            (!/\bAMD\b/.test(`${component} ${affected ?? ""}`) || product.gpuVendors.includes("amd")))),
    ),
  )

const asList = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : typeof value === "string" ? [value] : []

/** Quirks whose condition names the product, or its hypervisor or technique together with nothing that rules it out. */
export function quirksOf(quirks: readonly Quirk[], product: Product): readonly Quirk[] {
  return quirks.filter(({ when, technique }) => {
    const products = asList(when["product"])
    if (products.length > 0) return products.includes(product.id)
    const hypervisors = asList(when["hypervisor"])
    const techniques = asList(when["technique"])
    const vendors = asList(when["gpuVendor"])
    if (hypervisors.length > 0 && !hypervisors.some((id) => product.hypervisors.includes(id))) return false
    if (vendors.length > 0 && !vendors.some((id) => (product.gpuVendors as readonly string[]).includes(id))) return false
    const fits = techniques.length > 0 ? techniques : [technique]
    return (
      fits.includes(product.technique) && (hypervisors.length > 0 || techniques.length > 0 || product.technique === "fixed-pass-through")
    )
  })
}

/** Published pauses are of NVIDIA vGPU on vSphere; a release's name says whose they are. */
export const stunTimesOf = (times: readonly StunTime[], product: Product): readonly StunTime[] =>
  product.technology === "nvidia-vgpu" && product.hypervisors.includes("vsphere")
    ? times.filter((time) => /vSphere|VCF/.test(time.release) && product.liveMigration.support === "yes")
    : []

/** GPUs it serves: those its row names, else those of its vendors that offer its technology, what can be bought today first. */
export function gpusOf(gpus: readonly Gpu[], product: Product): { readonly named: boolean; readonly list: readonly Gpu[] } {
  // Forwarded calls run on any GPU of the host.
  if (!product.gpus && product.technique === "api-remoting") return { named: false, list: [] }
  if (product.gpus) return { named: true, list: product.gpus.flatMap((id) => gpus.find((gpu) => gpu.id === id) ?? []) }
  return {
    named: false,
    list: gpus
      .filter((gpu) => gpu.technologies.includes(product.technology) && product.gpuVendors.includes(gpu.vendor))
      .toSorted((a, b) => Number(b.buyable) - Number(a.buyable) || (b.launchYear ?? 0) - (a.launchYear ?? 0)),
  }
}
