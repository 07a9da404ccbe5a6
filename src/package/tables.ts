import type { InventoryHost } from "../engine/inventory/placeInventory.ts"
import * as told from "../scenario/inventory/read.ts"
import type { ReadVm } from "../scenario/inventory/rules.ts"
import { saidReading, type SaidReading } from "../words/reading.ts"

/** Reads VMs from a table. Total: whatever is given, it comes back with items or with the reason why not, in sentences. */
export const readVms = (...given: Parameters<typeof told.readVms>): SaidReading<ReadVm> => saidReading(told.readVms(...given))

/** Reads hosts from a table; a list of GPUs, one a row, is read as the hosts they stand in. */
export const readHosts = (...given: Parameters<typeof told.readHosts>): SaidReading<InventoryHost> => saidReading(told.readHosts(...given))
