import type { LeadTellings, LeftOutTellings, MigrationTellings, MissingNoteTellings, ReasonTellings } from "../engine/basics/tellings.ts"
import { english } from "./en/language.ts"
import { leftOut } from "./en/leftOut.ts"
import { migration } from "./en/migration.ts"
import { missing, reasons } from "./en/reasons.ts"
import { leads } from "./en/why.ts"
import { speaker } from "./speak.ts"

/** What an answer to "why?" quotes of the rest: reasons, what must hold for a move, what is not counted. */
export const sayWhy = speaker<ReasonTellings & MigrationTellings & LeftOutTellings & MissingNoteTellings>(
  { ...reasons, ...migration, ...leftOut, ...missing },
  english,
)

/** The sentence with which an answer to "why?" begins. */
export const sayLead = speaker<LeadTellings>(leads, english)
