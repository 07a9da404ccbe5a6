import type { ToldOf } from "./told.ts"
import type { CostWhyTellings } from "./why/cost.ts"
import type { LlmWhyTellings } from "./why/llm.ts"
import type { MovingWhyTellings } from "./why/moving.ts"
import type { PlacementWhyTellings } from "./why/placement.ts"
import type { ShareWhyTellings, SpeedWhyTellings } from "./why/share.ts"

/** All that derivations say, after their first sentence. */
export interface WhyTellings
  extends CostWhyTellings, PlacementWhyTellings, ShareWhyTellings, SpeedWhyTellings, LlmWhyTellings, MovingWhyTellings {}

export type WhyTold = ToldOf<WhyTellings>

/** Facts of a derivation that have no values: their id is enough. */
export type BareWhy = { readonly [Id in keyof WhyTellings]: object extends WhyTellings[Id] ? Id : never }[keyof WhyTellings]
