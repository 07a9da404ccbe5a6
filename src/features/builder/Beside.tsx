import { useExplorer } from "../../scenario/store.ts"
import { lazyPart } from "../../ui/lazyPart.tsx"
import { Awaited } from "./Awaited.tsx"
import type { Place } from "./besideLines.ts"

const BesideMarks = lazyPart(
  () => import("./BesideMarks.tsx"),
  (module) => module.BesideMarks,
)

/** What differs here from the scenarios kept beside; its code comes when there are some. */
export const Beside = ({ of }: { readonly of: Place }) =>
  useExplorer((state) => state.beside.others.length > 0) && (
    <Awaited what={of === "groups" ? "What differs from the scenarios beside" : null}>
      <BesideMarks of={of} />
    </Awaited>
  )
