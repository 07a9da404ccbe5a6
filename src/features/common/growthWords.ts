import type { Grown, Machines } from "../../engine/growth/types.ts"
import { plural } from "../../ui/format.ts"

/** "3 boards, 1 host", or "nothing". */
export const machinesText = ({ boards, hosts }: Machines): string =>
  boards + hosts === 0 ? "nothing" : [plural(boards, "board"), plural(hosts, "host")].join(", ")

/** How long what is bought first holds, and what is missed when, in a sentence. */
export function holdsText({
  outgrown,
  failsIn,
  overBudget,
  years,
}: Pick<Grown, "outgrown" | "failsIn" | "overBudget"> & { readonly years: { readonly length: number } }): string {
  const words = [
    outgrown === null
      ? "What is bought in the first year holds to the end"
      : `What is bought in the first year no longer holds in year ${outgrown}`,
    ...(failsIn === null
      ? []
      : [failsIn > years.length ? `nothing can be placed in year ${failsIn}` : `a need or limit is missed from year ${failsIn}`]),
    ...(overBudget ? ["all years together exceed the budget"] : []),
  ]
  return `${words.join("; ")}.`
}
