import type { UnpredictedTellings } from "../engine/basics/tellings.ts"
import { english } from "./en/language.ts"
import { unpredicted } from "./en/unpredicted.ts"
import { speaker } from "./speak.ts"

/** Why no share of native is predicted of a published row. */
export const sayUnpredicted = speaker<UnpredictedTellings>(unpredicted, english)
