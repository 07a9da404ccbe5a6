import { describe, expect, test } from "vitest"
import { catalogue } from "../../dataset/load.ts"
import { apiIds, gpuVendors } from "../../dataset/schema/words.ts"
import { hintsByKind } from "./hintTables.ts"
import { decodeFragment, knownIds } from "./index.ts"
import { keyRows } from "./keys.ts"
import { sayRepair } from "../../words/repairs.ts"

const known = knownIds(catalogue)
const said = (link: string): string => decodeFragment(link, known).repairs.map(sayRepair).join(" ")

/** What people type behind a key, and what they are to be led to, by being read so or by being asked. */
const typed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  hypervisors: {
    esix: "vsphere",
    "ESXi 7.0u3": "vsphere",
    "VMware Cloud Foundation": "vsphere",
    vCenter: "vsphere",
    promox: "proxmox-ve",
    PVE8: "proxmox-ve",
    "Hyper-V Server 2019": "hyper-v",
    "Windows Server 2025 Hyper-V": "hyper-v",
    "Azure Local": "hyper-v",
    "Nutanix cluster": "nutanix-ahv",
    "kvm on ubuntu": "kvm",
    libvirtd: "kvm",
    LXD: "kvm",
    "oVirt 4.5": "kvm",
    OCP: "openshift-virtualization",
    Rancher: "harvester",
    Morpheus: "hpe-vme",
    "Citrix Hypervisor 8.2": "xenserver",
    docker: "kubernetes",
    TrueNAS: "kvm",
    "vSphere Foundation": "vsphere",
    kmv: "kvm",
    "OCP virt": "openshift-virtualization",
    EKS: "kubernetes",
    FreeBSD: "bhyve",
    SmartOS: "bhyve",
    VBox: "virtualbox",
    "Oracle VM VirtualBox 7": "virtualbox",
    Amazon: "aws-nitro",
    FusionSphere: "kvm",
    Virtuozzo: "kvm",
  },
  gpus: {
    "L40 S": "l40s",
    "Nvidia RTX PRO 6000 Blackwell Server Edition": "rtx-pro-6000-bse",
    "H100 NVL": "h100-nvl-94",
    A1OO: "a100-pcie-40",
    "Quadro RTX 6000": "quadro-rtx-6000",
    "Flex 170": "intel-flex170",
    "instinct mi300x": "amd-mi300x",
    A10G: "a10",
    Hopper: "h100-pcie-80",
    Nvidia: "vendors=nvidia",
    Radeon: "vendors=amd",
    "GeForce 3090": "vendors=nvidia",
    "Iris Xe": "vendors=intel",
    "UHD 770": "vendors=intel",
    "Gaudi 3": "vendors=intel",
    W7900: "vendors=amd",
    "H 200": "h200-nvl-141",
    "MI 300X": "amd-mi300x",
    RTX3090: "vendors=nvidia",
    "GTX 1080 Ti": "vendors=nvidia",
    Pascal: "p40",
    Maxwell: "m60",
    "Grace Hopper": "gh200-144",
  },
  vm: {
    render: "cad-heavy",
    "render farm": "cad-heavy",
    hpc: "ml-training",
    GIS: "cad-medium",
    vdi: "knowledge-worker",
    desktops: "knowledge-worker",
    llm: "llm-inference",
    chatbot: "llm-inference",
    training: "ml-training",
    "fine tuning": "ml-training",
    photoshop: "power-user",
    "Premiere Pro": "video-editor",
    programmer: "developer-gpu",
    classroom: "data-scientist",
    PACS: "power-user",
    "Windows 11": "knowledge-worker",
    plex: "media-transcode",
    omniverse: "cad-heavy",
    "office user": "knowledge-worker",
    ofice: "knowledge-worker",
    KW: "knowledge-worker",
    "XR streaming": "cloud-gaming",
    "inference server": "llm-inference",
    "build agents": "developer-gpu",
    "Android emulators": "developer-gpu",
    "GeForce Now": "cloud-gaming",
    DaVinci: "video-editor",
    "3dsmax": "video-editor",
    DICOM: "power-user",
    "Epic EHR": "knowledge-worker",
    Tekla: "cad-medium",
    Nastran: "ml-training",
    KI: "llm-inference",
    "Künstliche Intelligenz": "llm-inference",
    Büro: "knowledge-worker",
    "ingénieur CAO": "cad-medium",
    diseño: "cad-medium",
    entrenamiento: "ml-training",
    "jeu vidéo": "cloud-gaming",
    "web browsing": "task-worker",
    "docker build": "developer-gpu",
    GROMACS: "ml-training",
    "security cameras": "media-transcode",
    "Llama3.1": "llm-inference",
    // Nothing of the kind: all that there are.
    database: "task-worker",
  },
  option: {
    vGPU: "vmware-vgpu-nvidia",
    MIG: "kvm-vgpu-nvidia",
    "RTX vWS": "kvm-vgpu-nvidia",
    "NVIDIA AI Enterprise": "vmware-vgpu-nvidia",
    passthrough: "kvm-vfio",
    DDA: "hyperv-dda",
    MxGPU: "vmware-mxgpu",
    "GVT-g": "intel-gvtg-kvmgt",
    "VMware Horizon": "vmware-vsga",
    "time slicing": "k8s-time-slicing",
    mdev: "kvm-vgpu-nvidia",
    "Run.ai": "k8s-time-slicing",
    "API remoting": "vmware-vsga",
    "software rendering": "llvmpipe",
    "DirectPath IO": "vmware-directpath-vdga",
    "vfio-pci": "kvm-vfio",
    "GPU operator": "k8s-time-slicing",
    "C-series": "kvm-vgpu-nvidia",
  },
  host: {
    any: "auto",
    cheapest: "auto",
    "2U server": "2u-4dw",
    "GPU server": "2u-4dw",
    "HPE ProLiant DL380": "hpe-dl380a-gen12",
    "PowerEdge R760": "dell-r760",
    "DGX B200": "hgx-8",
    "8x H100": "hgx-8",
    blade: "custom",
    existing: "custom",
    laptop: "desktop-pc",
  },
  vendors: { "Advanced Micro Devices": "amd", "NVIDIA Corp.": "nvidia", arc: "intel", huawei: "amd" },
  currency: {
    Germany: "EUR",
    FR: "EUR",
    euros: "EUR",
    USA: "USD",
    UK: "GBP",
    Switzerland: "CHF",
    yen: "JPY",
    "¥": "CNY",
    C$: "CAD",
    India: "INR",
    kr: "SEK",
    zł: "PLN",
    peso: "MXN",
    UAE: "AED",
    "British pound": "GBP",
    Österreich: "EUR",
    лв: "EUR",
  },
  need: {
    vMotion: "live-migration",
    "HA/DRS": "live-migration",
    "zero downtime": "live-migration",
    snapshot: "suspend",
    hibernate: "suspend",
    "multi-tenant": "isolation-strong",
    security: "isolation-strong",
    CUDA: "*api:cuda",
    dx11: "*api:direct3d",
    "OpenGL 4.6": "*api:opengl",
    "H.264": "*api:video-encode",
    failover: "live-migration",
    GDPR: "isolation-strong",
    // Nothing of the kind: all that there are.
    quiet: "isolation-weak",
  },
}

describe("who types what is not an id is led to one", () => {
  const all = Object.entries(typed).flatMap(([key, words]) => Object.entries(words).map(([word, id]) => [key, word, id] as const))
  test.each(all)("%s=%s leads to %s", (key, word, id) => {
    const link = key === "vm" ? `vm=${word}:10` : `${key}=${word}`
    expect(said(link)).toContain(`“${id}”`)
  })

  /** Of the words that are read, one that is known stands for more than letters which happen to be alike. */
  test.each([
    ["hypervisors", "vSphere Foundation", "vmware-workstation"],
    ["gpus", "UHD 770", "amd-v710"],
    ["gpus", "Iris Xe", "grid-k1"],
    ["vm", "XR streaming", "ml-training"],
    ["vm", "inference server", "knowledge-worker"],
    ["vm", "Android emulators", "video-editor"],
    ["hypervisors", "VBox", "86box"],
    ["hypervisors", "PowerVM", "pcem"],
    ["hypervisors", "Alibaba Cloud", "google-cloud"],
    ["hypervisors", "FusionSphere", "vsphere"],
    ["vm", "web browsing", "ml-training"],
    ["vm", "docker build", "power-user"],
    ["vm", "KI", "task-worker"],
    ["gpus", "H 200", "gh200-144"],
    ["need", "OpenGL 4.6", "*api:opengles"],
  ])("%s=%s does not lead to %s, which is spelt a little like it", (key, word, id) => {
    expect(said(key === "vm" ? `vm=${word}:10` : `${key}=${word}`)).not.toContain(`did you mean “${id}”`)
  })

  test("nothing is named twice in one question", () => {
    const twice = all.flatMap(([key, word]) => {
      const [, question = ""] = said(key === "vm" ? `vm=${word}:10` : `${key}=${word}`).split("did you mean")
      const named = question.match(/“[^”]+”/g) ?? []
      return new Set(named).size < named.length ? [`${word}: ${question}`] : []
    })
    expect(twice).toEqual([])
  })

  test("a country of three letters is no currency, and the page's amounts stay as they are", () => {
    expect(decodeFragment("currency=USA", known).state.scenario.economics.currency).toBe("USD")
    expect(decodeFragment("currency=CHF", known).repairs).toEqual([])
  })

  test("every hint leads to an id, a code, or a pair of a link that holds one", () => {
    const ids: Readonly<Record<string, ReadonlySet<string>>> = {
      workload: known.workloads,
      hypervisor: known.hypervisors,
      requirement: new Set(["live-migration", "suspend", "isolation-moderate", "isolation-strong", ...apiIds.map((api) => `*api:${api}`)]),
      host: new Set([...known.hosts, "auto", "custom"]),
      vendor: new Set(gpuVendors),
      product: known.products,
      gpu: known.gpus,
    }
    const keys = new Set(keyRows.map(({ key }) => key))
    for (const [kind, hints] of Object.entries(hintsByKind)) {
      const wrong = Object.values(hints)
        .flat()
        .filter((id) => {
          const [key = "", value = ""] = id.split("=")
          return !(ids[kind]?.has(id) ?? /^[A-Z]{3}$/.test(id)) && !(keys.has(key) && said(id) === "" && value !== "")
        })
      expect(wrong).toEqual([])
    }
  })
})
