import { onlyBest } from "./bestEvidence.ts"
import { modeRuleIds, severalVgpuRuleIds, type CoreData } from "./core.ts"
import { coreFields, evidence as evidenceFields, type FullData } from "./coreFields.ts"
import type * as Full from "./schema/index.ts"

// Cuts the core out of the full dataset: for the build, and for what names a place in it.

const isOfCore = (row: Full.Measurement): boolean => row.use === "efficiency"

const isCited = ({ id }: { readonly id: string }): boolean => [...modeRuleIds, ...severalVgpuRuleIds].some((one) => one === id)

type Cut = "core" | "whole-evidence"

function kept(value: unknown, fields: unknown, cut: Cut): unknown {
  if (Array.isArray(value)) return value.map((item) => kept(item, fields, cut))
  if (fields === true || (fields === evidenceFields && cut === "whole-evidence") || typeof value !== "object" || value === null)
    return value
  const wanted = fields as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const field = wanted["each"] ?? wanted[name]
      return field === undefined || field === "later" ? [] : [[name, kept(inner, field, cut)]]
    }),
  )
}

/** Figures of a GPU's resources that the engine computes with, and cites by their best founded source alone. */
const resourceFields = Object.keys(coreFields.gpuResources).filter((field) => field !== "gpu" && field !== "evidence")

/** Fields whose evidence the engine cites by name; what else an entry names only the full dataset tells. */
const citedOfGpus = ["memoryMib", "technologies", "form", "fp32Tflops", "vendor", "status", "gpusPerBoard", "boardTdpWatts"]
const citedOfProducts = [
  "hypervisors",
  "liveMigration",
  "suspendResume",
  "snapshot",
  "haRestart",
  "status",
  "guestSystems",
  "gpuVendors",
  "apis",
  "licence",
]

const naming = (one: Full.Evidence, cited: readonly string[]): Full.Evidence =>
  one.fields ? { ...one, fields: one.fields.filter((field) => cited.includes(field)) } : one

/** Evidence as the engine cites it: by the fields it asks for; of entries that name none of them one for each source, for the list of sources. */
function citedOf(evidence: readonly Full.Evidence[], cited: readonly string[]): Full.Evidence[] {
  const trimmed = evidence.map((one) => naming(one, cited))
  const names = (one: Full.Evidence): boolean => one.fields === undefined || one.fields.length > 0
  const told = new Set(trimmed.filter(names).map((one) => one.source))
  return trimmed.filter((one) => {
    if (names(one)) return true
    const isNew = !told.has(one.source)
    told.add(one.source)
    return isNew
  })
}

/** The core of the dataset: the fields and rows that the first view needs; or the same with all that each entry of its evidence says. */
export function coreOf(full: FullData, cut: Cut = "core"): CoreData {
  const measurements = full.measurements.filter(isOfCore)
  const placementRules = full.placementRules.filter(isCited)
  // Of the fit its own entry; the sources behind it, of which the engine names none, come with the full dataset.
  const speedModel = { ...full.speedModel, evidence: full.speedModel.evidence.slice(0, 1) }
  const gpuResources = full.gpuResources.map((row) => onlyBest(row, resourceFields))
  const gpus = full.gpus.map((row) => ({ ...row, evidence: citedOf(row.evidence, citedOfGpus) }))
  const products = full.products.map((row) => ({ ...row, evidence: citedOf(row.evidence, citedOfProducts) }))
  const workloads = full.workloads.map((row) => ({ ...row, evidence: row.evidence.map((one) => naming(one, ["boundBy"])) }))
  // Of these the whole list is cited, whatever an entry covers.
  const uncovered = <T extends { readonly evidence: readonly Full.Evidence[] }>(rows: readonly T[]): T[] =>
    rows.map((row) => ({ ...row, evidence: row.evidence.map(({ fields: _covers, ...one }) => one) }))
  const cited = {
    hosts: uncovered(full.hosts),
    gpuPower: uncovered(full.gpuPower),
    gpuPrices: uncovered(full.gpuPrices),
    licences: uncovered(full.licences),
    parameters: uncovered(full.parameters),
    measurements: uncovered(measurements),
    migrationConditions: uncovered(full.migrationConditions),
  }
  return kept({ ...full, ...cited, products, gpus, workloads, placementRules, gpuResources, speedModel }, coreFields, cut) as CoreData
}
