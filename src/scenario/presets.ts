import { defaultScenario, type Scenario, type VmGroup } from "../engine/scenario.ts"

export type PresetId =
  | "call-centre"
  | "design-office"
  | "university-lab"
  | "ai-cluster"
  | "cloud-gaming"
  | "media-company"
  | "hospital"
  | "live-migration-first"
  | "engineering-firm"
  | "university-training"
  | "hospital-ward"
  | "studio-grows"
  | "museum"

export interface Preset {
  /** Stands in links to lessons; permanent. What it is called, words say (words/presets.ts). */
  readonly id: PresetId
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
    state: { ...defaultScenario, groups: [vms("task-worker", 1500, "Agents")], supply: { ...supply, spareHosts: 1 } },
  },
  {
    id: "design-office",
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
    state: {
      ...defaultScenario,
      groups: [vms("cloud-gaming", 300, "Players")],
      supply: { ...supply, spareHosts: 2 },
      economics: { ...economics, years: 3 },
    },
  },
  {
    id: "media-company",
    state: {
      ...defaultScenario,
      groups: [vms("video-editor", 30, "Editing"), vms("media-transcode", 20, "Transcoding"), vms("knowledge-worker", 80, "Office")],
    },
  },
  {
    id: "hospital",
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
    state: {
      ...defaultScenario,
      groups: [vms("knowledge-worker", 500)],
      supply: { ...supply, migrationGbps: 100 },
      policies: { ...policies, liveMigration: true, suspendResume: true },
    },
  },
  {
    id: "engineering-firm",
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
    state: {
      ...defaultScenario,
      groups: [vms("video-editor", 14, "Editors"), vms("cad-heavy", 10, "3D"), vms("power-user", 40, "Production")],
      supply: { ...supply, owned: [{ host: "2u-4dw", count: 3, boards: { gpu: "l40s", perHost: 2 }, valueUsd: 0 }] },
    },
  },
  {
    id: "museum",
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
