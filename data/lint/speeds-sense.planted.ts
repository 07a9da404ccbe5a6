import { inFile, type Planted, rowNamed, setting } from "./planting.ts"

const file = "measurements/speeds/fluidx3d"
const id = "fluidx3d-046"
const speed = (fields: Record<string, unknown>) => setting(file, id, fields)

export const planted: readonly Planted[] = [
  {
    error: "a ratio the wrong way round",
    spoil: speed({ speedRatio: 6.48 }),
    id,
    says: /its values give 0\.154 of the reference's speed, its ratio says 6\.48/,
  },
  { error: "the value of one GPU alone", spoil: speed({ referenceValue: null }), id, says: /one of the two GPUs only/ },
  {
    error: "a mistake of a power of ten",
    spoil: speed({ value: null, referenceValue: null, speedRatio: 1543 }),
    id,
    says: /outside what two GPUs differ by/,
  },
  { error: "context without a reason", spoil: speed({ use: "context" }), id, says: /says why exactly where/ },
  { error: "a fit on a GPU that nobody knows", spoil: speed({ gpu: null }), id, says: /no row for one of its GPUs/ },
  { error: "a GPU against itself", spoil: speed({ gpu: "a100-pcie-80" }), id, says: /compares a GPU with itself/ },
  {
    error: "encoding that is no encoding",
    spoil: speed({ workloadClass: "video-encode" }),
    id,
    says: /of class video-encode and of work "memory-streams"/,
  },
  { error: "an engine of something else", spoil: speed({ per: "engine" }), id, says: /of one engine, and not of encoding/ },
  { error: "seconds of which more are better", spoil: speed({ metric: "seconds (lower is better)" }), id, says: /better when lower/ },
  {
    error: "an id of another file",
    spoil: inFile<{ id: string }[]>("measurements/speeds/csc-chem", (rows) => {
      Object.assign(rowNamed(rows, "csc-chem-001"), { id })
    }),
    id,
    says: /another published speed has this id/,
  },
  {
    error: "shares of more than all",
    spoil: setting("models/speed-kinds", "training", { boundBy: { tensor: 0.9, memory: 0.5 } }),
    id: "training",
    says: /add up to more than 1/,
  },
]
