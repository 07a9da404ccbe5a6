import { useExplorer } from "../scenario/store.ts"
import { Button } from "../ui/Button.tsx"
import { Notice } from "../ui/Notice.tsx"
import styles from "./App.module.css"

export interface FailureProps {
  /** What cannot be shown: "The datacenter", "The page". */
  readonly what: string
  readonly onRetry: () => void
}

/** Says what failed and what was kept: the scenario lives in the address. */
export function Failure({ what, onRetry }: FailureProps) {
  const actions = useExplorer((state) => state.actions)
  return (
    <div className={styles.failure}>
      <Notice
        tone="error"
        title={`${what} cannot be shown: a fault of ours.`}
        actions={
          <>
            <Button onClick={onRetry}>Try again</Button>
            <Button
              onClick={() => {
                actions.undo()
                onRetry()
              }}
            >
              Undo the last edit
            </Button>
            <Button
              variant="danger"
              onClick={() => {
                actions.reset()
                onRetry()
              }}
            >
              Start over
            </Button>
          </>
        }
      >
        <p>
          Your scenario is kept; this is its link: <a href={location.href}>{location.href}</a>
        </p>
      </Notice>
    </div>
  )
}
