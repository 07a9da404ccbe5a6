/** The exact solver (HiGHS, a development dependency) as the tests of this folder ask it. */
import loadHighs from "highs"

type Highs = Awaited<ReturnType<typeof loadHighs>>
let loaded: Promise<Highs> | null = null

/** One sum of a mixed-integer program: coefficients by variable, and what the sum must not go below or above. */
export interface Row {
  readonly terms: readonly (readonly [coefficient: number, variable: string])[]
  readonly sense: ">=" | "<=" | "="
  readonly value: number
}

/** The least value of the objective over whole numbers from zero on, or null where there is no solution or the time ran out. */
export async function leastOf(
  objective: Row["terms"],
  rows: readonly Row[],
  upper: readonly (readonly [variable: string, most: number])[] = [],
): Promise<number | null> {
  const highs = await (loaded ??= loadHighs())
  const sum = (terms: Row["terms"]) =>
    terms.map(([coefficient, variable]) => `${coefficient < 0 ? "-" : "+"} ${Math.abs(coefficient)} ${variable}`).join("\n ")
  const variables = [...new Set([...objective, ...rows.flatMap((row) => row.terms)].map(([, variable]) => variable))]
  const text = [
    `Minimize\n obj: ${sum(objective)}`,
    `Subject To`,
    ...rows.filter((row) => row.terms.length > 0).map((row, i) => ` r${i}: ${sum(row.terms)} ${row.sense} ${row.value}`),
    ...(upper.length > 0 ? ["Bounds", ...upper.map(([variable, most]) => ` 0 <= ${variable} <= ${most}`)] : []),
    `General\n ${variables.join("\n ")}`,
    "End",
  ].join("\n")
  const solution = highs.solve(text, { mip_rel_gap: 0, mip_abs_gap: 0.999 * 1e-6, time_limit: 20 })
  return solution.Status === "Optimal" ? solution.ObjectiveValue : null
}
