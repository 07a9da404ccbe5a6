import type { Gpu, Product, TechnologyId } from "../../dataset/core.ts"
import { gpuServes } from "../feasibility/technology.ts"
import { techniqueOfTechnology } from "../performance/conditions.ts"
import { technologiesOf } from "../../dataset/technologies.ts"
import type { ArchitectureOrder, Facts } from "./judge.ts"

/** Hypervisors built on another: what holds for that one holds for them. */
const builtOn: Readonly<Record<string, string>> = {
  "proxmox-ve": "kvm",
  openstack: "kvm",
  kubevirt: "kvm",
  "openshift-virtualization": "kvm",
  harvester: "kvm",
  "nutanix-ahv": "kvm",
  "hpe-vme": "kvm",
  vergeos: "kvm",
}

/** The hypervisor that rules speak of: Proxmox VE is a KVM. */
export const hypervisorBelow = (id: string): string => builtOn[id] ?? id

/** What rules call a technology; null: by its id. */
const kindOfVgpu: Readonly<Record<TechnologyId, string | null>> = {
  "api-forwarding": null,
  "driver-paravirtualization": null,
  "network-remoting": null,
  "pci-passthrough": "passthrough",
  "gvt-d": null,
  "nvidia-vgpu": "nvidia",
  "nvidia-mig": "nvidia",
  "amd-mxgpu": "mxgpu",
  "intel-sriov": null,
  "intel-gvt-g": "gvt_g",
  "gpu-p": null,
  "embedded-partition": null,
  "emulated-adapter": null,
  "software-renderer": null,
  "emulated-3d-card": null,
}

/** Chips of AMD by which resets differ, out of the dataset's names of architectures. */
const amdGenerations: readonly (readonly [RegExp, string])[] = [
  [/^GCN5\.1/, "Vega 20"],
  [/^GCN5/, "Vega 10"],
  [/^RDNA1$/, "Navi 1x"],
  [/^RDNA2$/, "Navi 2x"],
  [/^RDNA3$/, "Navi 3x"],
  [/^RDNA4$/, "Navi 4x"],
  [/^(CDNA|GCN3)/, "another"],
]

/** Integrated graphics of each generation of Intel's processors. The tenth has two kinds, so its number alone decides nothing. */
export const graphicsOfGeneration: Readonly<Record<string, readonly string[]>> = {
  "3": ["intel-ivb"],
  "4": ["intel-hsw"],
  "5": ["intel-bdw"],
  "6": ["intel-skl"],
  "7": ["intel-kbl"],
  "8": ["intel-kbl", "intel-cfl"],
  "9": ["intel-cfl"],
  "10": ["intel-cml", "intel-icl"],
  "11": ["intel-tgl", "intel-rkl"],
  "12": ["intel-adl"],
  "13": ["intel-rpl"],
  "14": ["intel-rpl"],
}

const yesNo = (value: boolean): string => (value ? "yes" : "no")
const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)]

/** What rules may know of a machine from the models of GPU that it may have; a fact on which they differ has several values. */
export function gpuFacts(gpus: readonly Gpu[], order: ArchitectureOrder): Facts {
  if (gpus.length === 0) return {}
  const facts: Record<string, readonly string[]> = {
    gpu: gpus.map(({ id }) => id),
    gpuVendor: distinct(gpus.map(({ vendor }) => vendor)),
    gpuSupportsMediation: distinct(
      gpus.map(({ technologies }) => yesNo(technologies.some((one) => techniqueOfTechnology[one] === "mediated-pass-through"))),
    ),
  }
  // A fact that one of them leaves open is open.
  const put = (key: string, of: (gpu: Gpu) => string | null): void => {
    const values = gpus.map(of)
    if (values.every((one) => one !== null)) facts[key] = distinct(values)
  }
  // "Blackwell Ultra" is a Blackwell.
  put("gpuArchitecture", ({ architecture }) =>
    architecture === null ? null : (order.find((one) => architecture === one || architecture.startsWith(`${one} `)) ?? architecture),
  )
  put("productLine", (gpu) => (gpu.vendor === "nvidia" ? lineOf(gpu) : null))
  put("gpuMemoryGib", ({ memoryMib }) => (memoryMib === null ? null : String(Math.floor(memoryMib / 1024))))
  put("amdGeneration", ({ vendor, architecture }) =>
    vendor === "amd" && architecture !== null ? (amdGenerations.find(([of]) => of.test(architecture))?.[1] ?? null) : null,
  )
  // Only a board in a server has NVSwitch.
  put("system", ({ form }) => (form === "pcie" || form === "integrated" ? "pcie" : null))
  return facts
}

const lineOf = (gpu: Gpu): string => (gpu.class === "consumer" ? "GeForce (consumer)" : "professional")

/** What rules may know from the products that may be used, and from the pair of product and GPU as the planner reads it. */
export function productFacts(products: readonly Product[], gpus: readonly Gpu[]): Facts {
  if (products.length === 0) return {}
  const pairs = products.flatMap((product) => gpus.map((gpu) => yesNo(serves(product, gpu))))
  const platforms = distinct(products.flatMap(({ hypervisors }) => hypervisors))
  return {
    product: products.map(({ id }) => id),
    productExists: ["yes"],
    platform: platforms,
    hypervisor: distinct(platforms.map(hypervisorBelow)),
    vgpuKind: distinct(products.map(({ technology }) => kindOfVgpu[technology] ?? technology)),
    ...(pairs.length > 0 ? { productServesGpu: distinct(pairs) } : {}),
  }
}

/** True where the planner lets the product use the GPU by any of its technologies. */
export const serves = (product: Product, gpu: Gpu): boolean => technologiesOf(product).some((one) => gpuServes(gpu, product, one))

/** The facts of an option of the planner: a server with this product and GPU. `vmsPerGpu`: 0 where none is placed. */
export function optionFacts(product: Product, gpu: Gpu | null, vmsPerGpu: number, order: ArchitectureOrder): Facts {
  const gpus = gpu ? [gpu] : []
  return {
    technique: [product.technique],
    ...gpuFacts(gpus, order),
    ...productFacts([product], gpus),
    ...(gpu?.form === "integrated" ? {} : { formFactor: ["server"] }),
    ...(vmsPerGpu > 0 ? { vmsPerGpu: [String(vmsPerGpu)] } : {}),
  }
}
