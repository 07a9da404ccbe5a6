import type { LeftOutTellings, MigrationTellings, ReasonTellings } from "../engine/basics/tellings.ts"
import type { LeadTellings } from "../engine/basics/why/leads.ts"
import type { WhyTellings } from "../engine/basics/whyTellings.ts"
import { english } from "./en/language.ts"
import { leftOut } from "./en/leftOut.ts"
import { migration } from "./en/migration.ts"
import { reasons } from "./en/reasons.ts"
import { cost } from "./en/why/cost.ts"
import { leads } from "./en/why/leads.ts"
import { llm } from "./en/why/llm.ts"
import { moving } from "./en/why/moving.ts"
import { placement } from "./en/why/placement.ts"
import { share, speed } from "./en/why/share.ts"
import { speaker, type Messages } from "./speak.ts"

export { unitNames, unitOfCount } from "./en/why/units.ts"

export const derivations = { ...cost, ...placement, ...share, ...speed, ...llm, ...moving } satisfies Messages<WhyTellings>

/** All of an answer to "why?", and what it quotes of the rest: reasons, what must hold for a move, what is not counted. */
export const sayWhy = speaker<ReasonTellings & MigrationTellings & LeftOutTellings & WhyTellings>(
  { ...reasons, ...migration, ...leftOut, ...derivations },
  english,
)

/** The sentence with which an answer to "why?" begins. */
export const sayLead = speaker<LeadTellings>(leads, english)
