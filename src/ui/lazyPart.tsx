import { use, type FunctionComponent, type ReactElement } from "react"
import { once } from "./loading.ts"

/** A part whose code comes when it is first shown. Unlike React's `lazy` it can be tried again after the connection failed. */
export function lazyPart<Module, Props extends object>(
  load: () => Promise<Module>,
  part: (module: Module) => FunctionComponent<Props>,
): FunctionComponent<Props> {
  const code = once(load)
  return function LazyPart(props: Props): ReactElement {
    const Part = part(use(code()))
    return <Part {...props} />
  }
}
