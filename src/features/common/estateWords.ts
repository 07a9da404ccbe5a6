import { limits } from "../../engine/scenario.ts"
import type { Clustered, Needs, Totals } from "../../scenario/inventory/estate.ts"
import type { OwnedEstate } from "../../scenario/inventory/estateHosts.ts"
import { count, percent, plural } from "../../ui/format.ts"

/** What is said of an estate that becomes a scenario, on the page and by the command line. */

const quantities: readonly { readonly of: keyof Totals; readonly name: string }[] = [
  { of: "vcpu", name: "vCPU" },
  { of: "ramGib", name: "RAM" },
  { of: "frameBufferMib", name: "frame buffer" },
  { of: "gpuMilli", name: "GPU time" },
]

/** What the groups count beyond the VMs' needs. */
function lossOf(over: Totals): string {
  const parts = quantities.filter(({ of }) => over[of] >= 0.0005).map(({ of, name }) => `${percent(over[of])} more ${name}`)
  if (parts.length === 0) return "Nothing is counted beyond what the VMs need."
  const last = parts.pop()!
  return `That counts ${parts.length > 0 ? `${parts.join(", ")} and ${last}` : last} than the VMs need, so that each VM of a group has room.`
}

const offBy = (share: number, name: string, below: string): readonly string[] =>
  Math.abs(share) < 0.0005 ? [] : [`${percent(Math.abs(share))} ${share > 0 ? "more" : below} ${name}`]

/** Hosts of which the table does not tell what the plan must know. */
function untoldOf({ cores, ramGib }: OwnedEstate["untold"]): readonly string[] {
  const most = Math.max(cores, ramGib)
  if (most === 0) return []
  const what = cores > 0 && ramGib > 0 ? "cores or RAM" : cores > 0 ? "cores" : "RAM"
  return [`Of ${plural(most, "host")} the table does not tell the ${what}: planning values stand for them.`]
}

/** Where no VM needs a GPU: nothing to plan. */
export const noGpuWords = ({ withoutGpu }: Pick<Needs, "withoutGpu">): string =>
  `None of the ${plural(withoutGpu, "VM")} needs a GPU by what is given, so there is nothing to plan GPUs for. Say which do in a column, for all of them, or by rule.`

/** VMs whose table names models of GPUs: whoever reads of such a need later shall know whence it came. */
function modelsOf({ needs }: Clustered): readonly string[] {
  const naming = needs.reduce((sum, { models, count: vms }) => sum + (models.length > 0 ? vms : 0), 0)
  if (naming === 0) return []
  return [
    `For ${plural(naming, "VM")} the table names models of GPUs: ${naming === 1 ? "its group asks" : "their groups ask"} for these alone.`,
  ]
}

/** The VMs as groups, with what that loses. `cutShort`: VMs that need more GPUs than a VM of a scenario has. */
export function vmWords({ vms, withoutGpu }: Pick<Needs, "vms" | "withoutGpu">, groups: Clustered, cutShort: number): string {
  const { leftOut, needs, over } = groups
  const most = limits.gpusPerVm.max
  return [
    `${plural(vms, "VM")} as ${plural(needs.length, "group")}.`,
    lossOf(over),
    ...modelsOf(groups),
    ...(leftOut > 0 ? [`${plural(leftOut, "VM")} of rare kinds ${leftOut === 1 ? "has" : "have"} no group: allow more groups.`] : []),
    ...(cutShort > 0
      ? [
          `${plural(cutShort, "VM")} ${cutShort === 1 ? "needs" : "need"} more than ${most} GPUs, the most that a VM of a scenario has: ${most} each are planned, which is too few.`,
        ]
      : []),
    ...(withoutGpu > 0
      ? [
          `${plural(withoutGpu, "VM")} without a GPU ${withoutGpu === 1 ? "is" : "are"} left out; what ${withoutGpu === 1 ? "it takes" : "they take"} of the hosts is not counted.`,
        ]
      : []),
  ].join(" ")
}

/** The hosts as hosts one has, with what a scenario cannot say of them. `adjust`: where the reader may change what is assumed. */
export function hostWords({ owned, off, unknownGpus, untold, leftOut }: OwnedEstate, adjust: string): string {
  const hosts = owned.reduce((sum, kind) => sum + kind.count, 0)
  if (hosts === 0) return "No hosts are given, so all are bought."
  const beside = [...offBy(off.cores, "cores", "fewer"), ...offBy(off.ramGib, "RAM", "less")]
  return [
    `${plural(hosts, "host")} of ${plural(owned.length, "kind")} as hosts you have, used before any is bought.`,
    `Their power and the price of one more are planning values; ${adjust}.`,
    ...(unknownGpus === 0 && owned.every(({ boards }) => boards === null)
      ? ["None of them holds a GPU by what is given: say which do for all of them or by rule, if any."]
      : []),
    ...(beside.length > 0
      ? [
          `A scenario describes only one kind of host exactly; in place of each other kind stands the standard server most like it. Together your hosts are therefore planned with ${beside.join(" and ")} than they have.`,
        ]
      : []),
    ...(unknownGpus > 0
      ? [`${plural(unknownGpus, "host")} with GPUs that the dataset does not know as one model stand without them.`]
      : []),
    ...untoldOf(untold),
    ...(leftOut > 0 ? [`${count(leftOut)} hosts of further kinds are left out.`] : []),
  ].join(" ")
}
