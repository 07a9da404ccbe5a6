import { writeFileSync } from "node:fs"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { modelVersion } from "../engine/basics/version.ts"
import { limits } from "../engine/scenario.ts"
import { hostWords, noGpuWords, vmWords } from "../features/common/estateWords.ts"
import { setGroups, setSupply } from "../scenario/edit.ts"
import { clustered, groupsOf, needsOf, vmsCutShort } from "../scenario/inventory/estate.ts"
import { hostKinds, ownedOf, sharedMemoryMib, supplyOf, type OwnedEstate } from "../scenario/inventory/estateHosts.ts"
import { encodeFile, encodeFragment, longestLink } from "../scenario/url/index.ts"
import type { PageState } from "../scenario/view.ts"
import { sayRepair } from "../words/repairs.ts"
import { answerTo, readInput } from "./answer.ts"
import { called } from "./called.ts"
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
    groups: state.scenario.groups,
    hosts: { owned: hosts.owned, off: hosts.off, leftOut: hosts.leftOut, unknownGpus: hosts.unknownGpus, untold: hosts.untold },
    notes: [...notes, ...tooLong, ...tables.notes],
    unread: tables.bad,
    leftOut: tables.aside,
  }
  return JSON.stringify({ ...estate, answer: answerTo({ state, repairs: [] }, catalogue) }, null, 1)
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new UnreadableTables(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
  }
}
