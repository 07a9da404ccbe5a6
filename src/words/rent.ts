import type { RentTellings } from "../engine/basics/tellings.ts"
import { english } from "./en/language.ts"
import { rent } from "./en/rent.ts"
import { speaker } from "./speak.ts"

/** What is to be said of renting GPUs instead. */
export const sayRent = speaker<RentTellings>(rent, english)
