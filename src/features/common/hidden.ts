import { createContext } from "react"

/** Parts that the author of a frame leaves out (`hide=`); none on the full page. */
export const HiddenContext = createContext<readonly string[]>([])

/** Parts that the author of a frame shows but fixes (`lock=`); none on the full page. */
export const LockedContext = createContext<readonly string[]>([])

/** Parts that a reader is asked to look at (`look=`); none on the full page. */
export const LookedAtContext = createContext<readonly string[]>([])
