import type { InventoryHost } from "../engine/inventory/placeInventory.ts"
import { saidReading, type SaidReading } from "./reading.ts"
import * as told from "../scenario/inventory/read.ts"
import type { ReadVm } from "../scenario/inventory/rules.ts"

// Tables as a reader hears of them: what is told, in sentences.

export const readVms = (...given: Parameters<typeof told.readVms>): SaidReading<ReadVm> => saidReading(told.readVms(...given))
export const readHosts = (...given: Parameters<typeof told.readHosts>): SaidReading<InventoryHost> => saidReading(told.readHosts(...given))
