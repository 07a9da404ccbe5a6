import { expectTypeOf, test } from "vitest"
import type {
  EvidenceTellings,
  LeftOutTellings,
  MigrationTellings,
  MissingNoteTellings,
  RangedTellings,
  RentTellings,
  ReasonTellings,
  UnpredictedTellings,
  WarningTellings,
  InventoryTellings,
} from "../engine/basics/tellings.ts"
import type { LeadTellings } from "../engine/basics/why/leads.ts"
import type { WhyTellings } from "../engine/basics/whyTellings.ts"
import type { ReadingTellings } from "../scenario/inventory/tellings.ts"
import type { RepairTellings } from "../scenario/repairs.ts"
import type { UnsaidCodes } from "./codes.ts"
import type { inventory } from "./en/inventory.ts"
import type { leftOut } from "./en/leftOut.ts"
import type { migration } from "./en/migration.ts"
import type { ranged } from "./en/ranged.ts"
import type { reading } from "./en/reading.ts"
import type { evidence, missing, reasons, warnings } from "./en/reasons.ts"
import type { rent } from "./en/rent.ts"
import type { repairs } from "./en/repairs.ts"
import type { unpredicted } from "./en/unpredicted.ts"
import type { leads } from "./en/why/leads.ts"
import type { derivations } from "./why.ts"

// The type checker runs these: a code without words stands in its message, with the id of the fact.
test("no message says a code by the words of another", () => {
  expectTypeOf<UnsaidCodes<ReasonTellings, typeof reasons>>().toBeNever()
  expectTypeOf<UnsaidCodes<WarningTellings, typeof warnings>>().toBeNever()
  expectTypeOf<UnsaidCodes<EvidenceTellings, typeof evidence>>().toBeNever()
  expectTypeOf<UnsaidCodes<MissingNoteTellings, typeof missing>>().toBeNever()
  expectTypeOf<UnsaidCodes<MigrationTellings, typeof migration>>().toBeNever()
  expectTypeOf<UnsaidCodes<LeftOutTellings, typeof leftOut>>().toBeNever()
  expectTypeOf<UnsaidCodes<RentTellings, typeof rent>>().toBeNever()
  expectTypeOf<UnsaidCodes<InventoryTellings, typeof inventory>>().toBeNever()
  expectTypeOf<UnsaidCodes<RepairTellings, typeof repairs>>().toBeNever()
  expectTypeOf<UnsaidCodes<RangedTellings, typeof ranged>>().toBeNever()
  expectTypeOf<UnsaidCodes<UnpredictedTellings, typeof unpredicted>>().toBeNever()
  expectTypeOf<UnsaidCodes<LeadTellings, typeof leads>>().toBeNever()
  expectTypeOf<UnsaidCodes<WhyTellings, typeof derivations>>().toBeNever()
  // What hosts are short of is said by a table that has a row for each lack: its cases are joined while the page runs.
  expectTypeOf<UnsaidCodes<ReadingTellings, typeof reading>[0]>().toEqualTypeOf<"hosts-short">()
})

interface Made {
  readonly part: { readonly part: "gpus" | "hosts" | "energy" }
  readonly able: { readonly able: boolean; readonly named: { readonly thing: string } | null }
}

test("a code that falls to “other” beside another is found, wherever the message chooses", () => {
  const said = {
    part: "Of {part, select, gpus {GPUs} hosts {hosts} other {electricity}}",
    able: "{able, select, yes {can} other {cannot}}{named, select, none {} other { ({named})}}",
  } as const
  expectTypeOf<UnsaidCodes<Made, typeof said>>().toBeNever()
  const short = { ...said, part: "{part, select, gpus {GPUs} other {a host}}, or {part, select, gpus {GPUs} other {a host}}" } as const
  expectTypeOf<UnsaidCodes<Made, typeof short>>().toEqualTypeOf<readonly ["part", "hosts"] | readonly ["part", "energy"]>()
})
