import type { Range } from "../../dataset/core.ts"
import { percentRange } from "../../ui/format.ts"

/** Native shares (0..1) closer than this are told as the same. */
export const sameShare = 0.02

export interface NamedShare {
  readonly name: string
  readonly nativeShare: Range
}

/**
 * The group that gets least of native performance, where the groups do not all get the same: a mean over VMs hides it, so it is named
 * beside every such mean. Null where one figure speaks for all.
 */
export function leastServed<Group extends NamedShare>(groups: readonly Group[]): Group | null {
  const least = groups.toSorted((a, b) => a.nativeShare.likely - b.nativeShare.likely || a.nativeShare.low - b.nativeShare.low)[0]
  const differ = groups.some(({ nativeShare }) =>
    (["low", "likely", "high"] as const).some((end) => Math.abs(nativeShare[end] - (least?.nativeShare[end] ?? 0)) >= sameShare),
  )
  return differ ? (least ?? null) : null
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text)

/** "72–87 % for Medium CAD". */
export const leastWords = ({ name, nativeShare }: NamedShare): string => `${percentRange(nativeShare)} for ${shorten(name)}`

/** "84–98 % on average, 72–87 % for Medium CAD"; one figure where it speaks for all groups. `of`: " of native", where it is to be said. */
export function shareWords(mean: Range, groups: readonly NamedShare[], of = ""): string {
  const least = leastServed(groups)
  return `${percentRange(mean)}${of}${least === null ? "" : ` on average, ${leastWords(least)}`}`
}
