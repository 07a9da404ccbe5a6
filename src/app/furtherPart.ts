import { lazyPart } from "../ui/lazyPart.tsx"
import type { Parts } from "./further.ts"

/** The list of all such parts. It comes as soon as the page is painted. */
export const loadFurther = () => import("./further.ts").then(({ further }) => further())

/** A part of the page that comes after its first view. */
export const furtherPart = <Name extends keyof Parts>(name: Name) =>
  lazyPart<{ readonly parts: Parts }, Parameters<Parts[Name]>[0]>(loadFurther, (module) => module.parts[name] as never)
