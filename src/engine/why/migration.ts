import type { StunModel } from "../../dataset/core.ts"
import { maybeQuote, productNamed, quote, thing } from "../basics/told.ts"
import type { MovingWhyTellings } from "../basics/why/moving.ts"
import type { Derivation, Input, Migration } from "../report.ts"
import type { MigrationGroup, MigrationInput } from "../migration/input.ts"
import { evidenceOf } from "../migration/level.ts"
import { hasGpuState, movedShare, ordinaryStun, slopeFactor, stunAsk, stunFits } from "../migration/stun.ts"
import { computed, derivation, fact, parameter, tell, written, yours, type Say } from "./inputs.ts"

/** The answer to "why can it be moved like that?": the level, what must hold, then pause, drain and failure. */
export function explainMigration(migration: Migration, about: MigrationInput): Derivation {
  const { product } = about
  const cell = (label: Say, field: "liveMigration" | "suspendResume" | "snapshot"): Input =>
    fact(label, tell("support-word", { support: product[field].support }), "", evidenceOf(product, product[field], field))
  const reason = product.liveMigration.condition
  const { level, rules } = migration
  return derivation({
    title: tell("moving-title", { product: productNamed(product) }),
    lead: { id: "lead-moving", values: { level } },
    formula: "moving-formula",
    inputs: [
      cell("moving-live", "liveMigration"),
      cell("moving-suspend", "suspendResume"),
      cell("moving-snapshot", "snapshot"),
      ...rules.filter((rule) => rule.evidence.length > 0).map((rule) => fact("moving-must-hold", rule.told, "", rule.evidence)),
    ],
    result: computed("moving-how", tell("moving-level", { level }), ""),
    notes: [
      ...rules.filter((rule) => rule.evidence.length === 0).map((rule) => rule.told),
      ...(reason && !isSaid(migration, reason) ? [written(reason)] : []),
    ],
    steps: [...stunStep(migration, about), ...drainStep(migration, about), ...failureStep(migration)],
  })
}

/** Whether the product's own condition stands among the rules already. */
const isSaid = ({ rules }: Migration, condition: string): boolean =>
  rules.some(({ told: rule }) => rule.id === "as-written" && rule.values.text.quote === condition)

type Stun = Migration["stunByGroup"][number]

function stunStep(migration: Migration, about: MigrationInput): readonly Derivation[] {
  const stun = migration.stunByGroup.reduce<Stun | null>(
    (most, one) => (most && most.seconds.likely >= one.seconds.likely ? most : one),
    null,
  )
  const group = about.groups.find(({ index }) => index === stun?.group)
  if (!group || !stun) return []
  return hasGpuState(about.technology) ? pauseSteps(stun, group, migration, about) : [ordinaryStep(stun, about)]
}

/** The pause of a VM that has nothing in a GPU. */
function ordinaryStep({ expected }: Stun, about: MigrationInput): Derivation {
  const ordinary = ordinaryStun(about.catalogue)
  return derivation({
    title: "pause-title-ordinary",
    lead: { id: "lead-ordinary-pause", values: {} },
    formula: "pause-formula-ordinary",
    inputs: [fact("pause-ordinary", ordinary.expected, "seconds", ordinary.evidence)],
    result: computed("pause", expected, "seconds"),
    notes: about.technology === "network-remoting" ? ["pause-nothing-held", "pause-of-user"] : ["pause-nothing-held"],
  })
}

/** What is expected of the pause, and the worst that was published, of the group that pauses longest. */
function pauseSteps(stun: Stun, group: MigrationGroup, { stunStandIn }: Migration, about: MigrationInput): readonly Derivation[] {
  const { gbps } = stunAsk(about)
  const fits = stunFits(stunAsk(about))
  const models = fits ? [...new Set([...fits.expected, ...fits.worst])] : []
  const inputs = pauseInputs(group, about)
  const standIn = stunStandIn ? [stunStandIn] : []
  const gib = Math.round(group.frameBufferMib / 102.4) / 10
  return [
    derivation({
      title: "pause-title",
      lead: { id: "lead-pause", values: { gib, gbps } },
      formula: "pause-formula",
      inputs: [...inputs, ...models.map((model) => fitInput(model, about))],
      result: computed("pause-longest-group", stun.expected, "seconds"),
      notes: [
        tell("pause-expected", { likely: maybeQuote(fits?.likely.release), high: maybeQuote(fits?.high.release) }),
        "pause-faster-line",
        "pause-of-tables",
        ...standIn,
        ...(group.frameBufferMib > 32 * 1024 ? (["pause-beyond"] as const) : []),
      ],
    }),
    derivation({
      title: "pause-worst-title",
      lead: { id: "lead-worst-pause", values: {} },
      formula: "pause-worst-formula",
      inputs: [...inputs, ...models.filter((one) => fits?.worst.includes(one)).map((model) => fitInput(model, about))],
      result: computed("pause-worst", stun.worst, "seconds"),
      notes: standIn,
    }),
  ]
}

/** Pauses that are a parameter of their own. */
const particularPauses: Partial<Readonly<Record<MigrationInput["technology"], string>>> = {
  "gpu-p": "gpu-p-pause-goal-seconds",
  "intel-gvt-g": "gvt-g-precopy-pause-seconds",
}

function pauseInputs(group: MigrationGroup, about: MigrationInput): readonly Input[] {
  const ask = stunAsk(about)
  const { catalogue, gbps, usedShare } = ask
  const share = movedShare(ask)
  const particular = particularPauses[about.technology]
  return [
    computed("pause-frame-buffer", group.frameBufferMib / 1024, "gib"),
    usedShare !== null && share.low === usedShare
      ? yours("pause-used", share, "of-frame-buffer")
      : fact("pause-used", share, "of-frame-buffer", catalogue.parameter("used-frame-buffer-share").evidence),
    computed("pause-ram", group.ramGib, "gib"),
    yours("migration-network", gbps, "gbit-per-second"),
    parameter(catalogue.parameter("faster-line-share")),
    ...(particular ? [parameter(catalogue.parameter(particular))] : []),
  ]
}

/** A line through a published table. */
function fitInput(model: StunModel, about: MigrationInput): Input {
  const { interceptSeconds, secondsPerGib, secondsPerGibVmRam, release, evidence } = model
  const { catalogue, gbps } = stunAsk(about)
  const values: MovingWhyTellings["pause-fit"] = {
    intercept: interceptSeconds,
    perGib: secondsPerGib,
    perGibRam: secondsPerGibVmRam > 0 ? secondsPerGibVmRam : null,
    factor: slopeFactor(model, gbps, catalogue.parameter("faster-line-share").value.likely),
  }
  return fact(tell("pause-fit-on", { release: quote(release) }), tell("pause-fit", values), "", evidence)
}

function drainStep(migration: Migration, about: MigrationInput): readonly Derivation[] {
  const { drain, drainSeconds, vmsPerHost } = migration
  if (!drain) return []
  const { catalogue, scenario } = about
  const outcomes = drain.outcomes.map(({ group, outcome, vms }) =>
    computed(tell("drain-of-group", { group: groupOf(group, about), outcome }), vms, "vm"),
  )
  if (!drainSeconds) {
    return [
      derivation({
        title: "drain-title",
        lead: { id: "lead-drain", values: { vms: vmsPerHost, stops: true } },
        formula: "drain-formula-none",
        inputs: outcomes,
        result: computed("drain-stop", vmsPerHost, "vm"),
      }),
    ]
  }
  return [
    derivation({
      title: "drain-title",
      lead: { id: "lead-drain", values: { vms: drain.outcomes.reduce((sum, one) => sum + one.vms, 0), stops: false } },
      formula: "drain-formula",
      inputs: [
        ...outcomes,
        drain.atOnce === null ? computed("drain-at-once", 1, "vm") : fact("drain-at-once", drain.atOnce, "vm", drain.evidence),
        yours("migration-network", scenario.supply.migrationGbps, "gbit-per-second"),
        parameter(catalogue.parameter("migration-line-share")),
      ],
      result: computed("drain-seconds", drainSeconds, "seconds"),
      notes: [drain.atOnce === null ? "drain-one-by-one" : "drain-together", "drain-rewritten"],
    }),
  ]
}

/** A group by its name, that of its workload, or its number. */
function groupOf(index: number, { scenario, catalogue }: MigrationInput): MovingWhyTellings["drain-of-group"]["group"] {
  const asked = scenario.groups[index]
  const name = asked?.name ?? catalogue.workload(asked?.workload ?? "")?.name
  return name === undefined
    ? { id: "group-number", values: { number: index + 1 } }
    : { id: "named", values: { of: thing("group", String(index), name) } }
}

function failureStep({ failure }: Migration): readonly Derivation[] {
  if (!failure) return []
  const { lose, keep, restart, condition, spareHosts, room, evidence } = failure
  return [
    derivation({
      title: "failure-title",
      lead: { id: "lead-failure", values: { lose, keep } },
      formula: "failure-formula",
      inputs: [
        computed("failure-keep", keep, "vm"),
        fact("failure-restart", tell("restart-word", { restart, condition: maybeQuote(condition) }), "", evidence),
        yours("spare-hosts", spareHosts, "hosts"),
        computed("failure-room", room, "vm"),
      ],
      result: computed("failure-lose", lose, "vm"),
      notes: [spareHosts > 0 ? "failure-spares" : "failure-no-spares"],
    }),
  ]
}
