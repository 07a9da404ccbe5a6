import { type Planted, setting } from "./planting.ts"

const noting = (note: string) => setting("workloads", "task-worker", { note })
const id = "task-worker"

export const planted: readonly Planted[] = [
  { error: "passthrough", spoil: noting("Needs passthrough."), id, says: /pass-through/ },
  { error: "virtualisation", spoil: noting("Server virtualisation."), id, says: /virtualiz/ },
  { error: "optimised", spoil: noting("An optimised stream."), id, says: /optimiz/ },
  { error: "data centre", spoil: noting("In the data centre."), id, says: /datacenter/ },
  { error: "data-center", spoil: noting("In data-centers."), id, says: /datacenter/ },
  { error: "license", spoil: noting("Needs a license."), id, says: /licence/ },
  { error: "color", spoil: noting("Any color."), id, says: /colour/ },
  { error: "behavior", spoil: noting("Its behavior."), id, says: /behaviour/ },
]
