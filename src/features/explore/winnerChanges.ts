import type { BreakEven, Change } from "../../engine/decisions/breakEven.ts"

/** Where a change stands on its dial, in words, in the picture and in the table alike: the first value of the new winner. */
export const changeAt = ({ above }: Change): number => above

/** The changes nearest to where the dial stands, which the sentence tells: the last one up to there and the first one beyond. */
export const nearestChanges = ({
  changes,
  now,
}: BreakEven): { readonly below: Change | undefined; readonly above: Change | undefined } => ({
  below: changes.findLast((change) => changeAt(change) <= now),
  above: changes.find((change) => changeAt(change) > now),
})

export interface ChangeMark {
  readonly at: number
  readonly text: string
  /** The sentence tells it: its words stand in the picture whatever else there is. */
  readonly told: boolean
}

export type PlacedMark<Mark> = Mark & { readonly textAt: number | null }

const apart = 8

interface Words {
  readonly from: number
  readonly to: number
}

/**
 * Where the words of each change stand: over its line, inside the picture. Those that the sentence tells come first, and where two of them would meet they make room for each other; of the others, those
 * that would meet any stay with the table.
 */
export function placeMarks<Mark extends ChangeMark>(
  marks: readonly Mark[],
  { left, right }: { readonly left: number; readonly right: number },
  letter: number,
): readonly PlacedMark<Mark>[] {
  const sorted = marks.toSorted((a, b) => a.at - b.at)
  const widthOf = ({ text }: Mark): number => text.length * letter
  const within = (from: number, to: number, at: number): number => Math.max(from, Math.min(to, at))
  const textAt = new Map<Mark, number>()
  const taken: Words[] = []
  const put = (mark: Mark, at: number): void => {
    textAt.set(mark, at)
    taken.push({ from: at - widthOf(mark) / 2, to: at + widthOf(mark) / 2 })
  }
  const over = (mark: Mark): number => within(left + widthOf(mark) / 2, right - widthOf(mark) / 2, mark.at)
  const [first, second] = sorted.filter((one) => one.told)
  if (first && second) {
    const needed = (widthOf(first) + widthOf(second)) / 2 + apart
    const lacking = Math.max(0, needed - (over(second) - over(first)))
    const last = right - widthOf(second) / 2
    const firstAt = within(left + widthOf(first) / 2, last - needed, over(first) - lacking / 2)
    put(first, firstAt)
    put(second, Math.max(over(second), firstAt + needed))
  } else if (first) put(first, over(first))
  for (const mark of sorted.filter((one) => !one.told)) {
    const at = over(mark)
    const [from, to] = [at - widthOf(mark) / 2 - apart, at + widthOf(mark) / 2 + apart]
    if (taken.every((words) => words.to <= from || words.from >= to)) put(mark, at)
  }
  return sorted.map((mark) => ({ ...mark, textAt: textAt.get(mark) ?? null }))
}
