import { defaultScenario } from "../../engine/scenario.ts"
import { currentVersions } from "../../scenario/link.ts"
import { encodeFragment } from "../../scenario/url/index.ts"
import type { PageState } from "../../scenario/view.ts"

/** What a link made now was made with. */
export const versions = currentVersions

/**
 * The fragment to give away. An untouched page's own is empty, and an empty link opens its reader's last scenario; so the example
 * is named, which also keeps the link's meaning should the example ever change.
 */
export function sharedFragment(state: PageState): string {
  const example = `vm=${defaultScenario.groups.map((group) => `${group.workload}:${group.count}`).join(",")}`
  return encodeFragment(state, versions) || example
}
