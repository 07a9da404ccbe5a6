import type { InferOutput } from "valibot"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { defaultScenario, type Scenario } from "../engine/scenario.ts"
import { modelVersion } from "../engine/basics/version.ts"
import { tidyName } from "../scenario/bounds.ts"
import { encodeFragment, longestLink } from "../scenario/url/index.ts"
import { nearestIds } from "../scenario/url/known.ts"
import { defaultView, noBeside, noVersions, type PageState } from "../scenario/view.ts"
import type { MakeLinkInput } from "./inputs.ts"
import { Refusal, type Told } from "./refusal.ts"
import { known, scenarioOf } from "./scenario.ts"

function knownId(id: string, all: ReadonlySet<string>, what: string): string {
  if (all.has(id)) return id
  const near = nearestIds(id, all)
  throw new Refusal(
    `There is no ${what} “${id}”.${near.length > 0 ? ` Nearest: ${near.slice(0, 10).join(", ")}.` : ""}${all.size < 20 ? ` Known: ${[...all].join(", ")}.` : ""}`,
  )
}

/** A scenario as a link, from another link, from groups, or from both. */
export function makeLinkTool(asked: InferOutput<typeof MakeLinkInput>): Told {
  const { groups, years, liveMigration, suspendResume, gpus, budgetUsd, page } = asked
  if (asked.scenario === undefined && groups === undefined) throw new Refusal("Give groups of VMs, or a scenario to begin with.")
  const { state } = asked.scenario === undefined ? { state: standard } : scenarioOf(asked.scenario)
  const before = state.scenario
  const scenario: Scenario = {
    ...before,
    groups:
      groups?.map(({ workload, count, name }) => ({
        workload: knownId(workload, known.workloads, "workload"),
        count,
        name: name === undefined ? null : tidyName(name),
        overrides: {},
      })) ?? before.groups,
    policies: {
      ...before.policies,
      liveMigration: liveMigration ?? before.policies.liveMigration,
      suspendResume: suspendResume ?? before.policies.suspendResume,
      budgetUsd: budgetUsd ?? before.policies.budgetUsd,
    },
    supply: { ...before.supply, gpus: gpus?.map((id) => knownId(id, known.gpus, "GPU")) ?? before.supply.gpus },
    economics: { ...before.economics, years: years ?? before.economics.years },
  }
  const fragment = encodeFragment({ ...state, scenario }, { datasetVersion: catalogue.version, modelVersion })
  const link = `${page === undefined ? "" : page.replace(/#.*$/s, "")}#${fragment}`
  if (fragment.length > longestLink) {
    throw new Refusal(
      `The link would have ${fragment.length} characters, and ${longestLink} pass unharmed: ask with fewer groups or shorter names.`,
    )
  }
  return {
    text: page === undefined ? `${link}\nPut it behind the address of an explorer, or give it to the other tools as it is.` : link,
    data: { link, fragment },
  }
}

const standard: PageState = { scenario: defaultScenario, view: defaultView, kept: [], versions: noVersions, beside: noBeside }
