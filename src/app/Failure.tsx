import { NotLoaded } from "../base/notLoaded.ts"
import { useExplorer } from "../scenario/store.ts"
import { Button } from "../ui/Button.tsx"
import { Notice } from "../ui/Notice.tsx"
import { Unreachable } from "../ui/Unreachable.tsx"
import styles from "./App.module.css"

export interface FailureProps {
  /** What cannot be shown: "The datacenter", "The page". */
  readonly what: string
  readonly error: unknown
  readonly onRetry: () => void
}

/** Says what failed and what was kept: the scenario lives in the address. */
export function Failure({ what, error, onRetry }: FailureProps) {
  return (
    <div className={styles.failure}>
      {error instanceof NotLoaded ? <Unreachable what={what} error={error} onRetry={onRetry} /> : <Fault what={what} onRetry={onRetry} />}
    </div>
  )
}

function Fault({ what, onRetry }: Omit<FailureProps, "error">) {
  const actions = useExplorer((state) => state.actions)
  return (
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
  )
}
