import type { UnpredictedTellings } from "../../engine/basics/tellings.ts"
import type { Messages } from "../speak.ts"

export const unpredicted = {
  "unpredicted-no-share": "the row states no share of native",
  "unpredicted-no-gpu-work": "the work asks nothing of a GPU, so there is no share of a GPU to predict",
  "unpredicted-containers": "it shares a GPU between processes or containers without any of the four techniques",
  "unpredicted-no-technique": "neither its technique nor a product, technology or words that give the technique away are stated",
  "unpredicted-no-native": "an adapter without 3D and an emulated 3D card have no native GPU to be compared with",
  "unpredicted-alone": "no other source has a row of its technique",
  "unpredicted-no-load": "no workload of the class {workloadClass} says what forwarding has to carry; state calls and bytes a second",
} as const satisfies Messages<UnpredictedTellings>
