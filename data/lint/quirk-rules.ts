import type { Dataset, Finding, Rule } from "./dataset.ts"

/** What a rule may ask of a machine: each fact is asked by the advisor or follows from what it asks. */
const facts: ReadonlySet<string> = new Set(
  `technique hypervisor platform hypervisorVersion product productExists productServesGpu gpu gpuVendor gpuArchitecture gpuModels productLine
  amdGeneration gpuMemoryGib gpuSupportsMediation vgpuVendor vgpuKind formFactor optimus module framebuffer guestFirmware gpuBootsHost
  hostUsesSameGpu hostIommu aloneInGroup allFunctionsPassed acsOverride pcieAcs vmMmio64 above4gDecoding resizableBar romHasUefi onlyGpu
  sameModelInHost hostDriverTakesGpu resetModuleEarly functionLevelReset chipset500 interruptRemapping cpuVendor hostKernel qemuVersion
  machineType guestSystem hypervisorHidden memoryEncryption hostSecureBoot guestSecureBoot vmMemoryReserved nestedVirtualization devicesPerVm
  stopActionTurnOff hardwareScheduling acpiBatteryInGuest guestDriverVersion vmsPerGpu operation system accelerate3d guestTrusted hostBlobs
  windowsUpdates`
    .trim()
    .split(/\s+/),
)
const comparisons: ReadonlySet<string> = new Set(["eq", "ne", "lt", "lte", "gt", "gte"])

/** Wrong in the conditions of one rule. */
function* wrongIn(when: Readonly<Record<string, unknown>>): Generator<string> {
  if (Object.keys(when).length === 0) yield "holds for every machine: it has no condition"
  for (const [key, condition] of Object.entries(when)) {
    if (!facts.has(key)) yield `asks for "${key}", which nobody can answer`
    if (Array.isArray(condition) && condition.length === 0) yield `allows nothing for "${key}"`
    if (typeof condition !== "object" || condition === null || Array.isArray(condition)) continue
    for (const name of Object.keys(condition)) if (!comparisons.has(name)) yield `compares "${key}" by "${name}"`
  }
}

/** Rules of pass-through ask for facts that can be known, and say what follows and what it takes. */
export const quirkRules: Rule = ({ quirks }: Dataset) =>
  quirks.flatMap(({ file, id, row }): Finding[] => [
    ...[...wrongIn(row.when)].map((sentence) => ({ file, id, sentence })),
    ...["effect", "requirement"].filter((key) => row.then[key] === undefined).map((key) => ({ file, id, sentence: `says no ${key}` })),
  ])
