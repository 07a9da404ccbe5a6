import type { Catalogue } from "../dataset/catalogue.ts"
import { finish, type Task } from "../engine/basics/task.ts"
import { fixOption } from "../engine/decisions/fixed.ts"
import { fixPlan, isFixedPlan } from "../engine/decisions/fixedPlan.ts"
import { evaluate } from "../engine/evaluate.ts"
import { growthTask } from "../engine/growth/growth.ts"
import type { Growth } from "../engine/growth/types.ts"
import { mixOf } from "../engine/mix/mix.ts"
import { isMixed, mayDivide } from "../engine/mix/wins.ts"
import type { MixReport, Report } from "../engine/report.ts"
import type { Scenario } from "../engine/scenario.ts"
import { answerReason, money, range } from "./answerOption.ts"
import type { Answer } from "./answerSchema.ts"

/** What is held over the years: the plan of parts and pinned plans where groups may be divided, and each technique's option. */
export function growthOfTask(report: Report, mix: MixReport | null, scenario: Scenario, catalogue: Catalogue): Task<Growth> {
  // Where nothing meets every need, what comes closest is held, as on the page.
  const best = mix?.isClosest ? fixPlan(mix.mix, null, "whatever") : mix && isMixed(mix.mix) ? fixPlan(mix.mix) : null
  const ofParts = mix ? [best, ...mix.pinned.map((plan, place) => fixPlan(plan, place))] : []
  const single = report.options.flatMap((option) => fixOption(option) ?? [])
  return growthTask([...ofParts.flatMap((one) => one ?? []), ...single], scenario, catalogue)
}

/** What becomes of the answer while its VMs grow: each option and the plan of parts held over the years, the cheapest in present value first. */
export function grow(scenario: Scenario, catalogue: Catalogue): Growth {
  const mix = mayDivide(scenario) ? finish(mixOf(scenario, catalogue)) : null
  return finish(growthOfTask(evaluate(scenario, catalogue), mix, scenario, catalogue))
}

/** The same as the command line prints it; `names`: of the scenario's groups. */
export function answerGrowth({ discount, vms, options }: Growth, names: readonly string[]): NonNullable<Answer["growth"]> {
  return {
    discountPercent: range(discount.value),
    discountBasis: discount.basis,
    vms: vms.map((counts) => [...counts]),
    options: options.map(({ option, years, total, presentValue, outgrown, failsIn, overBudget }) => ({
      option: option.key,
      technique: isFixedPlan(option) ? "mix" : option.technique,
      totalUsd: money(total),
      presentValueUsd: money(presentValue),
      outgrown,
      failsIn,
      overBudget,
      years: years.map((one) => ({
        year: one.year,
        vms: one.vms,
        gpus: one.gpus,
        needed: { ...one.needed },
        bought: { ...one.bought },
        installed: { ...one.installed },
        hardwareUsd: money(one.hardware),
        licencesUsd: money(one.licences),
        runningUsd: money(one.running),
        totalUsd: money(one.total),
        presentValueUsd: money(one.presentValue),
        reasons: one.reasons.map((reason) => answerReason(reason, names)),
      })),
    })),
  }
}
