import { adding, setting, type Planted } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "a term under a taken id, in another file",
    spoil: adding("glossary/marks", (rows) => ({ ...rows[0], id: "frame-buffer" })),
    id: "frame-buffer",
    says: /twice in the glossary/,
  },
  {
    error: "a name that two terms go by",
    spoil: setting("glossary/memory", "kv-cache", { also: ["VRAM"] }),
    id: "kv-cache",
    says: /goes by "vram"/,
  },
  {
    error: "a term in the file of another topic",
    spoil: setting("glossary/memory", "kv-cache", { topic: "moving" }),
    id: "kv-cache",
    says: /of the topic "moving"/,
  },
  {
    error: "a line too long for a card",
    spoil: setting("glossary/memory", "kv-cache", { lines: [`${"A word ".repeat(20)}.`, "And why."] }),
    id: "kv-cache",
    says: /141 characters/,
  },
  {
    error: "a line that is no sentence",
    spoil: setting("glossary/memory", "kv-cache", { lines: ["memory of a model", "And why."] }),
    id: "kv-cache",
    says: /no whole sentence/,
  },
]
