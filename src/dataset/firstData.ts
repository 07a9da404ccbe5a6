import type { CoreData, Gpu, Host, Workload } from "./core.ts"

export type FirstWorkload = Pick<
  Workload,
  "id" | "shortName" | "summary" | "kind" | "class" | "frameBufferMib" | "gpuDutyMean" | "activeShare"
>

export interface FirstData {
  readonly version: string
  readonly workloads: readonly FirstWorkload[]
  /** Names by id. */
  readonly gpus: Readonly<Record<string, string>>
  readonly hosts: Readonly<Record<string, string>>
  /** USD per kWh, unless the scenario says otherwise. */
  readonly electricityUsd: number
}

const named = <Row extends Gpu | Host>(rows: readonly Row[], name: (row: Row) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(rows.map((row) => [row.id, name(row)]))

/** What of the core comes first. */
export function firstOf(core: CoreData): FirstData {
  const electricity = core.defaults.find(({ id }) => id === "electricity")
  if (!electricity) throw new Error('The dataset has no planning default "electricity".')
  return {
    version: core.version,
    workloads: core.workloads.map(({ id, shortName, summary, kind, class: kindOfWork, frameBufferMib, gpuDutyMean, activeShare }) => ({
      id,
      shortName,
      summary,
      kind,
      class: kindOfWork,
      frameBufferMib,
      gpuDutyMean,
      activeShare,
    })),
    gpus: named(core.gpus, (gpu) => gpu.shortName),
    hosts: named(core.hosts, (host) => host.name),
    electricityUsd: electricity.value.likely,
  }
}
