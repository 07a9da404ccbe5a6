import type { EvidenceTellings, ReasonTellings, WarningTellings } from "../engine/basics/tellings.ts"
import { english } from "./en/language.ts"
import { evidence, reasons, warnings } from "./en/reasons.ts"
import { speaker } from "./speak.ts"

/** What stands in the answer itself: reasons, what to mind, how much evidence there is. */
export const sayAnswer = speaker<ReasonTellings & WarningTellings & EvidenceTellings>({ ...reasons, ...warnings, ...evidence }, english)
