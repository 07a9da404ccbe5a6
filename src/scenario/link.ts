import { first } from "../dataset/first.ts"
import { modelVersion } from "../engine/basics/version.ts"
import { defaultScenario } from "../engine/scenario.ts"
import type { CurrentVersions } from "./url/encode.ts"
import type { PageState, View } from "./view.ts"

/** What a link made now is made with. */
export const currentVersions: CurrentVersions = { datasetVersion: first.version, modelVersion }

type Encode = (state: PageState) => string

/** The link to a view of the untouched scenario, which needs no codec. */
export const plainLink = (view: View): string => (view === "board" ? "" : `view=${view}&data=${first.version}&model=${modelVersion}`)

/** The codec arrives behind the paint (start.tsx). Until then the page is untouched or nearly so. */
let encode: Encode = ({ scenario, view }) => (scenario === defaultScenario || view.view !== "board" ? plainLink(view.view) : "")

export function codecArrived(arrived: Encode): void {
  encode = arrived
}

/** The canonical fragment of a state, without `#`. */
export const linkOf = (state: PageState): string => encode(state)

/** The untouched scenario by name: an empty link opens its reader's last one, and its meaning should stay if the example ever changes. */
export const exampleLink = `vm=${defaultScenario.groups.map(({ workload, count }) => [workload, count].join(":")).join(",")}`
