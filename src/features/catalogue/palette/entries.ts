import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { Lesson, Quirk, Source, Technique, TechniqueId, Term } from "../../../dataset/schema/index.ts"
import { presets, type Preset } from "../../../scenario/presets.ts"
import { presetWords } from "../../../words/presets.ts"
import type { View } from "../../../scenario/view.ts"
import { memory, plural } from "../../../ui/format.ts"
import type { Target } from "../../common/ViewLink.tsx"
import { fileFocus, rowFocus } from "../data/paths.ts"
import { writeFocus } from "../lessons/ownPlaces.ts"
import { shareText } from "../measurements/columns.ts"
import { techniqueNames, vendorName, words } from "../../common/table/columnSpec.ts"
import { dimensionRows } from "../techniques/rows.ts"

/** Something that can be found and gone to. */
export interface Entry {
  readonly id: string
  readonly kind: EntryKind
  readonly title: string
  readonly detail: string
  /** Other names it is looked for under. */
  readonly also: readonly string[]
  /** What is said of it, where its names are not all that it is looked for under. */
  readonly text?: string
  readonly technique?: TechniqueId
  readonly goal: { readonly target: Target } | { readonly preset: Preset } | { readonly does: "present" } | { readonly opens: "proposal" }
}

/** In the order in which kinds are listed where nothing tells them apart. */
export const entryKinds = [
  "view",
  "lesson",
  "technique",
  "product",
  "hypervisor",
  "gpu",
  "instance type",
  "workload",
  "example",
  "term",
  "quirk",
  "measurement",
  "host",
  "licence",
  "source",
] as const
export type EntryKind = (typeof entryKinds)[number]

export const kindNames: Readonly<Record<EntryKind, string>> = {
  view: "Go to",
  lesson: "Lessons",
  term: "Words explained",
  technique: "Techniques",
  product: "Products",
  hypervisor: "Hypervisors",
  gpu: "GPUs",
  "instance type": "vGPU types, MIG profiles, VFs",
  workload: "Workloads",
  example: "Example datacenters",
  quirk: "Pass-through quirks",
  measurement: "Measurements",
  host: "Servers",
  licence: "Licences",
  source: "Sources",
}

export interface Findable {
  readonly catalogue: FullCatalogue
  readonly techniques: readonly Technique[]
  readonly terms: readonly Term[]
  readonly lessons: readonly Lesson[]
  readonly quirks: readonly Quirk[]
  readonly sources: Readonly<Record<string, Source>>
}

/** By which each view is found: its title, what it is, and what else it is called. */
const viewEntries: Readonly<Record<View, readonly [title: string, detail: string, also: readonly string[]]>> = {
  board: ["Compare the techniques", "your datacenter, four answers", ["board", "verdict", "home"]],
  native: ["Native performance of your options", "chart", ["share of native", "speed"]],
  gpus: ["GPU count of your options", "chart", ["number of GPUs", "consolidation"]],
  cost: ["Cost of your options", "chart", ["TCO", "price", "budget", "euro", "dollar"]],
  migration: ["Migration of your options", "chart", ["vMotion", "live migration", "stun time", "host fails", "high availability"]],
  datacenter: ["Picture of your datacenter", "hosts, boards, GPUs, VMs", ["placement", "rack", "host fails", "host failure", "failover"]],
  explore: [
    "Decide: all options ranked",
    "Pareto front, break-even, sensitivity, Monte Carlo",
    ["ranking", "what if", "tornado", "trade-off"],
  ],
  beside: [
    "Scenarios side by side",
    "what differs, by how much, which input caused it",
    ["compare scenarios", "alternative", "keep", "what changed", "difference"],
  ],
  inventory: [
    "Place an inventory",
    "your VMs and hosts, one by one, from CSV",
    ["import", "CSV", "cluster trace", "fragmentation", "RVTools", "bin packing"],
  ],
  techniques: ["Techniques", "how each works, eight dimensions", ["diagram", "how it works"]],
  call: [
    "A call’s way",
    "one call there and back, with the time of each hop",
    ["animation", "mechanism", "draw calls", "round trip", "where does the time go"],
  ],
  share: [
    "Sharing a GPU",
    "VMs arrive, fill the frame buffer, take turns",
    [
      "animation",
      "mechanism",
      "scheduler",
      "time slice",
      "best effort",
      "equal share",
      "fixed share",
      "noisy neighbour",
      "how many VMs fit",
      "MIG",
    ],
  ],
  move: [
    "Moving a VM",
    "memory in rounds, then the pause, to scale",
    ["animation", "mechanism", "live migration", "vMotion", "stun time", "pre-copy", "dirty pages", "suspend", "maintenance"],
  ],
  emulate: [
    "Drawn by the CPU",
    "one frame twice, by GPU and by CPU, at true ratio",
    ["animation", "mechanism", "device emulation", "software rendering", "without a GPU", "llvmpipe", "WARP", "frame by frame"],
  ],
  glossary: ["Glossary", "the words of the field, in two lines each", ["terms", "definitions", "what does it mean", "vocabulary"]],
  lessons: [
    "Lessons and challenges",
    "step by step, with predictions, tasks and a score",
    ["course", "learn", "teach", "exercise", "training", "tutorial", "challenge", "score", "game"],
  ],
  support: ["Support matrix", "products by API and operation", ["Direct3D", "OpenGL", "Vulkan", "CUDA", "snapshot", "suspend"]],
  products: ["All products", "table", []],
  hardware: ["Hardware", "GPUs by vendor and class", ["graphics card", "MIG slots", "partition"]],
  measurements: ["Measurements", "published percent of native", ["benchmark", "papers", "evidence"]],
  validation: ["Validation", "the model held against published figures", ["cross-validation", "accuracy", "error", "prediction"]],
  advisor: ["Pass-through advisor", "what your machine needs", ["VBIOS", "Optimus", "MXM", "Code 43", "laptop"]],
  quirks: ["All pass-through quirks", "table", []],
  sources: ["Sources", "what rests on what", ["bibliography", "references", "weak facts"]],
  workloads: ["Workloads", "what one VM asks for", ["personas"]],
  data: ["All tables of the dataset", "JSON and CSV", ["download", "schema"]],
}

const compact = (parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(" · ")
const proposalEntry: Entry = {
  id: "do.proposal",
  kind: "view",
  title: "Make a proposal",
  detail: "report, slides, workbook, citation",
  also: ["report", "PDF", "print", "PowerPoint", "PPTX", "Excel", "XLSX", "export", "cite", "BibTeX", "QR code"],
  goal: { opens: "proposal" },
}

const writingEntry: Entry = {
  id: "do.write-lesson",
  kind: "view",
  title: "Write a lesson",
  detail: "record steps, set a task, take it to an LMS",
  also: ["author", "authoring", "create a lesson", "own lesson", "exercise", "course", "teach", "editor", "SCORM", "record"],
  goal: { target: { view: "lessons", focus: writeFocus } },
}

const licencesEntry: Entry = {
  id: "view.licences",
  kind: "view",
  title: "Licences",
  detail: "what each costs, by whom it is counted",
  also: ["licence", "license", "licenses", "licensing", "subscription", "support contract"],
  goal: { target: { view: "data", focus: fileFocus("prices/licences") } },
}

const row = (view: View, focus: string): Entry["goal"] => ({ target: { view, focus } })

/** Everything that has a place of its own in the page. */
export function entriesOf({ catalogue, techniques, terms, lessons, quirks, sources }: Findable): readonly Entry[] {
  const types = catalogue.instanceTypeSets.flatMap((set) =>
    set.types.map((type): Entry => {
      const gpu = catalogue.gpu(set.gpu)
      return {
        id: `type.${type.id}`,
        kind: "instance type",
        title: type.name,
        detail: compact([gpu?.shortName, type.frameBufferMib === null ? null : memory(type.frameBufferMib), set.family]),
        also: [type.id],
        goal: row("hardware", set.gpu),
      }
    }),
  )
  return [
    proposalEntry,
    writingEntry,
    licencesEntry,
    ...(Object.keys(viewEntries) as View[]).map((view): Entry => {
      const [title, detail, also] = viewEntries[view]
      return { id: `view.${view}`, kind: "view", title, detail, also, goal: { target: { view } } }
    }),
    {
      id: "present",
      kind: "view",
      title: "Present",
      detail: "full screen, led by arrow keys or a clicker",
      also: ["slides", "slide show", "projector", "lecture", "full screen", "beamer", "speaker notes"],
      goal: { does: "present" },
    },
    ...terms.map((one): Entry => ({
      id: `term.${one.id}`,
      kind: "term",
      title: one.name,
      detail: one.lines[0],
      also: one.also,
      text: one.lines[1],
      ...(one.technique === undefined ? {} : { technique: one.technique }),
      goal: row("glossary", one.id),
    })),
    ...lessons.map((one): Entry => ({
      id: `lesson.${one.id}`,
      kind: "lesson",
      title: one.title,
      detail: `a lesson of ${plural(one.minutes, "minute")}`,
      also: [],
      text: [one.summary, ...one.steps.map(({ title }) => title)].join(" "),
      goal: row("lessons", one.id),
    })),
    ...techniques.map((one): Entry => ({
      id: `technique.${one.id}`,
      kind: "technique",
      title: one.name,
      detail: one.summary,
      also: one.aliases,
      text: [one.definition, ...one.categories, ...one.mechanisms].map((said) => said.text).join(" "),
      technique: one.id,
      goal: row("techniques", one.id),
    })),
    ...dimensionRows(techniques).map((one): Entry => ({
      id: `dimension.${one.id}`,
      kind: "technique",
      title: `${one.name}, technique by technique`,
      detail: "dimension",
      also: [],
      goal: row("techniques", one.id),
    })),
    ...catalogue.products.map((one): Entry => ({
      id: `product.${one.id}`,
      kind: "product",
      title: one.name,
      detail: compact([one.vendor, techniqueNames[one.technique]]),
      also: [one.id, one.shortName, ...one.aliases],
      technique: one.technique,
      goal: row("products", one.id),
    })),
    ...catalogue.hypervisors.map((one): Entry => ({
      id: `hypervisor.${one.id}`,
      kind: "hypervisor",
      title: one.name,
      detail: compact([one.vendor, one.currentVersion]),
      also: [one.id],
      goal: row("products", `hypervisor.${one.id}`),
    })),
    ...catalogue.gpus.map((one): Entry => ({
      id: `gpu.${one.id}`,
      kind: "gpu",
      title: one.name,
      detail: compact([one.architecture ?? vendorName(one.vendor), one.memoryMib === null ? null : memory(one.memoryMib)]),
      also: [one.id, one.shortName, one.chip ?? "", ...one.aliases],
      goal: row("hardware", one.id),
    })),
    ...types,
    ...catalogue.workloads.map((one): Entry => ({
      id: `workload.${one.id}`,
      kind: "workload",
      title: one.name,
      detail: one.summary,
      also: [one.id, one.shortName],
      goal: row("workloads", one.id),
    })),
    ...presets.map((one): Entry => ({
      id: `preset.${one.id}`,
      kind: "example",
      title: presetWords[one.id].name,
      detail: presetWords[one.id].summary,
      also: [],
      goal: { preset: one },
    })),
    ...quirks.map((one): Entry => ({
      id: `quirk.${one.id}`,
      kind: "quirk",
      title: one.title,
      detail: one.severity,
      also: [one.id],
      text: [...Object.values(one.then).flat(), one.note].filter((value) => typeof value === "string").join(" "),
      technique: one.technique,
      goal: row("quirks", one.id),
    })),
    ...catalogue.measurements.map((one): Entry => ({
      id: `measurement.${one.id}`,
      kind: "measurement",
      title: `${one.workload ?? words(one.workloadClass)}: ${shareText(one)}`,
      detail: compact([one.product ?? one.variant, one.gpu]),
      also: [one.reference ?? ""],
      ...(one.technique === null ? {} : { technique: one.technique }),
      goal: row("measurements", one.id),
    })),
    ...catalogue.hosts.map((one): Entry => ({
      id: `host.${one.id}`,
      kind: "host",
      title: one.name,
      detail: "server",
      also: [one.id],
      goal: row("hardware", `host.${one.id}`),
    })),
    ...catalogue.licences.map((one): Entry => ({
      id: `licence.${one.id}`,
      kind: "licence",
      title: compact([one.product, one.edition]),
      detail: one.metricWords ?? words(one.metric),
      also: [one.id],
      goal: row("data", rowFocus("prices/licences", one.id)),
    })),
    ...Object.entries(sources).map(([id, one]): Entry => ({
      id: `source.${id}`,
      kind: "source",
      title: one.title,
      detail: compact([one.publisher, /\b(19|20)\d\d\b/.exec(one.date ?? "")?.[0]]),
      also: [id],
      goal: row("sources", id),
    })),
  ]
}
