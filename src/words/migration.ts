import type { MigrationTellings } from "../engine/basics/tellings.ts"
import { english } from "./en/language.ts"
import { migration } from "./en/migration.ts"
import { speaker } from "./speak.ts"

/** What must hold before a VM is moved, and whose pauses stand in. */
export const sayMigration = speaker<MigrationTellings>(migration, english)
