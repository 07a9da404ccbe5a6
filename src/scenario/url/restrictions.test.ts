import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { cases } from "../../base/cases.fixture.ts"
import { catalogue } from "../../dataset/load.ts"
import { apiIds, gpuVendors, guestSystems, schedulers, techniqueIds } from "../../dataset/schema/words.ts"
import { evaluate } from "../../engine/evaluate.ts"
import { extraCosts } from "../../engine/scenario.ts"
import { hostileText } from "../arbitrary.ts"
import { views } from "../view.ts"
import { decodeFile, decodeFragment, encodeFile, encodeFragment, knownIds } from "./index.ts"
import { findId } from "./known.ts"
import { byKind, called } from "./names.ts"
import { sayAnswer } from "../../words/answers.ts"
import { sayRepair } from "../../words/repairs.ts"

const known = knownIds(catalogue)
const current = { datasetVersion: "2026.11.1", modelVersion: "1" }
const read = (link: string) => decodeFragment(link, known)
const scenarioOf = (link: string) => read(link).state.scenario
const said = (link: string): string => read(link).repairs.map(sayRepair).join(" ")

const restricting = [
  ["hypervisors", (link: string) => scenarioOf(link).policies.hypervisors],
  ["vendors", (link: string) => scenarioOf(link).policies.vendors],
  ["gpus", (link: string) => scenarioOf(link).supply.gpus],
  ["need", (link: string) => scenarioOf(link).policies.unknownNeeds],
] as const

describe("a restriction is never loosened by a word that is not known", () => {
  test.each(restricting)("%s= keeps it, alone and beside others, says so and names the nearest id", (key, listOf) => {
    expect(listOf(`${key}=zzzqqq`)).toEqual(["zzzqqq"])
    expect(listOf(`${key}=zzzqqq&${key}=none`)).toContain("zzzqqq")
    expect(listOf(`${key}=none,zzzqqq`)).toEqual(["zzzqqq"])
    expect(said(`${key}=zzzqqq`)).toMatch(/There is no .*“zzzqqq” here, /)
  })

  test("a word that is one slip away is asked about", () => {
    expect(said("hypervisors=vpshere")).toContain("did you mean “vsphere”?")
    expect(said("gpus=l4os")).toContain("did you mean “l40s”?")
    expect(said("need=live-migratoin")).toContain("did you mean “live-migration”?")
    expect(said("host=2u-4dww")).toContain("did you mean “2u-4dw”?")
  })

  test("a word that several are named by is answered with those, the first where they are many", () => {
    expect(said("host=hpe")).toContain("did you mean “hpe-dl380a-gen11” or “hpe-dl380a-gen12”?")
    expect(said("host=dell")).toMatch(/did you mean (“dell-[a-z0-9]+”, ){2}“dell-[a-z0-9]+” or one of \d more\?/)
    expect(said("option=nvidia")).toMatch(/did you mean (“[a-z-]*nvidia[a-z-]*”(, | or )?){4}\?/)
  })

  test("a letter O typed for a nought, and words that begin alike, lead to what was meant", () => {
    expect(said("gpus=L4O")).toContain("did you mean “l40”")
    expect(said("gpus=A1OO")).toMatch(/did you mean “a100-pcie-40”.*\?/)
    expect(said("gpus=mi300")).toContain("did you mean “amd-mi300a” or “amd-mi300x”?")
    expect(said("option=xen-vgpu@l4")).toContain("did you mean “xenserver-vgpu-nvidia”?")
    expect(said("host=dl380")).toMatch(/did you mean “hpe-dl380a-gen11” or “hpe-dl380a-gen12”\?/)
  })

  test("a key that is one slip away is asked about, and none that merely begins alike", () => {
    expect(said("gpu=a16")).toContain("“gpu” is not a key known here; did you mean “gpus”")
    expect(said("hypervisor=kvm")).toContain("did you mean “hypervisors”?")
    expect(said("vms=cad-light:3")).toContain("did you mean “vm”?")
    expect(said("cluster=7")).toContain("“cluster” is not a key known here. It is kept")
  })

  test.each([
    ["hypervisors=zzzqqq", "hypervisor-policy"],
    ["vendors=zzzqqq", "vendor-policy"],
    ["gpus=zzzqqq", "gpu-policy"],
    ["need=zzzqqq", "unknown-need"],
    ["host=zzzqqq", "unknown-host"],
    ["vm=cad-light:4*api:zzzqqq", "api-unknown"],
  ])("so %s is met by nothing that uses a GPU, and the reason names it", (link, code) => {
    const report = evaluate(scenarioOf(`${link}&compare=api-remoting,fixed-pass-through,mediated-pass-through`), catalogue)
    expect(report.options.map((option) => option.feasible)).toEqual([false, false, false])
    for (const option of report.options) {
      const against = option.reasons.filter((reason) => reason.code === code)
      expect(against.map((reason) => sayAnswer(reason.told)).join(" ")).toContain("“zzzqqq”")
    }
  })

  test("of two levels of isolation the stricter one counts, in either order", () => {
    expect(scenarioOf("need=isolation-strong,isolation-weak").policies.leastIsolation).toBe("strong")
    expect(scenarioOf("need=isolation-weak&need=isolation-strong").policies.leastIsolation).toBe("strong")
  })

  test("of compare= nothing is compared that was not asked for", () => {
    expect(scenarioOf("compare=zzzqqq").techniques).toEqual([])
    expect(scenarioOf("compare=zzzqqq,fixed-pass-through").techniques).toEqual(["fixed-pass-through"])
  })
})

describe("what people call things is understood, and said", () => {
  test.each([
    ["hypervisors=esxi", "vsphere"],
    ["hypervisors=vmware-esxi", "vsphere"],
    ["hypervisors=VMware_ESXi", "vsphere"],
    ["hypervisors=proxmox", "proxmox-ve"],
    ["hypervisors=hyperv", "hyper-v"],
    ["hypervisors=ahv", "nutanix-ahv"],
    ["hypervisors=xcp-ng", "xen"],
    ["hypervisors=ESXi 8.0 U3", "vsphere"],
    ["hypervisors=Windows Server 2025", "hyper-v"],
    ["hypervisors=Red Hat OpenShift Virtualization", "openshift-virtualization"],
    ["hypervisors=Hyper-V 2025", "hyper-v"],
    ["hypervisors=Hyper-V2022", "hyper-v"],
    ["hypervisors=AHV 10", "nutanix-ahv"],
    ["hypervisors=Nutanix AOS", "nutanix-ahv"],
    ["hypervisors=Citrix XenServer 8", "xenserver"],
    ["hypervisors=KVM/QEMU", "kvm"],
    ["hypervisors=RHEV", "kvm"],
    ["hypervisors=OCP-V", "openshift-virtualization"],
  ])("%s is %s", (link, id) => {
    expect(scenarioOf(link).policies.hypervisors).toEqual([id])
    expect(said(link)).toContain(`was read as “${id}”`)
  })

  test.each([
    ["gpus=L40 S", ["l40s"]],
    ["gpus=NVIDIA L4", ["l4"]],
    ["gpus=Tesla T4", ["t4"]],
    ["gpus=A100 80GB", ["a100-pcie-80", "a100-sxm4-80"]],
    ["gpus=A100 80 GB", ["a100-pcie-80", "a100-sxm4-80"]],
    ["gpus=mi300x", ["amd-mi300x"]],
    ["gpus=RTX8000", ["quadro-rtx-8000"]],
  ])("%s is %j", (link, ids) => {
    expect(scenarioOf(link).supply.gpus).toEqual(ids)
    expect(read(link).repairs.map((repair) => repair.kind)).toEqual(["corrected"])
  })

  const group = (link: string) => scenarioOf(link).groups[0]
  test.each([
    ["a workload", (link: string) => group(link)?.workload, "vm=Medium CAD:4", "cad-medium"],
    ["a workload by what it is for", (link: string) => group(link)?.workload, "vm=office:4", "knowledge-worker"],
    [
      "a product by its name",
      (link: string) => scenarioOf(link).pins[0]?.product,
      "option=NVIDIA vGPU on vSphere@a16",
      "vmware-vgpu-nvidia",
    ],
    ["a product by one word of it", (link: string) => scenarioOf(link).pins[0]?.product, "option=vsga", "vmware-vsga"],
    ["the GPU of an option", (link: string) => scenarioOf(link).pins[0]?.gpu, "option=dda@L40 S", "l40s"],
    ["a workload by what people use", (link: string) => group(link)?.workload, "vm=notebooks:4", "data-scientist"],
    ["several workers of a kind", (link: string) => group(link)?.workload, "vm=developers:4", "developer-gpu"],
    ["a product by its short name", (link: string) => scenarioOf(link).pins[0]?.product, "option=GPUP", "hyperv-gpu-p"],
    ["a server by its number", (link: string) => scenarioOf(link).supply.host, "host=R760", { id: "dell-r760" }],
    ["a host by its modules", (link: string) => scenarioOf(link).supply.host, "host=DGX H100", { id: "hgx-8" }],
    ["a host", (link: string) => scenarioOf(link).supply.host, "host=PowerEdge R760xa", { id: "dell-r760xa" }],
    ["a board with a price", (link: string) => scenarioOf(link).economics.prices, "price=L40 S:7000", { l40s: 7000 }],
    ["a vendor", (link: string) => scenarioOf(link).policies.vendors, "vendors=Nvidia Corporation", ["nvidia"]],
    ["a technique", (link: string) => scenarioOf(link).techniques, "compare=GPU passthrough", ["fixed-pass-through"]],
    ["a scheduler", (link: string) => scenarioOf(link).scheduler, "sched=equal", "equal-share"],
    ["a cost", (link: string) => scenarioOf(link).economics.counted, "count=colo,admins", ["space", "staff"]],
    ["a currency by its sign", (link: string) => scenarioOf(link).economics.currency, "currency=€", "EUR"],
    ["a view", (link: string) => read(link).state.view.view, "view=decide", "explore"],
    ["a guest system", (link: string) => group(link)?.overrides.guestSystem, "vm=cad-medium:4*os:Ubuntu 24.04", "linux"],
    ["a guest system of old", (link: string) => group(link)?.overrides.guestSystem, "vm=cad-medium:4*os:Windows 11", "windows"],
    [
      "an API with its version",
      (link: string) => group(link)?.overrides.apiNeeds,
      "vm=cad-medium:4*api:d3d11",
      [{ anyOf: [{ api: "direct3d", minVersion: "11" }] }],
    ],
    [
      "an API and its version apart",
      (link: string) => group(link)?.overrides.apiNeeds,
      "vm=cad-medium:4*api:DirectX@12",
      [{ anyOf: [{ api: "direct3d", minVersion: "12" }] }],
    ],
    ["a language model", (link: string) => group(link)?.overrides.llmModel, "vm=llm-inference:1*llm:llama3.3-70b", "llama-3.3-70b"],
  ])("%s", (_what, found, link, wanted) => {
    expect(found(link)).toEqual(wanted)
    expect(read(link).repairs.map((repair) => repair.kind)).not.toContain("unknown-id")
    expect(said(link)).toContain("read as")
  })

  test("in a scenario file as in a link", () => {
    const { state } = read("vm=cad-medium:4*os:linux&hypervisors=kvm&gpus=l4&sched=equal-share&currency=EUR")
    const file = encodeFile(state, current)
      .replace('"kvm"', '"VMware ESXi 8"')
      .replace('"l4"', '"L40 S"')
      .replace('"linux"', '"Windows 11"')
      .replace('"cad-medium"', '"Medium CAD"')
      .replace('"equal-share"', '"Best effort"')
      .replace('"EUR"', '"€"')
    const { scenario } = decodeFile(file, known).state
    expect(scenario.policies.hypervisors).toEqual(["vsphere"])
    expect(scenario.supply.gpus).toEqual(["l40s"])
    expect(scenario.groups[0]).toMatchObject({ workload: "cad-medium", overrides: { guestSystem: "windows" } })
    expect([scenario.scheduler, scenario.economics.currency]).toEqual(["best-effort", "EUR"])
  })

  test.each(["vm=cad:4", "host=dell", "option=vgpu@a16", "vm=worker:3"])("what several things are called is none of them: %s", (link) => {
    expect(scenarioOf(link)).toMatchObject({ pins: [], groups: scenarioOf("").groups })
    expect(scenarioOf(link).supply.host).not.toEqual({ id: "dell-r760xa" })
    expect(read(link).repairs.map((repair) => repair.kind)).toContain("unknown-id")
  })

  test("a currency's word is no code: the code is named", () => {
    expect(said("currency=euros")).toContain("did you mean “EUR”?")
    expect(scenarioOf("currency=euros").economics.currency).toBe("USD")
  })

  test("a name of two boards pins neither, and both are named", () => {
    expect(scenarioOf("option=kvm-vfio@A100 80GB").pins).toEqual([])
    expect(said("option=kvm-vfio@A100 80GB")).toContain("may be “a100-pcie-80” or “a100-sxm4-80”")
  })

  test.each([
    ["option=vgpu@l40s", "“kvm-vgpu-nvidia” or “vmware-vgpu-nvidia”"],
    ["option=NVIDIA vGPU@a16", "“kvm-vgpu-nvidia” or “vmware-vgpu-nvidia”"],
    ["option=passthrough@l40s", "“kvm-vfio” or “vmware-directpath-vdga”"],
    ["option=SR-IOV@v710", "“intel-xe-sriov” or “amd-gim-kvm”"],
    ["vm=vdi:200", "“task-worker” or “knowledge-worker”"],
    ["vm=Revit:20", "“cad-light” or “cad-medium” or “cad-heavy”"],
    ["vm=AI:4", "“llm-inference” or “ml-training”"],
  ])("%s may be several things, which are named, and is none of them unasked", (link, named) => {
    expect(scenarioOf(link)).toMatchObject({ pins: [], groups: scenarioOf("").groups })
    expect(said(link)).toContain(`may be ${named}`)
  })

  test("a maker, a number or a word alone names no board", () => {
    for (const text of ["nvidia", "6000", "server", "80GB", ""]) expect(called(text, "gpu", known.gpus, known.named)).toEqual([])
  })

  test("no name leads to an id that does not exist, or hides one that does", () => {
    const ids: Readonly<Record<string, ReadonlySet<string>>> = {
      workload: known.workloads,
      product: known.products,
      scheduler: new Set(schedulers),
      view: new Set(views),
      cost: new Set(extraCosts),
      api: new Set(apiIds),
      "guest-system": new Set(guestSystems),
      currency: new Set(Object.values(byKind["currency"] ?? {}).flat()),
      hypervisor: known.hypervisors,
      host: known.hosts,
      vendor: new Set(gpuVendors),
      technique: new Set(techniqueIds),
      requirement: new Set(["live-migration", "suspend", "isolation-weak", "isolation-moderate", "isolation-strong"]),
    }
    for (const [kind, names] of Object.entries(byKind)) {
      const all = ids[kind] ?? new Set()
      expect(
        Object.values(names)
          .flat()
          .filter((id) => !all.has(id)),
      ).toEqual([])
      expect(Object.keys(names).filter((name) => findId(name, all) !== null)).toEqual([])
    }
  })
})

describe("what a list holds, a link gives back", () => {
  const words = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom("none", "any", "all", "auto", "default", "NONE", "or", "~6e-one", " ", "x", "X", "x-y", "zzzqqq"),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom("kvm", "esxi", "xen", "l4", "A100 80GB", "nvidia", "amd", "live-migration", "suspend", "isolation-strong"),
    },
    { weight: 2, arbitrary: fc.constantFrom(...techniqueIds, ...extraCosts, "vgpu") },
    hostileText,
  )
  const list = fc
    .tuple(
      fc.constantFrom("hypervisors", "vendors", "gpus", "need", "compare", "count", "host"),
      fc.array(words, { minLength: 1, maxLength: 5 }),
    )
    .map(([key, parts]) => `${key}=${parts.join(",")}`)
  const api = fc.array(words, { minLength: 1, maxLength: 3 }).map((parts) => `vm=cad-light:2*api:${parts.join("*api:")}`)
  const link = fc.array(fc.oneof({ weight: 6, arbitrary: list }, api), { minLength: 1, maxLength: 5 }).map((parts) => parts.join("&"))

  test("whatever stands in it, reserved words too: a link reopens as the same scenario", () => {
    fc.assert(
      fc.property(link, (text) => {
        const once = read(text).state
        const again = read(encodeFragment(once, current)).state
        expect(again.scenario).toStrictEqual(once.scenario)
        expect(encodeFragment(again, current)).toBe(encodeFragment(once, current))
        const versions = { dataset: current.datasetVersion, model: current.modelVersion }
        expect(decodeFile(encodeFile({ ...once, versions }, current), known).state.scenario).toStrictEqual(once.scenario)
      }),
      { numRuns: cases(700, 3000), seed: 20261129 },
    )
  }, 120_000)

  test.each([
    "hypervisors=kvm,none",
    "compare=none,x",
    "hypervisors=kvm&hypervisors=none",
    "vendors=amd,any",
    "count=coffee,space",
    "compare=api-remoting,x,fixed-pass-through,mediated-pass-through,device-emulation",
  ])("%s", (text) => {
    const once = read(text).state
    expect(read(encodeFragment(once, current)).state.scenario).toEqual(once.scenario)
    expect(read(text).repairs.length).toBeGreaterThan(0)
  })

  test("a reserved word beside others changes nothing", () => {
    expect(scenarioOf("hypervisors=kvm,none").policies.hypervisors).toEqual(["kvm"])
    expect(scenarioOf("hypervisors=kvm&hypervisors=any").policies.hypervisors).toEqual(["kvm"])
    expect(scenarioOf("compare=none,x").techniques).toEqual([])
  })
})

describe("a word that is too long to be kept", () => {
  test.each([
    "host=,supermicro-sys-322gb-nr,supermicro-sys-322gb-nr,supermicro-sys-322gb-nr,1u-3sw",
    "host=supermicro-sys-322gb-nr~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20~20x",
  ])("means the same when its link is opened again: %s", (link) => {
    const { state } = read(link)
    const again = read(encodeFragment(state, current)).state
    expect(again.scenario).toEqual(state.scenario)
  })
})

test("what is set aside with a space before its thousands is one thing when its link is opened again", () => {
  for (const link of ["price=,16: 2,900,unobtainium:1", "owned=unobtainium: 2,900*l40s:2,2u-4dw:1"]) {
    const { state } = read(link)
    const again = read(encodeFragment(state, current)).state
    expect(again.kept).toEqual(state.kept)
    expect(again.scenario).toEqual(state.scenario)
  }
})
