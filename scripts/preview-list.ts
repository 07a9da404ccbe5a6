import { presets } from "../src/scenario/presets.ts"
import { encodeFragment } from "../src/scenario/url/index.ts"
import { defaultView, noBeside, noVersions, type View } from "../src/scenario/view.ts"
import { presetWords } from "../src/words/presets.ts"

/** What a link's preview says, and what the link opens. */
export interface Card {
  /** Names its files below share/; permanent. */
  readonly id: string
  readonly title: string
  readonly text: string
  /** Behind the page's `#`. */
  readonly fragment: string
}

/** The picture of the page's own address. */
export const pageCard: Card = {
  id: "page",
  title: "GPU Virtualization Explorer",
  text: "Build a virtual datacenter and see what each way of virtualizing the GPU makes of it: native performance, GPUs, cost and migration.",
  fragment: "",
}

const viewCards: readonly (readonly [View, string, string])[] = [
  [
    "techniques",
    "Four techniques",
    "How one call reaches the hardware in twelve ways, and the four techniques over eight dimensions, each cell with its evidence.",
  ],
  ["support", "Support matrix", "Which product gives a guest which API, and which lets a VM move: each cell opens its source."],
  [
    "hardware",
    "GPUs and their slices",
    "Server, workstation and older GPUs with their vGPU types, MIG slots and VF splits, drawn to scale.",
  ],
  [
    "measurements",
    "Published shares of native",
    "Every published comparison of virtual with native on one axis, with the model's range behind.",
  ],
  ["advisor", "Pass-through advisor", "Asks about a machine, and says what it needs, what forbids it, and who says so."],
  ["validation", "How well the model predicts", "Published figures that the model had not seen beside what it said, the worst first."],
  ["glossary", "Words of the field", "vGPU, VF, MIG, frame buffer, stun time: each in two plain lines, with its source."],
]

/** Versions are left out: an example is meant as it is today. */
const withoutVersions = (fragment: string): string => fragment.replace(/&(?:data|model)=[^&]*/g, "")

/** Each example and the views of the dataset, by files that a link can name. */
export const cards: readonly Card[] = [
  pageCard,
  ...viewCards.map(([id, title, text]) => ({ id, title, text, fragment: `view=${id}` })),
  ...presets.map(({ id, state: scenario }) => ({
    id,
    title: presetWords[id].name,
    text: presetWords[id].summary,
    fragment: withoutVersions(
      encodeFragment(
        { scenario, view: defaultView, kept: [], versions: noVersions, beside: noBeside },
        { datasetVersion: "2026.11.1", modelVersion: "1" },
      ),
    ),
  })),
]

/** px; what the sites that show previews ask for. */
export const previewSize = { width: 1200, height: 630 }

/** What the pictures in previews/ were drawn of. */
export const drawnText = (): string =>
  `${JSON.stringify(
    cards.map(({ id, title, text }) => ({ id, title, text })),
    null,
    1,
  )}\n`
