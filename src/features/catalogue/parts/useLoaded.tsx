import type { ReactElement } from "react"
import { Button } from "../../../ui/Button.tsx"
import { tryAgain } from "../../../ui/loading.ts"
import { Notice } from "../../../ui/Notice.tsx"
import css from "./Parts.module.css"

export { useLoaded } from "../../../ui/useLoaded.ts"

/** Stands in the place of a table that is loading, or could not be loaded. */
export const Waiting = ({ failed, what }: { readonly failed: boolean; readonly what: string }): ReactElement =>
  failed ? (
    <Notice tone="error" title={`The ${what} could not be loaded.`} actions={<Button onClick={tryAgain}>Try again</Button>}>
      <p>They are asked for again as soon as the connection is back. Your scenario is kept in the address.</p>
    </Notice>
  ) : (
    <output className={css["said"]}>Loading the {what} …</output>
  )
