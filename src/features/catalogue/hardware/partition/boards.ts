import type { Gpu, InstanceType, InstanceTypeSet, MixedPlacement } from "../../../../dataset/schema/index.ts"
import { mixedPlacementsOf } from "../../../../engine/plan/mixedSize.ts"
import { mostTimeSlicedVgpus } from "../../../../engine/feasibility/technology.ts"
import { computeSlicesOfGpu, migShape } from "../../../../engine/placement/limits.ts"
import type { PackingRules } from "../../../../engine/placement/place.ts"
import { technologyName } from "../../../common/table/columnSpec.ts"

/** One way in which a GPU is divided: all its types, the rules by which they share it, and the axis they stand on. */
export interface Board {
  /** Stands in links as `cut:`; permanent. */
  readonly id: string
  readonly title: string
  /** memory: pieces of the frame buffer; mixed, mig: places on a slot axis; split: equal parts of one kind. */
  readonly kind: "memory" | "mixed" | "mig" | "split"
  readonly rules: PackingRules
  readonly sets: readonly InstanceTypeSet[]
  readonly types: readonly InstanceType[]
  /** Of the whole GPU; null where the dataset does not know it. */
  readonly memoryMib: number | null
  /** Slots of the axis, and MiB or memory slices one stands for; 0 where there is no axis. */
  readonly slots: number
  readonly computeSlices: number | null
  /** True where every piece has engines of its own. */
  readonly spatial: boolean
}

/** Several vGPUs take turns inside one GPU instance. */
export const perInstance = (type: InstanceType): number => Math.max(1, type.maxPerGpuInstance ?? 1)

/** A vGPU's size on the GPU. Of a MIG-backed type that shares its GPU instance: its own part. */
export const sizeOf = (type: InstanceType): number => type.frameBufferMib ?? 0

function slotsOf(types: readonly InstanceType[]): number {
  const stated = types.map((type) => type.totalMemorySlices ?? 0)
  const reached = types.flatMap((type) => {
    const shape = migShape(type)
    return shape ? shape.starts.map((start) => start + shape.size) : []
  })
  return Math.max(0, ...stated, ...reached)
}

function migBoard(id: string, title: string, sets: readonly InstanceTypeSet[], gpu: Gpu): Board {
  const types = sets.flatMap((set) => set.types)
  return {
    id,
    title,
    kind: "mig",
    rules: { kind: "mig", mostInstances: gpu.migMaxInstances },
    sets,
    types,
    memoryMib: gpu.memoryMib,
    slots: slotsOf(types),
    computeSlices: types.map(computeSlicesOfGpu).find((slices) => slices !== null) ?? null,
    spatial: true,
  }
}

/** Every way the dataset knows of dividing a GPU, those for a datacenter of one's own first. */
export function boardsOf(gpu: Gpu, sets: readonly InstanceTypeSet[], placements: readonly MixedPlacement[]): readonly Board[] {
  const boards: Board[] = []
  const vgpu = sets.filter((set) => set.technology === "nvidia-vgpu")
  if (vgpu.length > 0) {
    const types = vgpu.flatMap((set) => set.types)
    const common = { sets: vgpu, memoryMib: gpu.memoryMib, computeSlices: null, spatial: false }
    boards.push({
      ...common,
      id: "vgpu",
      title: "Time-sliced vGPU, one size",
      kind: "memory",
      rules: { kind: "equal-size", cap: mostTimeSlicedVgpus },
      types,
      slots: 0,
    })
    const rows = mixedPlacementsOf(gpu, placements)
    const mixed = types.filter(
      (type) => (type.maxPerGpuMixedSize ?? null) !== null && rows.some((row) => row.vgpuFrameBufferMib === type.frameBufferMib),
    )
    if (mixed.length > 0) {
      boards.push({
        ...common,
        id: "mixed",
        title: "Time-sliced vGPU, mixed sizes",
        kind: "mixed",
        rules: { kind: "mixed-size", placements: rows, cap: mostTimeSlicedVgpus },
        types: mixed,
        slots: Math.max(...rows.map((row) => row.placementRegionSize)),
      })
    }
  }
  const mig = sets.filter((set) => set.technology === "nvidia-mig")
  const profiles = mig.filter((set) => set.types.every((type) => !type.series))
  const backed = mig.filter((set) => !profiles.includes(set))
  if (profiles.length > 0) boards.push(migBoard("mig", "MIG profiles", profiles, gpu))
  if (backed.length > 0) boards.push(migBoard("mig-vgpu", "MIG-backed vGPU", backed, gpu))

  const others = sets.filter((set) => !vgpu.includes(set) && !mig.includes(set))
  const groups = new Map<string, InstanceTypeSet[]>()
  for (const set of others) {
    const id = `${set.technology}${set.cloudOnly ? "-cloud" : set.bareMetalOnly ? "-bare" : ""}`
    groups.set(id, [...(groups.get(id) ?? []), set])
  }
  const rank = (id: string): number => (id.endsWith("-cloud") ? 2 : id.endsWith("-bare") ? 1 : 0)
  for (const [id, list] of [...groups].toSorted(([a], [b]) => rank(a) - rank(b))) {
    const name = technologyName(list[0]?.technology ?? "")
    boards.push({
      id,
      title: rank(id) === 2 ? `${name}, rented from a cloud` : rank(id) === 1 ? `${name}, on the bare host` : name,
      kind: "split",
      rules: { kind: "vf-split" },
      sets: list,
      types: list.flatMap((set) => set.types),
      memoryMib: gpu.memoryMib,
      slots: 0,
      computeSlices: null,
      spatial: list.every((set) => set.sharing !== "time-sliced"),
    })
  }
  return boards
}

/** The board a link asks for; where it asks for none, the first that has all the types chosen. */
export function boardFor(boards: readonly Board[], wanted: string | null, types: readonly string[]): Board | undefined {
  const named = boards.find((board) => board.id === wanted)
  if (named) return named
  const holds = (board: Board): number => types.filter((id) => board.types.some((type) => type.id === id)).length
  return boards.toSorted((a, b) => holds(b) - holds(a))[0]
}
