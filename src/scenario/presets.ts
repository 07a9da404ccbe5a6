import { defaultScenario, type Scenario, type VmGroup } from "../engine/scenario.ts"

export interface Preset {
  /** Stands in links to lessons and in the menu; permanent. */
  readonly id: string
  readonly name: string
  /** One sentence: whose datacenter this is and what is hard about it. */
  readonly summary: string
  readonly state: Scenario
}

const vms = (workload: string, count: number, name: string | null = null, overrides: VmGroup["overrides"] = {}): VmGroup => ({
  name,
  workload,
  count,
  overrides,
})

const { supply, policies, economics } = defaultScenario

export const presets: readonly Preset[] = [
  {
    id: "call-centre",
    name: "Call centre",
    summary: "1,500 task workers on light desktops with one host to spare: does the cheapest way need a GPU at all?",
    state: { ...defaultScenario, groups: [vms("task-worker", 1500, "Agents")], supply: { ...supply, spareHosts: 1 } },
  },
  {
    id: "design-office",
    name: "Design office",
    summary: "CAD at three weights beside office desktops: the same GPUs must serve small frame buffers and large ones.",
    state: {
      ...defaultScenario,
      groups: [
        vms("knowledge-worker", 120, "Office"),
        vms("cad-light", 60, "Drafting"),
        vms("cad-medium", 40, "Design"),
        vms("cad-heavy", 12, "Analysis"),
      ],
    },
  },
  {
    id: "university-lab",
    name: "University lab",
    summary: "Data science and CAD courses on a tight budget, half the seats busy at once: a GPU for every seat is out of reach.",
    state: {
      ...defaultScenario,
      groups: [
        vms("data-scientist", 6, "Data science", { activeShare: 0.5 }),
        vms("cad-light", 20, "CAD course", { activeShare: 0.5 }),
        vms("knowledge-worker", 20, "Reading room"),
      ],
      supply: { ...supply, spareHosts: 0 },
      policies: { ...policies, budgetUsd: 250_000 },
      economics: { ...economics, years: 5 },
    },
  },
  {
    id: "ai-cluster",
    name: "AI cluster",
    summary: "Training jobs that fill four GPUs or one, inference that needs a slice, and notebooks that idle in between.",
    state: {
      ...defaultScenario,
      groups: [
        vms("ml-training", 4, "Large training", { gpusPerVm: 4, vcpu: 48, ramGib: 384 }),
        vms("ml-training", 8, "Training"),
        vms("llm-inference", 24, "Inference"),
        vms("data-scientist", 40, "Notebooks"),
      ],
      supply: { ...supply, migrationGbps: 100 },
    },
  },
  {
    id: "cloud-gaming",
    name: "Cloud gaming service",
    summary: "300 players who notice every lost frame: how many share a GPU before they leave?",
    state: {
      ...defaultScenario,
      groups: [vms("cloud-gaming", 300, "Players")],
      supply: { ...supply, spareHosts: 2 },
      economics: { ...economics, years: 3 },
    },
  },
  {
    id: "media-company",
    name: "Media company",
    summary: "Editing suites, a transcoding farm and office desktops: GPU memory, video engines and seats all count.",
    state: {
      ...defaultScenario,
      groups: [vms("video-editor", 30, "Editing"), vms("media-transcode", 20, "Transcoding"), vms("knowledge-worker", 80, "Office")],
    },
  },
  {
    id: "hospital",
    name: "Hospital",
    summary: "Patient data asks for strong isolation between VMs, and for spare hosts: what does that cost?",
    state: {
      ...defaultScenario,
      groups: [vms("knowledge-worker", 400, "Wards"), vms("cad-light", 40, "Imaging"), vms("power-user", 60, "Laboratory")],
      supply: { ...supply, spareHosts: 2 },
      policies: { ...policies, leastIsolation: "strong" },
      economics: { ...economics, years: 5 },
    },
  },
  {
    id: "live-migration-first",
    name: "Live migration first",
    summary: "Desktops that must move between hosts and be suspended while their users work: which techniques still can?",
    state: {
      ...defaultScenario,
      groups: [vms("knowledge-worker", 500)],
      supply: { ...supply, migrationGbps: 100 },
      policies: { ...policies, liveMigration: true, suspendResume: true },
    },
  },
  {
    id: "engineering-firm",
    name: "Engineering firm",
    summary: "Desktops that must move, CAD, and language models that need not: bought as one kind for all, or each its own way?",
    state: {
      ...defaultScenario,
      groups: [
        vms("knowledge-worker", 1500, "Desktops", { needs: { liveMigration: true } }),
        vms("cad-medium", 120, "CAD"),
        vms("llm-inference", 16, "Language models"),
      ],
    },
  },
  {
    id: "university-training",
    name: "University with training",
    summary: "Desktops for courses beside training jobs that fill whole GPUs: what suits one is wasted on the other.",
    state: {
      ...defaultScenario,
      groups: [
        vms("knowledge-worker", 600, "Courses", { activeShare: 0.5, needs: { suspendResume: true } }),
        vms("data-scientist", 40, "Notebooks", { activeShare: 0.5 }),
        vms("ml-training", 8, "Training", { needs: { techniques: ["fixed-pass-through"] } }),
      ],
      economics: { ...economics, years: 5 },
    },
  },
  {
    id: "hospital-ward",
    name: "Hospital with one strict ward",
    summary: "One ward asks for strong isolation, the others do not: what it costs where only that ward pays for it.",
    state: {
      ...defaultScenario,
      groups: [
        vms("knowledge-worker", 400, "Wards"),
        vms("power-user", 60, "Strict ward", { needs: { leastIsolation: "strong" } }),
        vms("cad-light", 40, "Imaging"),
      ],
      supply: { ...supply, spareHosts: 2 },
      economics: { ...economics, years: 5 },
    },
  },
  {
    id: "studio-grows",
    name: "Studio that owns its hosts",
    summary: "Three hosts with two L40S each are paid for and editors are coming: what do they still hold, and what is bought beside them?",
    state: {
      ...defaultScenario,
      groups: [vms("video-editor", 14, "Editors"), vms("cad-heavy", 10, "3D"), vms("power-user", 40, "Production")],
      supply: { ...supply, owned: [{ host: "2u-4dw", count: 3, boards: { gpu: "l40s", perHost: 2 }, valueUsd: 0 }] },
    },
  },
  {
    id: "museum",
    name: "Museum of emulated PCs",
    summary: "Games of 1998 want Glide and Direct3D 3 on Windows 98: no GPU of today offers them, an emulated card does.",
    state: {
      ...defaultScenario,
      groups: [
        vms("cloud-gaming", 8, "Exhibits", {
          apiNeeds: [{ anyOf: [{ api: "glide" }] }, { anyOf: [{ api: "direct3d", minVersion: "3.0" }] }],
          guestSystem: "windows-9x",
          frameBufferMib: 16,
          vcpu: 1,
          ramGib: 1,
          leastNativeShare: 0.03,
        }),
      ],
      supply: { ...supply, spareHosts: 0, vcpuPerCore: 1 },
      policies: { ...policies, includeUnsupported: true },
      pins: [
        { product: "pcem", gpu: "3dfx-voodoo2", instanceType: null },
        { product: "pcem", gpu: "s3-virge-dx", instanceType: null },
      ],
    },
  },
]

export const presetById = (id: string): Preset | undefined => presets.find((preset) => preset.id === id)
