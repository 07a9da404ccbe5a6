import { first } from "../dataset/first.ts"
import { modelVersion } from "../engine/basics/version.ts"
import type { Scenario } from "../engine/scenario.ts"
import MovedFigures from "../features/common/moved/MovedFigures.tsx"
import type { ExplorerState } from "../scenario/store.ts"
import { Notice } from "../ui/Notice.tsx"

interface MovedProps {
  /** Of the link that was opened. */
  readonly versions: ExplorerState["versions"]
  readonly scenario: Scenario
  readonly onDismiss: () => void
}

/** A link was made with other data, or another model: what has moved since, where it carries its answer. */
export function Moved({ versions, scenario, onDismiss }: MovedProps) {
  const moved = [
    versions.dataset !== null && versions.dataset !== first.version && `dataset ${versions.dataset} (now ${first.version})`,
    versions.model !== null && versions.model !== modelVersion && `model ${versions.model} (now ${modelVersion})`,
  ].filter((part) => part !== false)
  return (
    <Notice title="Figures may have moved since this link was made." onDismiss={onDismiss}>
      <p>
        It was made with {moved.join(" and ")}. What it asks is unchanged.
        {versions.answer === undefined && " It does not carry its answer, so what moved cannot be told."}
      </p>
      {versions.answer !== undefined && <MovedFigures answer={versions.answer} scenario={scenario} />}
    </Notice>
  )
}
