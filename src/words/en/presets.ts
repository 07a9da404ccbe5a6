import type { PresetId } from "../../scenario/presets.ts"

/** Names of the examples, and in one sentence whose datacenter each is and what is hard about it. */
export const presetWords: Readonly<Record<PresetId, { readonly name: string; readonly summary: string }>> = {
  "call-centre": {
    name: "Call centre",
    summary: "1,500 task workers on light desktops with one host to spare: does the cheapest way need a GPU at all?",
  },
  "design-office": {
    name: "Design office",
    summary: "CAD at three weights beside office desktops: the same GPUs must serve small frame buffers and large ones.",
  },
  "university-lab": {
    name: "University lab",
    summary: "Data science and CAD courses on a tight budget, half the seats busy at once: a GPU for every seat is out of reach.",
  },
  "ai-cluster": {
    name: "AI cluster",
    summary: "Training jobs that fill four GPUs or one, inference that needs a slice, and notebooks that idle in between.",
  },
  "cloud-gaming": {
    name: "Cloud gaming service",
    summary: "300 players who notice every lost frame: how many share a GPU before they leave?",
  },
  "media-company": {
    name: "Media company",
    summary: "Editing suites, a transcoding farm and office desktops: GPU memory, video engines and seats all count.",
  },
  hospital: { name: "Hospital", summary: "Patient data asks for strong isolation between VMs, and for spare hosts: what does that cost?" },
  "live-migration-first": {
    name: "Live migration first",
    summary: "Desktops that must move between hosts and be suspended while their users work: which techniques still can?",
  },
  "engineering-firm": {
    name: "Engineering firm",
    summary: "Desktops that must move, CAD, and language models that need not: bought as one kind for all, or each its own way?",
  },
  "university-training": {
    name: "University with training",
    summary: "Desktops for courses beside training jobs that fill whole GPUs: what suits one is wasted on the other.",
  },
  "hospital-ward": {
    name: "Hospital with one strict ward",
    summary: "One ward asks for strong isolation, the others do not: what it costs where only that ward pays for it.",
  },
  "studio-grows": {
    name: "Studio that owns its hosts",
    summary: "Three hosts with two L40S each are paid for and editors are coming: what do they still hold, and what is bought beside them?",
  },
  museum: {
    name: "Museum of emulated PCs",
    summary: "Games of 1998 want Glide and Direct3D 3 on Windows 98: no GPU of today offers them, an emulated card does.",
  },
}
