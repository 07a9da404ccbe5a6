import { first } from "../dataset/first.ts"
import { useExplorer } from "../scenario/store.ts"
import { handOn, mainOf } from "../ui/handOn.ts"
import { Icon } from "../ui/Icon.tsx"
import styles from "./Earlier.module.css"
import { scenarioTitle } from "./title.ts"
import { isOfScenario } from "./views.ts"

/**
 * What was open on the last visit, as a link: a visit without one starts afresh. Its line is kept free before the first paint (public/first.js),
 * so that nothing jumps when it is known what to offer.
 */
export function Earlier() {
  const earlier = useExplorer((state) => state.earlier)
  const shows = useExplorer((state) => isOfScenario(state.view.view))
  const actions = useExplorer((state) => state.actions)
  if (!shows) return null
  return (
    <p className={styles.earlier} data-print="no" data-empty={earlier === null || undefined}>
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
            title="Forget it"
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
