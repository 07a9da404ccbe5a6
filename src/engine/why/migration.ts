import type { Evidence, ModelParameter, StunModel } from "../../dataset/core.ts"
import type { Derivation, DrainOutcome, Input, Migration, MigrationLevel, NoteTold } from "../report.ts"
import type { MigrationGroup, MigrationInput } from "../migration/input.ts"
import { evidenceOf } from "../migration/level.ts"
import { hasGpuState, movedShare, ordinaryStun, slopeFactor, stunAsk, stunFits } from "../migration/stun.ts"

const levelWords: Readonly<Record<MigrationLevel, string>> = {
  live: "A running VM can be moved.",
  "live-with-conditions": "A running VM can be moved under conditions.",
  "suspend-only": "The VM must be suspended to be moved.",
  "cold-only": "The VM must be shut down to be moved.",
  none: "Moving a VM does not apply to this product.",
  unknown: "Not known.",
}

const outcomeWords: Readonly<Record<DrainOutcome, string>> = {
  moves: "moved running, session kept",
  "may-time-out": "moved running unless the pause outlasts the platform's limit",
  suspended: "suspended, moved and resumed",
  stopped: "shut down, session lost",
  "no-room": "shut down for want of room elsewhere, session lost",
  unknown: "not known",
}

const input = (label: string, value: Input["value"], unit: string, evidence: readonly Evidence[], basis: Input["basis"]): Input => ({
  label,
  value,
  unit,
  evidence,
  basis,
})
const sourced = (label: string, value: Input["value"], unit: string, evidence: readonly Evidence[]): Input =>
  input(label, value, unit, evidence, evidence[0]?.basis ?? "estimate")
const yours = (label: string, value: Input["value"], unit: string): Input => input(label, value, unit, [], "yours")
const result = (label: string, value: Input["value"], unit: string): Input => input(label, value, unit, [], "computed")
const parameter = ({ name, value, unit, evidence }: ModelParameter): Input => sourced(name, value, unit, evidence)

/** The answer to "why can it be moved like that?": the level, what must hold, then pause, drain and failure. */
export function explainMigration(migration: Migration, about: MigrationInput): Derivation {
  const { product } = about
  const cell = (label: string, field: "liveMigration" | "suspendResume" | "snapshot"): Input =>
    sourced(label, product[field].support, "", evidenceOf(product, product[field], field))
  const reason = product.liveMigration.condition
  return {
    title: `Moving VMs: ${product.shortName}`,
    lead: { id: "lead-moving", values: { level: migration.level } },
    formula: "live if the product moves running VMs; else suspend and resume if it can; else shut down and start elsewhere",
    inputs: [
      cell("Live migration", "liveMigration"),
      cell("Suspend and resume", "suspendResume"),
      cell("Snapshot with memory", "snapshot"),
      ...migration.rules.filter((rule) => rule.evidence.length > 0).map((rule) => sourced("What must hold", rule.told, "", rule.evidence)),
    ],
    result: result("How a VM can be moved", levelWords[migration.level], ""),
    notes: [
      ...migration.rules.filter((rule) => rule.evidence.length === 0).map((rule) => rule.told),
      ...(reason && !isSaid(migration, reason) ? [reason] : []),
    ],
    steps: [...stunStep(migration, about), ...drainStep(migration, about), ...failureStep(migration)],
  }
}

/** Whether the product's own condition stands among the rules already. */
const isSaid = ({ rules }: Migration, condition: string): boolean =>
  rules.some(({ told }) => told.id === "as-written" && told.values.text.quote === condition)

function worstGroup(migration: Migration, about: MigrationInput): MigrationGroup | undefined {
  const worst = migration.stunByGroup.reduce<Migration["stunByGroup"][number] | null>(
    (most, one) => (most && most.seconds.likely >= one.seconds.likely ? most : one),
    null,
  )
  return about.groups.find((group) => group.index === worst?.group)
}

function stunStep(migration: Migration, about: MigrationInput): readonly Derivation[] {
  const group = worstGroup(migration, about)
  const stun = migration.stunByGroup.find((one) => one.group === group?.index)
  if (!group || !stun) return []
  if (!hasGpuState(about.technology)) {
    const ordinary = ordinaryStun(about.catalogue)
    const notes = ["The GPU holds nothing that must be copied with the VM."]
    if (about.technology === "network-remoting")
      notes.push("This is the pause of the VM that uses the GPU; the server that owns the GPU stays.")
    return [
      {
        title: "Pause while moving",
        lead: { id: "lead-ordinary-pause", values: {} },
        formula: "pause = that of a VM without GPU state",
        inputs: [sourced("Pause of an ordinary VM", ordinary.expected, "s", ordinary.evidence)],
        result: result("Pause", stun.expected, "s"),
        notes,
        steps: [],
      },
    ]
  }
  const ask = stunAsk(about)
  const fits = stunFits(ask)
  const share = movedShare(ask)
  const { catalogue, gbps } = ask
  const mostOfLine = catalogue.parameter("faster-line-share")
  const models = fits ? [...new Set([...fits.expected, ...fits.worst])] : []
  const particular =
    about.technology === "gpu-p" ? "gpu-p-pause-goal-seconds" : about.technology === "intel-gvt-g" ? "gvt-g-precopy-pause-seconds" : null
  const inputs: readonly Input[] = [
    result("Frame buffer reserved for the VM", group.frameBufferMib / 1024, "GiB"),
    ask.usedShare !== null && share.low === ask.usedShare
      ? yours("Share of it in use", share, "of the frame buffer")
      : {
          ...parameter(catalogue.parameter("used-frame-buffer-share")),
          label: "Share of it in use",
          value: share,
          unit: "of the frame buffer",
        },
    result("RAM of the VM", group.ramGib, "GiB"),
    yours("Migration network", gbps, "Gbit/s"),
    parameter(mostOfLine),
    ...(particular ? [parameter(catalogue.parameter(particular))] : []),
  ]
  const fitOf = (model: StunModel): Input => {
    const ram = model.secondsPerGibVmRam > 0 ? ` + ${model.secondsPerGibVmRam} s × GiB of RAM` : ""
    const factor = slopeFactor(model, gbps, mostOfLine.value.likely).toFixed(2)
    const words = `${model.interceptSeconds} s + ${model.secondsPerGib} s × GiB${ram}, network factor ${factor}`
    return sourced(`Fit on ${model.release}`, words, "", model.evidence)
  }
  const notes: readonly (string | NoteTold)[] = [
    `Expected: the most favourable fit at the low share, ${fits?.likely.release ?? "the newest table"} at the likely one, ${fits?.high.release ?? "the newest table"} at the high one.`,
    "A faster line than the published one is taken to be filled by a part only.",
    "The tables were published for Tesla V100 and P40; other GPUs are taken to be alike.",
    ...(migration.stunStandIn ? [migration.stunStandIn] : []),
    ...(group.frameBufferMib > 32 * 1024 ? ["The published tables end at 32 GiB; beyond that the fits are continued."] : []),
  ]
  const formula = "pause = intercept + (s per GiB × used frame buffer + s per GiB × RAM) × network factor"
  return [
    {
      title: "Pause to expect",
      lead: { id: "lead-pause", values: { gib: Math.round(group.frameBufferMib / 102.4) / 10, gbps } },
      formula,
      inputs: [...inputs, ...models.map(fitOf)],
      result: result("Pause of the group that pauses longest", stun.expected, "s"),
      notes,
      steps: [],
    },
    {
      title: "Pause at worst",
      lead: { id: "lead-worst-pause", values: {} },
      formula: `${formula}, by the published worst cases; never less than expected`,
      inputs: [...inputs, ...models.filter((one) => fits?.worst.includes(one)).map(fitOf)],
      result: result("Longest pause of that group", stun.worst, "s"),
      notes: migration.stunStandIn ? [migration.stunStandIn] : [],
      steps: [],
    },
  ]
}

function drainStep(migration: Migration, about: MigrationInput): readonly Derivation[] {
  const { drain, drainSeconds } = migration
  if (!drain) return []
  const { catalogue, scenario } = about
  const name = (group: number): string => {
    const asked = scenario.groups[group]
    return asked?.name ?? catalogue.workload(asked?.workload ?? "")?.name ?? `Group ${group + 1}`
  }
  const outcomes = drain.outcomes.map((one) => result(`${name(one.group)}: ${outcomeWords[one.outcome]}`, one.vms, "VM"))
  if (!drainSeconds) {
    return [
      {
        title: "Emptying the fullest host",
        lead: { id: "lead-drain", values: { vms: migration.vmsPerHost ?? 0, stops: true } },
        formula: "no VM of it can be moved while it runs",
        inputs: outcomes,
        result: result("VMs that stop", migration.vmsPerHost, "VM"),
        notes: [],
        steps: [],
      },
    ]
  }
  return [
    {
      title: "Emptying the fullest host",
      lead: { id: "lead-drain", values: { vms: drain.outcomes.reduce((sum, one) => sum + one.vms, 0), stops: false } },
      formula:
        "one after another: sum over its VMs of (RAM × 8.59 Gbit per GiB / (Gbit/s × usable share) + pause); k at once: the greatest of all memory / usable line, sum / k, longest VM",
      inputs: [
        ...outcomes,
        drain.atOnce === null
          ? result("VMs moved at the same time", 1, "VM")
          : sourced("VMs moved at the same time", drain.atOnce, "VM", drain.evidence),
        yours("Migration network", scenario.supply.migrationGbps, "Gbit/s"),
        parameter(catalogue.parameter("migration-line-share")),
      ],
      result: result("Time to empty the host", drainSeconds, "s"),
      notes: [
        drain.atOnce === null
          ? "No limit on simultaneous moves was found for this platform, so its VMs move one after another."
          : "Low and likely: so many at once, with the pauses expected. High: one after another, with the worst pauses.",
        "Memory written again during the copy is left out.",
      ],
      steps: [],
    },
  ]
}

const restartWords: Readonly<Record<NonNullable<Migration["failure"]>["restart"], string>> = {
  yes: "yes",
  conditional: "under a condition",
  no: "no",
  unknown: "no source says",
  "not-applicable": "does not apply",
}

function failureStep({ failure }: Migration): readonly Derivation[] {
  if (!failure) return []
  const { restart, condition, spareHosts } = failure
  return [
    {
      title: "When the fullest host fails",
      lead: { id: "lead-failure", values: { lose: failure.lose, keep: failure.keep } },
      formula:
        "every VM on it loses its session: what stood in its RAM and in the GPU is gone; high availability starts it again where there is room",
      inputs: [
        result("VMs on the fullest host", failure.lose, "VM"),
        sourced(
          "Started again elsewhere by the cluster",
          condition ? `${restartWords[restart]}: ${condition}` : restartWords[restart],
          "",
          failure.evidence,
        ),
        yours("Spare hosts", spareHosts, "hosts"),
        result("Lost VMs that have room elsewhere, at least", failure.room, "VM"),
      ],
      result: result("VMs that keep their session", failure.keep, "VM"),
      notes: [
        spareHosts > 0
          ? "A spare host is fitted like the fullest one, so each takes the VMs of one failed host."
          : "Without a spare host, only what the other hosts have left takes lost VMs.",
      ],
      steps: [],
    },
  ]
}
