import { writeFileSync } from "node:fs"
import { englishList } from "../base/english.ts"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { finish } from "../engine/basics/task.ts"
import { modelVersion } from "../engine/basics/version.ts"
import { unlockGroupsTask } from "../engine/decisions/unlockGroups.ts"
import { mixOf } from "../engine/mix/mix.ts"
import { limits, type Scenario } from "../engine/scenario.ts"
import { hostWords, noGpuWords, vmWords } from "../features/common/estateWords.ts"
import { setGroups, setSupply } from "../scenario/edit.ts"
import { clustered, groupsOf, needsOf, vmsCutShort } from "../scenario/inventory/estate.ts"
import { hostKinds, ownedOf, sharedMemoryMib, supplyOf, type OwnedEstate } from "../scenario/inventory/estateHosts.ts"
import { encodeFile, encodeFragment, longestLink } from "../scenario/url/index.ts"
import type { PageState } from "../scenario/view.ts"
import { sayRepair } from "../words/repairs.ts"
import { answerTo, nameOf, readInput } from "./answer.ts"
import type { Answer } from "./answerSchema.ts"
import { asksForHelp, called } from "./called.ts"
import { givenIn, readingUsage, readTables, UnreadableTables } from "./tables.ts"

const usage = `Usage: ${called("plan")} estate.xlsx   or   … vms.csv hosts.csv   or   … vms.csv
  [--groups=12] [--workload=knowledge-worker] [--scenario='need=live-migration&years=5'] [--file=scenario.json]
${readingUsage}`

/** Groups that a reader can still look through, as on the page. */
const groupsAtFirst = "12"

/** The scenario to begin with: needs, years, prices; its groups and hosts give way to the estate's. */
function begun(text: string | undefined): PageState {
  const { state, repairs } = readInput(text ?? "vm=knowledge-worker:1", catalogue)
  const [problem] = repairs
  if (problem) throw new UnreadableTables(`--scenario cannot be taken as it is written: ${sayRepair(problem)}`)
  return state
}

interface Planned {
  readonly state: PageState
  readonly notes: readonly string[]
  readonly hosts: OwnedEstate
  readonly vms: { readonly inGroups: number; readonly withoutGpu: number; readonly leftOut: number; readonly cutShort: number }
  /** What the groups count beyond the VMs' needs, as shares of it. */
  readonly over: Readonly<Record<string, number>>
}

type Read = Awaited<ReturnType<typeof readTables>>

function planned({ vms, hosts, vcpuPerCore }: Read, begin: PageState, { most, workload }: { most: number; workload: string }): Planned {
  const needs = needsOf(vms.items)
  if (needs.vms === 0)
    throw new UnreadableTables(
      `${noGpuWords(needs)} Here: --vm-gpu or --rules${vms.proposed.rules.length > 0 ? `; --rules=proposed takes what their names suggest: ${vms.proposed.rules.map(({ rule, caught }) => `${rule.pattern} as ${rule.gives} (${caught})`).join(", ")}` : ""}.`,
    )
  const kinds = hostKinds(hosts.items, vcpuPerCore)
  const groups = clustered(needs, most)
  const owned = ownedOf(kinds, catalogue)
  const made = groupsOf(groups.needs, { workload, catalogue, gpuMemoryMib: sharedMemoryMib(kinds, catalogue) })
  const scenario = setSupply(setGroups(begin.scenario, made), supplyOf(owned, vcpuPerCore))
  const cutShort = vmsCutShort(groups.needs)
  return {
    state: { ...begin, scenario },
    notes: [vmWords(needs, groups, cutShort), hostWords(owned, "adjust them in the scenario")],
    hosts: owned,
    vms: { inGroups: needs.vms - groups.leftOut, withoutGpu: needs.withoutGpu, leftOut: groups.leftOut, cutShort },
    over: { ...groups.over },
  }
}

/** What `plan` prints of its arguments. Throws UnreadableTables, and UnreadableInput for a scenario to begin with that is none. */
export async function planEstate(args: readonly string[]): Promise<string> {
  if (asksForHelp(args)) return usage.trimEnd()
  const given = givenIn(args, ["groups", "workload", "scenario", "file"], usage)
  const { options } = given
  const most = Number(options.get("groups") ?? groupsAtFirst)
  if (!(Number.isInteger(most) && most >= 1 && most <= limits.groups.max))
    throw new UnreadableTables(`--groups must be a whole number from 1 to ${limits.groups.max}.`)
  const workload = options.get("workload") ?? "knowledge-worker"
  if (!catalogue.workload(workload))
    throw new UnreadableTables(`There is no workload "${workload}". Known: ${catalogue.workloads.map(({ id }) => id).join(", ")}.`)
  const begin = begun(options.get("scenario"))
  const tables = await readTables(given, false)
  const { state, notes, hosts, vms, over } = planned(tables, begin, { most, workload })
  const versions = { datasetVersion: catalogue.version, modelVersion }
  const file = options.get("file")
  if (file !== undefined) write(file, encodeFile(state, versions, tables.rules))
  const fragment = encodeFragment(state, versions)
  const answer = answerTo({ state, repairs: [] }, catalogue)
  const lacks = lacksOf(state.scenario, answer)
  const tooLong =
    fragment.length > longestLink
      ? [`The link has ${fragment.length} characters; programs that pass links on may cut it: --file writes the scenario file instead.`]
      : []
  const estate = {
    link: `#${fragment}`,
    vms,
    over,
    rules: tables.rules,
    proposedRules: tables.vms.proposed.rules,
    // Hosts whose table says nothing of GPUs: "gives" is for the user to say.
    hostsWithoutGpus: tables.hosts.proposed.rules,
    groups: state.scenario.groups,
    hosts: { owned: hosts.owned, off: hosts.off, leftOut: hosts.leftOut, unknownGpus: hosts.unknownGpus, untold: hosts.untold },
    notes: [...lacks.notes, ...notes, ...tooLong, ...tables.notes],
    ...(lacks.unserved ? { unserved: lacks.unserved } : {}),
    unread: tables.bad,
    leftOut: tables.aside,
  }
  return JSON.stringify({ ...estate, answer }, null, 1)
}

/** Where nothing meets every need: the groups that nothing serves, and what would help: the least to be asked for less, as the engine tells it. */
function lacksOf(scenario: Scenario, { options }: Answer): { readonly notes: readonly string[]; readonly unserved?: object } {
  if (options.some(({ feasible }) => feasible)) return { notes: [] }
  const { mix } = finish(mixOf(scenario, catalogue))
  if (mix.unserved.length === 0)
    return { notes: mix.feasible ? [`No single way serves all groups; a plan of parts does: ${called("evaluate")} --plans has it.`] : [] }
  const named = (index: number): string => {
    const group = scenario.groups[index]
    return group ? nameOf(group, catalogue) : String(index)
  }
  const groups = mix.unserved.map((index) => ({ group: named(index), vms: scenario.groups[index]?.count ?? 0 }))
  const help = finish(unlockGroupsTask(scenario, catalogue)).map(({ relaxations }) =>
    relaxations.map((one) => ("group" in one && one.group !== null ? { ...one, group: named(one.group) } : one)),
  )
  const words = englishList(groups.map(({ group, vms }) => `"${group}" (${vms})`))
  return {
    notes: [
      `Nothing serves the ${groups.length === 1 ? "group" : "groups"} ${words}, even alone. ${help.length === 0 ? "Asking for less of it would not help." : "What would help stands under unserved, and in words on the page under Decide."}`,
    ],
    unserved: { groups, help },
  }
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new UnreadableTables(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
  }
}
