import { useState } from "react"
import type { Scenario } from "../engine/scenario.ts"
import { first } from "../dataset/first.ts"
import { modelVersion } from "../engine/basics/version.ts"
import { useExplorer } from "../scenario/store.ts"
import { Button } from "../ui/Button.tsx"
import { plural } from "../ui/format.ts"
import { handOn, mainOf } from "../ui/handOn.ts"
import { Notice } from "../ui/Notice.tsx"
import { Later } from "../ui/Later.tsx"
import styles from "./App.module.css"
import { furtherPart } from "./furtherPart.ts"

const RepairList = furtherPart("repairs")
const Moved = furtherPart("moved")

/** What had to be mended in the link, and whether its figures may have moved since it was made. */
export function Notices() {
  const repairs = useExplorer((state) => state.repairs)
  const kept = useExplorer((state) => state.kept)
  const versions = useExplorer((state) => state.versions)
  const actions = useExplorer((state) => state.actions)
  const [seen, setSeen] = useState<typeof versions | null>(null)
  const scenario = useExplorer((state) => state.scenario)
  // A link's versions come with its scenario; what is edited after that is no longer what it was made with.
  const [opened, setOpened] = useState<{ readonly versions: typeof versions; readonly scenario: Scenario }>({ versions, scenario })
  if (opened.versions !== versions) setOpened({ versions, scenario })

  const isMoved =
    (versions.dataset !== null && versions.dataset !== first.version) || (versions.model !== null && versions.model !== modelVersion)
  const movedNew = isMoved && seen !== versions
  if (repairs.length === 0 && !movedNew) return null
  return (
    <div className={styles.notices} data-print="no">
      {repairs.length > 0 && (
        <Notice
          tone="warn"
          title={`The link was opened; ${plural(repairs.length, "thing")} in it needed mending.`}
          onDismiss={() => actions.dismissRepairs()}
          actions={
            kept.length > 0 && (
              <Button
                onClick={() => {
                  actions.forgetKept()
                  handOn(() => mainOf(null))
                }}
              >
                Drop from the link what cannot be used
              </Button>
            )
          }
        >
          <Later otherwise={(retry) => <Button onClick={retry}>Show which</Button>}>
            <RepairList repairs={repairs} />
          </Later>
        </Notice>
      )}
      {movedNew && (
        <Later>
          <Moved versions={versions} scenario={opened.scenario} onDismiss={() => setSeen(versions)} />
        </Later>
      )}
    </div>
  )
}
