import type { EvidenceTellings, MissingNoteTellings, ReasonTellings, WarningTellings } from "../engine/basics/tellings.ts"
import { english } from "./en/language.ts"
import { evidence, missing, reasons, warnings } from "./en/reasons.ts"
import { speaker } from "./speak.ts"

/** What stands in the answer itself: reasons, what to mind, how much evidence there is. */
export const sayAnswer = speaker<ReasonTellings & WarningTellings & EvidenceTellings & MissingNoteTellings>(
  { ...reasons, ...warnings, ...evidence, ...missing },
  english,
)
