/** Random cases of every rule for the tests against the exact solver; each VM fits on a GPU and a host. */
import fc from "fast-check"
import { fullCatalogue as catalogue } from "../../../dataset/full.ts"
import { a100Profiles, a16Host, group, instanceType } from "../testing.ts"
import type { PackingRules, PlacementInput } from "../types.ts"

/** The published places of mixed-size mode on a GPU of so many GB, Ada Lovelace left out. */
export const placementsOf = (gb: number) =>
  catalogue.mixedPlacements.filter((row) => row.gpuFrameBufferGb === gb && !(row.appliesTo ?? "").startsWith("Ada"))

const vfTypes = [1, 2, 3, 4, 6].map((n) => instanceType(`${n}vf`, { frameBufferMib: Math.floor(16384 / n), maxPerGpu: n }))
const equalTypes = [1024, 2048, 4096, 5461, 8192].map((mib) =>
  instanceType(`t${mib}`, { frameBufferMib: mib, maxPerGpu: Math.floor(16384 / mib) }),
)

/** MIG-backed vGPU types of the RTX PRO 6000 Blackwell Server Edition, alone on their GPU instance or several in turns. */
export const rtxPro6000Types = catalogue
  .instanceTypeSetsOf("rtx-pro-6000-bse")
  .filter((set) => set.technology === "nvidia-mig")
  .flatMap((set) => set.types)
  .filter((type) => type.series)

export const kinds = ["whole-gpu", "shared-memory", "equal-size", "mixed-size", "mig", "mig-in-turns", "vf-split"] as const
export type Kind = (typeof kinds)[number]

export interface CaseShape {
  readonly groups: { readonly min: number; readonly max: number }
  /** VMs of a group. */
  readonly count: fc.Arbitrary<number>
}

/** A case of the given rule. */
export function anyCase(kind: Kind, shape: CaseShape): fc.Arbitrary<PlacementInput> {
  const gb = kind === "mixed-size" ? fc.constantFrom(16, 24, 48) : fc.constant(16)
  const draw = fc.record({
    count: shape.count,
    pick: fc.nat(1000),
    mib: fc.integer({ min: 900, max: 12_000 }),
    vcpu: fc.constantFrom(1, 2, 4, 6, 8, 12, 16),
    ramGib: fc.constantFrom(2, 4, 8, 16, 24, 48),
    encoders: fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.double({ min: 1, max: 9, noNaN: true }) },
    ),
    performance: fc.oneof({ weight: 3, arbitrary: fc.constant(Infinity) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 9 }) }),
  })
  return fc
    .record({
      gb,
      draws: fc.array(draw, { minLength: shape.groups.min, maxLength: shape.groups.max }),
      cores: fc.constantFrom(4, 8, 16, 64),
      ramGib: fc.constantFrom(64, 128, 512),
      boardsMax: fc.integer({ min: 1, max: 6 }),
      gpusPerBoard: fc.constantFrom(1, 2, 4),
      boardUsd: fc.constantFrom(0, 2_000, 9_000, 30_000),
      hostUsd: fc.constantFrom(0, 8_000, 25_000),
    })
    .map((drawn): PlacementInput => {
      const placements = placementsOf(drawn.gb)
      const rules: PackingRules =
        kind === "shared-memory"
          ? { kind, maxVmsPerGpu: drawn.cores === 16 ? 6 : null }
          : kind === "equal-size"
            ? { kind, cap: 32 }
            : kind === "mixed-size"
              ? { kind, placements, cap: 32 }
              : { kind: kind === "mig-in-turns" ? "mig" : kind }
      return {
        ...a16Host,
        rules,
        gpuMemoryMib: kind === "mig" ? 40960 : kind === "mig-in-turns" ? 98304 : kind === "mixed-size" ? drawn.gb * 1024 : 16384,
        gpusPerBoard: drawn.gpusPerBoard,
        boardUsd: drawn.boardUsd,
        hostUsd: drawn.hostUsd,
        host: { id: "host", cores: drawn.cores, vcpuPerCore: 4, ramGib: drawn.ramGib, boardsMax: drawn.boardsMax },
        groups: drawn.draws.map((one, index) => {
          const types =
            kind === "mig"
              ? a100Profiles
              : kind === "mig-in-turns"
                ? rtxPro6000Types
                : kind === "vf-split"
                  ? vfTypes
                  : kind === "equal-size"
                    ? equalTypes
                    : null
          const type = types?.[one.pick % types.length] ?? null
          const frameBufferMib =
            type?.frameBufferMib ?? (kind === "mixed-size" ? placements[one.pick % placements.length]!.vgpuFrameBufferMib : one.mib)
          return group(index, {
            count: one.count,
            instanceType: type,
            frameBufferMib,
            vcpu: one.vcpu,
            ramGib: one.ramGib,
            ...(one.encoders === undefined ? {} : { maxPerGpuByEncoders: one.encoders }),
            ...(kind === "mig-in-turns" ? { maxPerInstanceByPerformance: one.performance } : { maxPerGpuByPerformance: one.performance }),
          })
        }),
      }
    })
}
