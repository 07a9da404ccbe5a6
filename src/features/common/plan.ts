import type { MigrationLevel, PlanPart, PlanResult } from "../../engine/report.ts"
import { gpuShortName, migrationStep, migrationWords } from "./optionWords.ts"

/** What a plan of parts is called wherever it stands beside the techniques. */
export const planName = "Each group its own way"

/** "A16", or the product where there is no GPU. */
export const partName = ({ option }: Pick<PlanPart, "option">): string => gpuShortName(option) ?? option.productName

const stepOf = (level: MigrationLevel): number => migrationStep[level] ?? -1

/** How the VMs of a plan move, from the least that any part allows to the most; what is not known is the least. */
export function movingOf({ parts }: Pick<PlanResult, "parts">): readonly [least: MigrationLevel, most: MigrationLevel] {
  const levels = parts.map(({ option }) => option.migration.level).toSorted((a, b) => stepOf(a) - stepOf(b))
  return [levels[0] ?? "unknown", levels.at(-1) ?? "unknown"]
}

/** "cold only to live, with conditions"; one word where all parts move alike. */
export function movingWords(plan: Pick<PlanResult, "parts">): string {
  const [least, most] = movingOf(plan)
  return least === most ? migrationWords[least] : `${migrationWords[least]} to ${migrationWords[most]}`
}
