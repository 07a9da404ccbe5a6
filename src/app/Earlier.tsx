import { useState } from "react"
import { first } from "../dataset/first.ts"
import { useExplorer } from "../scenario/store.ts"
import { handOn, mainOf } from "../ui/handOn.ts"
import { Icon } from "../ui/Icon.tsx"
import styles from "./Earlier.module.css"
import { scenarioTitle } from "./title.ts"
import { isOfScenario } from "./views.ts"

/** Whether the visit began at the page's own address: also what the HTML of the build is made for. */
const beganBare = (): boolean => typeof location === "undefined" || location.hash.length <= 1

/**
 * What was open on the last visit, as a link: a visit without one starts afresh, and where nothing was open it offers a tour. Which of them is not
 * known before the first paint, but the line has its place (public/first.js), so that nothing jumps.
 */
export function Earlier() {
  const earlier = useExplorer((state) => state.earlier)
  const view = useExplorer((state) => state.view.view)
  const actions = useExplorer((state) => state.actions)
  const [isBare] = useState(beganBare)
  if (!isOfScenario(view) || (!earlier && !(isBare && view === "board"))) return null
  return (
    <p className={styles.earlier} data-print="no">
      {!earlier && (
        <span className={styles.tour}>
          New here? <a href="#view=lessons&focus=tour">A tour of a minute</a>
        </span>
      )}
      {earlier && (
        <>
          <span>
            <a href={`#${earlier.fragment}`}>
              Go on with <bdi>{scenarioTitle(earlier.scenario, first)}</bdi>
            </a>
            , open on your last visit
          </span>
          <button
            type="button"
            aria-label="Forget what was open"
            onClick={() => {
              actions.offerEarlier(null)
              handOn(() => mainOf(null))
            }}
          >
            <Icon name="close" size={14} />
          </button>
        </>
      )}
    </p>
  )
}
