import { useExplorer } from "../scenario/store.ts"
import { Button } from "../ui/Button.tsx"
import { NotLoaded } from "../ui/loading.ts"
import { Notice } from "../ui/Notice.tsx"
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
      {error instanceof NotLoaded ? <Unreachable what={what} onRetry={onRetry} /> : <Fault what={what} onRetry={onRetry} />}
    </div>
  )
}

type Told = Omit<FailureProps, "error">

/** The connection failed, or the page has moved on since it was opened: nothing that an edit could mend. */
function Unreachable({ what, onRetry }: Told) {
  return (
    <Notice
      tone="error"
      title={`${what}: this part of the page could not be loaded.`}
      actions={
        <>
          <Button onClick={onRetry}>Try again</Button>
          <Button onClick={() => location.reload()}>Reload the page</Button>
        </>
      }
    >
      <p>
        Check the connection; as soon as it is back, the part is asked for again. Your scenario is kept in the address, also when you
        reload.
      </p>
    </Notice>
  )
}

function Fault({ what, onRetry }: Told) {
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
