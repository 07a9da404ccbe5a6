import type { LeftOutTellings } from "../engine/basics/tellings.ts"
import { english } from "./en/language.ts"
import { leftOut } from "./en/leftOut.ts"
import { speaker } from "./speak.ts"

/** What the totals leave out, and why. */
export const sayLeftOut = speaker<LeftOutTellings>(leftOut, english)
