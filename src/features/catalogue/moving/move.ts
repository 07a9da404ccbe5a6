import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { Product, Range, TechnologyId } from "../../../dataset/schema/index.ts"
import type { MigrationRule as Why } from "../../../dataset/schema/reference-products.ts"
import { technologiesOf } from "../../../dataset/technologies.ts"
import { mapRange } from "../../../engine/basics/range.ts"
import { copySeconds } from "../../../engine/migration/drain.ts"
import { migrationOf } from "../../../engine/migration/migration.ts"
import { roundsOf, type Rounds } from "../../../engine/migration/rounds.ts"
import { hasGpuState, movedShare, stunFits } from "../../../engine/migration/stun.ts"
import type { Migration } from "../../../engine/report.ts"
import { defaultScenario } from "../../../engine/scenario.ts"
import type { Asked } from "./address.ts"

/** Chapters of a move, by what happens in them. */
export type Chapter =
  | { readonly is: "round"; readonly number: number; readonly gib: number; readonly seconds: number }
  /** Rounds after the third, together. */
  | { readonly is: "rounds"; readonly from: number; readonly to: number; readonly gib: number; readonly seconds: number }
  /** A round would gain nothing. */
  | { readonly is: "slowed" }
  | { readonly is: "pause"; readonly seconds: number }
  | { readonly is: "suspended"; readonly seconds: number }
  | { readonly is: "stopped" }
  | { readonly is: "there"; readonly how: "runs" | "resumes" | "boots" }
  | { readonly is: "refused" }

export interface Move {
  readonly product: Product
  readonly technology: TechnologyId
  readonly ramGib: number
  readonly migration: Migration
  /** How long the VM stands still when it moves while it runs; null where it does not. */
  readonly pause: { readonly expected: Range; readonly worst: Range } | null
  /** Memory copied while the VM runs; null where it is not. */
  readonly rounds: Rounds | null
  /** Sending the RAM once, by what part of the line is filled. */
  readonly once: Range
  /** GiB of frame buffer that move with the VM; null where its GPU holds nothing of it. */
  readonly inGpu: Range | null
  /** The platform copies most of the frame buffer before the pause. */
  readonly copiesAhead: boolean
  readonly chapters: readonly Chapter[]
}

/** Rounds told one by one; the others are told together. */
const roundsTold = 3

const mibPerGib = 1024

/** What becomes of a VM that is to leave its host, by the engine. */
export function moveOf(product: Product, asked: Asked, catalogue: FullCatalogue): Move {
  const technology = technologiesOf(product)[0] ?? product.technology
  const scenario = { ...defaultScenario, supply: { ...defaultScenario.supply, migrationGbps: asked.net, usedFrameBufferShare: asked.used } }
  const groups = [{ index: 0, frameBufferMib: asked.fb, ramGib: asked.ram, vcpu: 1, vmsPerGpu: 1 }]
  const migration = migrationOf({ product, gpu: null, technology, scenario, placement: null, groups, catalogue })
  const stun = migration.stunByGroup[0] ?? null
  const lineShare = catalogue.value("migration-line-share")
  const stunAsk = { product, technology, gbps: asked.net, usedShare: asked.used, catalogue }
  const rounds = stun
    ? roundsOf({
        ramGib: asked.ram,
        gbps: asked.net,
        lineShare: lineShare.likely,
        writtenGibPerSecond: asked.written / mibPerGib,
        leftSeconds: catalogue.value("ordinary-vmotion-stun-seconds").low,
      })
    : null
  const inGpu = hasGpuState(technology) ? mapRange(movedShare(stunAsk), (share) => (share * asked.fb) / mibPerGib) : null
  const once = copySeconds(asked.ram, asked.net, lineShare)
  return {
    product,
    technology,
    ramGib: asked.ram,
    migration,
    pause: stun,
    rounds,
    once,
    inGpu,
    copiesAhead: inGpu !== null && stunFits(stunAsk)?.likely.copiesAhead === true,
    chapters: chaptersOf(migration, rounds, stun?.expected.likely ?? 0, once.likely),
  }
}

function chaptersOf({ level }: Migration, rounds: Rounds | null, pauseSeconds: number, onceSeconds: number): readonly Chapter[] {
  if (rounds) {
    const told = rounds.rounds.slice(0, roundsTold).map((one, at): Chapter => ({ is: "round", number: at + 1, ...one }))
    const more = rounds.rounds.slice(roundsTold)
    const [only] = more
    const rest: readonly Chapter[] =
      more.length === 0 || !only
        ? []
        : more.length === 1
          ? [{ is: "round", number: roundsTold + 1, ...only }]
          : [
              {
                is: "rounds",
                from: roundsTold + 1,
                to: rounds.rounds.length,
                gib: more.reduce((sum, one) => sum + one.gib, 0),
                seconds: more.reduce((sum, one) => sum + one.seconds, 0),
              },
            ]
    const slowed: readonly Chapter[] = rounds.converges ? [] : [{ is: "slowed" }]
    return [...told, ...rest, ...slowed, { is: "pause", seconds: pauseSeconds }, { is: "there", how: "runs" }]
  }
  switch (level) {
    case "suspend-only":
      return [
        { is: "suspended", seconds: onceSeconds },
        { is: "there", how: "resumes" },
      ]
    case "cold-only":
      return [{ is: "refused" }, { is: "stopped" }, { is: "there", how: "boots" }]
    case "live":
    case "live-with-conditions":
    case "none":
    case "unknown":
      return [{ is: "refused" }]
  }
}

/** Seconds that a chapter takes where they are known. */
export const secondsOf = (chapter: Chapter): number => ("seconds" in chapter ? chapter.seconds : 0)

/**
 * What the dataset says of why a product's VMs move as they do; where it says nothing of this one, what it says of one that works and
 * moves alike.
 */
export function whyOf(product: Product, rules: readonly Why[], catalogue: FullCatalogue): Why | null {
  const isAlike = (rule: Why): boolean =>
    rule.technique === product.technique &&
    rule.liveMigration === product.liveMigration.support &&
    rule.suspendResume === product.suspendResume.support &&
    rule.products.some((id) => catalogue.product(id)?.technology === product.technology)
  return rules.find((rule) => rule.products.includes(product.id)) ?? rules.find(isAlike) ?? null
}
