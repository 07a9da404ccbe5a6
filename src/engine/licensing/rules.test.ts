import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import type { Gpu, LicenceDecision, Product } from "../../dataset/core.ts"
import { guestSystems, vgpuSeries, vmWorks, workloadClasses } from "../../dataset/schema/index.ts"
import { gpuServes, usesGpu } from "../feasibility/technology.ts"
import { technologiesOf } from "../../dataset/technologies.ts"
import { licencesOfRules, ruleFor, seriesRuleFor, type LicenceFacts } from "./rules.ts"

const office: Omit<LicenceFacts, "product" | "technology" | "gpu" | "series"> = {
  work: "graphics",
  workloadClass: "2d-desktop",
  guestSystem: "windows",
}
const vgpu = new Set(["nvidia-vgpu", "nvidia-mig", "gpu-p"])

/** Every product with every technology of its own on each GPU that serves it, or on none. */
const given = catalogue.products.flatMap((product) =>
  technologiesOf(product).flatMap((technology) => {
    const gpus: readonly (Gpu | null)[] = usesGpu(technology) ? catalogue.gpus.filter((gpu) => gpuServes(gpu, product, technology)) : [null]
    return gpus.map((gpu) => ({ product, technology, gpu }))
  }),
)

/** What a VM may be and run: all that the rules ask for, each varied with the others. */
const cells = given.flatMap((one) =>
  (vgpu.has(one.technology) ? [...vgpuSeries, null] : [null]).flatMap((series) =>
    vmWorks.flatMap((work) =>
      (["2d-desktop", "ml-inference", "game"] as const).flatMap((workloadClass) =>
        (["windows", "linux"] as const).map((guestSystem): LicenceFacts => ({ ...one, series, work, workloadClass, guestSystem })),
      ),
    ),
  ),
)

const licenceOf = (facts: LicenceFacts): string | null => ruleFor("guest", facts, catalogue)?.licence ?? null
const of = (products: (product: Product) => boolean, gpus: (gpu: Gpu | null) => boolean) =>
  cells.filter(({ product, gpu }) => products(product) && gpus(gpu))
const nvidia =
  (...classes: readonly Gpu["class"][]) =>
  (gpu: Gpu | null): boolean =>
    gpu?.vendor === "nvidia" && classes.includes(gpu.class)
const outcomes = (list: readonly LicenceFacts[], by: (facts: LicenceFacts) => string): Record<string, string> => {
  const found = new Map<string, Set<string>>()
  for (const facts of list) {
    const key = by(facts)
    const set = found.get(key) ?? new Set<string>()
    found.set(key, set.add(licenceOf(facts) ?? "none"))
  }
  return Object.fromEntries([...found].map(([key, set]) => [key, [...set].join(" or ")]))
}

describe("what each product gives a VM, and the licence that follows", () => {
  test("is decided for every product, GPU, series, work and guest, with a reason and a page", () => {
    expect(cells.length).toBeGreaterThan(10_000)
    const undecided = cells.filter((facts) => {
      const rule = ruleFor("guest", facts, catalogue)
      return !rule || rule.why === "" || rule.evidence.length === 0
    })
    expect(undecided).toEqual([])
  })

  test("on a vGPU follows its series alone, whatever the product, the technology, the work and the guest", () => {
    const shared = cells.filter(
      ({ product, technology, gpu, series }) =>
        vgpu.has(technology) &&
        gpu?.vendor === "nvidia" &&
        series !== null &&
        !gpu.id.startsWith("grid-k") &&
        product.id !== "azure-nv-fractional",
    )
    expect(outcomes(shared, ({ series }) => series ?? "")).toEqual({
      A: "nvidia-vapps",
      B: "nvidia-vpc",
      C: "nvidia-ai-enterprise",
      Q: "nvidia-vws",
    })
  })

  test("in pass-through is vWS for graphics on a datacenter board of NVIDIA's, and none for anything else", () => {
    const whole = of(
      ({ technology, id }) => technology === "pci-passthrough" && id !== "aws-gpu-instances" && id !== "gcp-gpu",
      () => true,
    )
    const by = ({ gpu, work }: LicenceFacts): string => `${gpu?.vendor === "nvidia" ? `nvidia ${gpu.class}` : "others"}, ${work}`
    const found = outcomes(whole, by)
    expect(Object.keys(found).length).toBeGreaterThanOrEqual(12)
    for (const [key, licence] of Object.entries(found)) {
      expect([key, licence]).toEqual([key, key.startsWith("nvidia server, graphics") ? "nvidia-vws" : "none"])
    }
  })

  test("by forwarded calls is vPC under vSGA and RemoteFX on boards with NVIDIA vGPU, and none elsewhere", () => {
    const byCall = of(({ technique }) => technique === "api-remoting", nvidia("server", "professional"))
    const found = outcomes(byCall, ({ product, gpu }) =>
      gpu?.technologies.includes("nvidia-vgpu") === true && /^(vmware-vsga|hyperv-remotefx-vgpu)$/.test(product.id)
        ? "shared by contract"
        : "other",
    )
    expect(found).toEqual({ "shared by contract": "nvidia-vpc", other: "none" })
  })

  test("is none of NVIDIA's for AMD's and Intel's GPUs, in rented VMs, and where the VM has no GPU", () => {
    const free = cells.filter(
      ({ product, gpu }) => gpu === null || gpu.vendor !== "nvidia" || /^(aws-gpu-instances|azure-nv-fractional|gcp-gpu)$/.test(product.id),
    )
    expect(outcomes(free, () => "all")).toEqual({ all: "none" })
  })
})

describe("the rules", () => {
  test("each decide something", () => {
    const used = new Set<string>()
    const take = (id: string | undefined) => id !== undefined && used.add(id)
    for (const decides of ["guest", "included", "broker", "rights"] as const satisfies readonly Exclude<LicenceDecision, "series">[]) {
      for (const facts of cells) take(ruleFor(decides, facts, catalogue)?.id)
    }
    for (const work of vmWorks) for (const one of workloadClasses) take(seriesRuleFor(work, one, catalogue)?.id)
    expect(catalogue.licenceRules.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([])
  })

  test("ask for a broker and Windows rights together, for Windows desktops on hypervisors of a datacenter only", () => {
    const kvm = given.find(({ product, gpu }) => product.id === "kvm-vgpu-nvidia" && gpu?.id === "a16")
    const local = given.find(({ product }) => product.id === "vmware-workstation-svga3d")
    if (!kvm || !local) throw new Error("The dataset has lost kvm-vgpu-nvidia or vmware-workstation-svga3d.")
    const asked = (facts: LicenceFacts) => (["broker", "rights"] as const).map((kind) => ruleFor(kind, facts, catalogue)?.licence)
    const desktop: LicenceFacts = { ...kvm, ...office, series: "B" }
    expect(asked(desktop)).toEqual(["vdi-broker", "windows-vda"])
    // It is no less a desktop for asking nothing of a GPU.
    expect(asked({ ...desktop, work: "other" })).toEqual(["vdi-broker", "windows-vda"])
    for (const guestSystem of guestSystems.filter((one) => one !== "windows")) {
      expect(asked({ ...desktop, guestSystem })).toEqual([null, null])
    }
    expect(asked({ ...desktop, workloadClass: "game" })).toEqual([null, null])
    expect(asked({ ...desktop, work: "compute", workloadClass: "ml-training" })).toEqual([null, null])
    expect(asked({ ...local, ...office, series: null })).toEqual([null, null])
  })

  test("name licences that have rows and prices", () => {
    for (const id of licencesOfRules(catalogue)) expect([id, catalogue.licence(id)?.priceUsd]).toEqual([id, expect.anything()])
  })

  test("give work the series that is licensed for it", () => {
    const series = (work: (typeof vmWorks)[number], one: (typeof workloadClasses)[number]) => seriesRuleFor(work, one, catalogue)?.series
    expect(series("compute", "ml-training")).toEqual(["C", "Q"])
    expect(seriesRuleFor("compute", "ml-inference", catalogue)?.choose).toBe("first-offered")
    expect(seriesRuleFor("compute", "hpc-compute-bound", catalogue)?.choose).toBe("each")
    expect(series("graphics", "2d-desktop")).toEqual(["B", "Q"])
    expect(series("graphics", "3d-graphics-draw-call-heavy")).toEqual(["Q"])
    expect(series("graphics-and-compute", "2d-desktop")).toEqual(["Q"])
  })
})
