import type { RangedTellings, RangedUnit } from "../engine/basics/tellings.ts"
import type { Quote } from "../engine/basics/told.ts"
import { english } from "./en/language.ts"
import { ranged, rangedUnits } from "./en/ranged.ts"
import { speaker } from "./speak.ts"

/** What a ranged figure is called. */
export const sayRanged = speaker<RangedTellings>(ranged, english)

export const rangedUnit = (unit: RangedUnit | Quote): string => (typeof unit === "string" ? rangedUnits[unit] : unit.quote)
