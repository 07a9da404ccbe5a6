import { use, type ReactNode } from "react"
import { once } from "../ui/loading.ts"

/** Binds the scenario to the address, once. */
export const bound = once(() => import("../scenario/binding.ts").then(({ bind }) => bind()))

/** What needs links and dataset: it is made when these have come. */
export function Bound({ children }: { readonly children: ReactNode }): ReactNode {
  use(bound())
  return children
}
