import type { Evidence } from "../../dataset/core.ts"
import type { Derivation, Input, Migration, MigrationLevel } from "../report.ts"
import { usableLineShare } from "./drain.ts"
import type { MigrationGroup, MigrationInput } from "./input.ts"
import { evidenceOf } from "./level.ts"
import { hasGpuState, ordinaryStun, slopeFactor, stunFits, usedShare } from "./stun.ts"

const levelWords: Readonly<Record<MigrationLevel, string>> = {
  live: "A running VM can be moved.",
  "live-with-conditions": "A running VM can be moved under conditions.",
  "suspend-only": "The VM must be suspended to be moved.",
  "cold-only": "The VM must be shut down to be moved.",
  none: "Moving a VM does not apply to this product.",
  unknown: "Not known.",
}

const input = (label: string, value: Input["value"], unit: string, evidence: readonly Evidence[], basis: Input["basis"]): Input => ({
  label,
  value,
  unit,
  evidence,
  basis,
})
const yours = (label: string, value: Input["value"], unit: string): Input => input(label, value, unit, [], "yours")
/** Planning judgements of this engine (see drain.ts, stun.ts): nobody publishes them. */
const judgement: readonly Evidence[] = [{ source: "derived", basis: "estimate", note: "a planning judgement; nothing published was found" }]
const estimate = (label: string, value: Input["value"], unit: string): Input => input(label, value, unit, judgement, "estimate")
const result = (label: string, value: Input["value"], unit: string): Input => input(label, value, unit, [], "computed")

/** The answer to "why can it be moved like that?": the level from the product's cells, then pause and drain. */
export function explainMigration(migration: Migration, about: MigrationInput): Derivation {
  const { product } = about
  const cell = (label: string, field: "liveMigration" | "suspendResume" | "snapshot"): Input => {
    const evidence = evidenceOf(product, product[field], field)
    return input(label, product[field].support, "", evidence, evidence[0]?.basis ?? "estimate")
  }
  const reason = product.liveMigration.condition
  return {
    title: `Moving VMs: ${product.shortName}`,
    formula: "live if the product moves running VMs; else suspend and resume if it can; else shut down and start elsewhere",
    inputs: [
      cell("Live migration", "liveMigration"),
      cell("Suspend and resume", "suspendResume"),
      cell("Snapshot with memory", "snapshot"),
    ],
    result: result("How a VM can be moved", levelWords[migration.level], ""),
    notes: reason && !migration.conditions.includes(reason) ? [...migration.conditions, reason] : migration.conditions,
    steps: [...stunStep(migration, about), ...drainStep(migration, about)],
  }
}

function worstGroup(migration: Migration, about: MigrationInput): MigrationGroup | undefined {
  const worst = migration.stunByGroup.reduce<Migration["stunByGroup"][number] | null>(
    (most, one) => (most && most.seconds.likely >= one.seconds.likely ? most : one),
    null,
  )
  return about.groups.find((group) => group.index === worst?.group)
}

function stunStep(migration: Migration, about: MigrationInput): readonly Derivation[] {
  const group = worstGroup(migration, about)
  if (!group || !migration.stunSeconds) return []
  if (!hasGpuState(about.technology)) {
    const ordinary = ordinaryStun(about.catalogue)
    const pause = input("Pause of an ordinary VM", ordinary.seconds, "s", ordinary.evidence, ordinary.evidence[0]?.basis ?? "estimate")
    const notes = ["The GPU holds nothing that must be copied with the VM."]
    if (about.technology === "network-remoting")
      notes.push("This is the pause of the VM that uses the GPU; the server that owns the GPU stays.")
    const formula = "pause = that of a VM without GPU state"
    return [
      { title: "Pause while moving", formula, inputs: [pause], result: result("Pause", migration.stunSeconds, "s"), notes, steps: [] },
    ]
  }
  const fits = stunFits(about.catalogue)
  const gbps = about.scenario.supply.migrationGbps
  const models = fits ? [...new Set([...fits.expected, ...fits.worst])] : []
  return [
    {
      title: "Pause while moving",
      formula: "pause = intercept + (s per GiB × used frame buffer + s per GiB × RAM) × network factor",
      inputs: [
        result("Frame buffer reserved for the VM", group.frameBufferMib / 1024, "GiB"),
        estimate("Share of it in use", usedShare, "of the frame buffer"),
        result("RAM of the VM", group.ramGib, "GiB"),
        yours("Migration network", gbps, "Gbit/s"),
        ...models.map((model) => {
          const ram = model.secondsPerGibVmRam > 0 ? ` + ${model.secondsPerGibVmRam} s × GiB of RAM` : ""
          const words = `${model.interceptSeconds} s + ${model.secondsPerGib} s × GiB${ram}, network factor ${slopeFactor(model, gbps).toFixed(2)}`
          return input(`Fit on ${model.release}`, words, "", model.evidence, model.evidence[0]?.basis ?? "estimate")
        }),
      ],
      result: result("Pause of the group that pauses longest", migration.stunSeconds, "s"),
      notes: stunNotes(about, group),
      steps: [],
    },
  ]
}

function stunNotes(about: MigrationInput, group: MigrationGroup): readonly string[] {
  const notes = [
    "Low: the most favourable fit with half of the frame buffer in use; likely: vSphere 7.0 with 80 %; high: the worst case with all of it.",
    "A faster line than the published one is taken to be filled by half at most.",
  ]
  if (!about.product.hypervisors.includes("vsphere")) notes.push("Only vSphere's times are published; for this platform they are a guess.")
  if (group.frameBufferMib > 32 * 1024) notes.push("The published tables end at 32 GiB; beyond that the fits are continued.")
  return notes
}

function drainStep(migration: Migration, about: MigrationInput): readonly Derivation[] {
  if (!migration.drainSeconds) return []
  return [
    {
      title: "Emptying the fullest host",
      formula: "time = sum over its VMs of (RAM × 8.59 Gbit per GiB / (Gbit/s × usable share) + pause)",
      inputs: [
        result("VMs on the fullest host", migration.vmsPerHost, "VM"),
        yours("Migration network", about.scenario.supply.migrationGbps, "Gbit/s"),
        estimate("Usable share of the line", usableLineShare, "of the line"),
      ],
      result: result("Time to empty the host", migration.drainSeconds, "s"),
      notes: ["VMs move one after another. Memory written again during the copy is left out."],
      steps: [],
    },
  ]
}
