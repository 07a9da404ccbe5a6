import * as v from "valibot"
import { EvidenceListSchema, IdSchema } from "./common.ts"

// Published prices, power and surroundings of servers and sites: shown, quoted and linked to. A field that a source leaves open is absent.

const number = v.optional(v.number())
const string = v.optional(v.string())
const evidence = EvidenceListSchema

/** A price somebody published for a server. `host` is the host class it speaks for, if any; the classes and their own prices stand in hardware/hosts. */
export const ServerPriceSchema = v.strictObject({
  host: v.nullable(IdSchema),
  serverClass: v.string(),
  what: v.string(),
  lowUsd: v.number(),
  highUsd: v.number(),
  date: v.string(),
  gpus: number,
  supportPercentPerYear: number,
  note: v.nullable(v.string()),
  evidence,
})
export type ServerPrice = Readonly<v.InferOutput<typeof ServerPriceSchema>>

/** Measured or declared power of servers, without GPUs unless the note says so (a benchmark's tuned systems, makers' carbon sheets). */
export const ServerPowerSchema = v.strictObject({
  model: v.string(),
  cpu: string,
  cores: number,
  ramGib: number,
  idleWatts: number,
  peakWatts: number,
  byYear: v.optional(
    v.array(
      v.strictObject({
        year: v.number(),
        results: v.number(),
        idleWatts: v.number(),
        peakWatts: v.number(),
      }),
    ),
  ),
  yearlyEnergyKwh: number,
  lifetimeKgCo2e: number,
  manufacturingShare: number,
  lifetimeYears: number,
  date: v.string(),
  note: v.nullable(v.string()),
  evidence,
})

export const ElectricityPriceSchema = v.strictObject({
  region: v.string(),
  sector: v.picklist(["commercial", "industrial", "non-household"]),
  period: v.string(),
  pricePerKwh: v.number(),
  currency: v.picklist(["USD", "EUR"]),
  note: string,
  evidence,
})

/** Power usage effectiveness: all the energy of a site over that of its IT. */
export const PueSchema = v.strictObject({ scope: v.string(), pue: v.number(), period: v.string(), note: string, evidence })

export const CarbonIntensitySchema = v.strictObject({
  region: v.string(),
  kgCo2ePerKwh: v.number(),
  period: v.string(),
  note: string,
  evidence,
})

/** Colocation and building costs; all-in prices already contain cooling. */
export const SpaceCostSchema = v.strictObject({
  what: v.string(),
  region: v.string(),
  low: v.number(),
  high: v.number(),
  unit: v.string(),
  date: string,
  note: string,
  evidence,
})

/** A GPU count below 1 is a fraction by vGPU. Rows of different dates stand side by side. */
export const CloudPriceSchema = v.strictObject({
  provider: v.string(),
  instance: v.string(),
  gpu: v.string(),
  /** The dataset's GPU. */
  gpuId: IdSchema,
  gpuCount: v.number(),
  vcpu: number,
  ramGib: number,
  usdPerHour: v.number(),
  usdPerHourReserved1Year: number,
  os: string,
  region: string,
  date: string,
  note: string,
  evidence,
})
export type CloudPrice = Readonly<v.InferOutput<typeof CloudPriceSchema>>
