import type { RepairTellings, Repair } from "../scenario/repairs.ts"
import { english } from "./en/language.ts"
import { repairs } from "./en/repairs.ts"
import { speaker } from "./speak.ts"

const say = speaker<RepairTellings>(repairs, english)

/** What was done to a link or a file to make sense of it. */
export const sayRepair = ({ told }: Repair): string => say(told)
