import type { InventoryTellings } from "../engine/basics/tellings.ts"
import { inventory } from "./en/inventory.ts"
import { english } from "./en/language.ts"
import { speaker } from "./speak.ts"

/** Why an inventory is not placed. */
export const sayInventory = speaker<InventoryTellings>(inventory, english)
