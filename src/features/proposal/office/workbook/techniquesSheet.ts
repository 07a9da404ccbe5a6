import type { Range } from "../../../../dataset/core.ts"
import type { OptionResult } from "../../../../engine/report.ts"
import { percentRange } from "../../../../ui/format.ts"
import { sayAnswer } from "../../../../words/answers.ts"
import { sayLeftOut } from "../../../../words/leftOut.ts"
import { nameOf } from "../../../../words/names.ts"
import { migrationWords } from "../../../common/optionWords.ts"
import { movingWords, planName } from "../../../common/plan.ts"
import { techniqueStyle } from "../../../common/techniqueStyle.ts"
import { optionName } from "../../words.ts"
import type { OfficeFacts } from "../facts.ts"
import { moneyWord, type PlacedBill } from "./billSheet.ts"
import { figure, formula, headRow, text, type Cell, type Row, type Sheet } from "./cells.ts"
import { constant, ends, over, plus, three, times, type Three } from "./formula.ts"
import type { InputsSheet } from "./inputsSheet.ts"

const heads = [
  [
    "Technique",
    "Product, GPU",
    "Meets every need",
    "Native share, low",
    "Native share, likely",
    "Native share, high",
    "GPUs",
    "Hosts, spares among them",
  ],
  ["Cost, low", "Cost, likely", "Cost, high", "Per VM and month, low", "Per VM and month, likely", "Per VM and month, high"],
  [
    "Carbon, t, low",
    "Carbon, t, likely",
    "Carbon, t, high",
    "Migration",
    "Pause at worst, s",
    "Isolation",
    "What is against it",
    "Native share, group by group",
  ],
].flat()

/** The techniques side by side: performance and counts as the explorer worked them out, money and carbon by formula from the bill. */
export function techniquesSheet(facts: OfficeFacts, bills: readonly PlacedBill[], inputs: InputsSheet): Sheet {
  const mixed = bills.find(({ plan }) => plan.key === "mix")
  const rows: Row[] = [
    [text("Techniques", "title")],
    [
      text(
        `Share of native: 100 % is the same work alone on the same whole GPU; a mean over all VMs, the groups stand in the last column. Money in ${moneyWord(facts)}, over the horizon.`,
        "note",
      ),
    ],
    [],
    headRow(heads, [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18]),
    ...facts.report.options.map((option) => optionRow(option, bills.find(({ plan }) => plan.key === option.key) ?? null, inputs)),
    ...(mixed ? [mixRow(mixed, facts, inputs)] : []),
    [],
    [text("Left out of every total", "heading")],
    ...facts.report.notCounted.map(({ what, why }): Row => [text(sayLeftOut(what)), text(sayLeftOut(why))]),
  ]
  return {
    name: "Techniques",
    widths: [20, 36, 8, 9, 9, 9, 8, 9, 15, 15, 15, 11, 11, 11, 12, 12, 12, 20, 10, 12, 60, 50],
    print: { breaks: [11, 20], repeat: 2 },
    rows,
    sticky: 4,
  }
}

const blanks = (count: number): readonly null[] => Array.from({ length: count }, () => null)
const shares = (range: Range | null): readonly (Cell | null)[] => (range ? ends.map((end) => figure(range[end], "percent")) : blanks(3))

function optionRow(option: OptionResult, bill: PlacedBill | null, inputs: InputsSheet): Row {
  const { technique, feasible, groups, nativeShare, placement, migration, isolation, reasons } = option
  return [
    text(techniqueStyle[technique].name),
    text(optionName(option)),
    text(feasible ? "yes" : "no"),
    ...shares(nativeShare),
    figure(placement?.gpus.count ?? null),
    figure(placement ? placement.hosts.count + placement.hosts.spare : null),
    ...(bill ? moneyCells(bill, inputs) : blanks(9)),
    text(migrationWords[migration.level]),
    figure(migration.stunSeconds?.high ?? null),
    text(nameOf({ word: "isolation", id: isolation })),
    text(reasons.map((one) => sayAnswer(one.told)).join("; ") || null),
    byGroup(groups),
  ]
}

const byGroup = (groups: OptionResult["groups"]): Cell =>
  text(groups.map(({ name, nativeShare }) => `${name}: ${percentRange(nativeShare)}`).join("; ") || null)

function mixRow(bill: PlacedBill, { mix }: OfficeFacts, inputs: InputsSheet): Row {
  const plan = mix?.mix
  const totals = plan?.totals ?? null
  const pauses = bill.plan.parts.flatMap(({ option }) => option.migration.stunSeconds?.high ?? [])
  const parts = bill.plan.parts.map(({ groups, option }) => `${groups ?? ""}: ${optionName(option)}`).join("; ")
  return [
    text(`${planName} (proposed)`),
    text(parts),
    text(plan?.feasible ? "yes" : "no"),
    ...shares(totals?.nativeShare ?? null),
    figure(totals?.gpus ?? null),
    figure(totals ? totals.hosts + totals.spareHosts : null),
    ...moneyCells(bill, inputs),
    text(movingWords({ parts: plan?.parts ?? [] })),
    figure(pauses.length === bill.plan.parts.length ? Math.max(...pauses) : null),
    text([...new Set(bill.plan.parts.map(({ option }) => nameOf({ word: "isolation", id: option.isolation })))].join("; ")),
    text(plan?.reasons.map((one) => sayAnswer(one.told)).join("; ") || null),
    byGroup(bill.plan.parts.flatMap(({ option }) => option.groups)),
  ]
}

function moneyCells(bill: PlacedBill, inputs: InputsSheet): readonly Cell[] {
  const months = times(plus(...bill.plan.parts.map(({ id }) => inputs.one(`${id}.vms`))), constant(12), inputs.one("years"))
  return [
    ...ends.map((end) => formula(bill.total[end], "money")),
    ...ends.map((end) => formula(over(bill.total[end], months), "money")),
    ...ends.map((end) => formula(carbonOf(bill, inputs)[end], "number")),
  ]
}

/** Tonnes over the horizon = kWh at the meter × kg per kWh / 1000. */
export function carbonOf({ lines }: PlacedBill, inputs: InputsSheet): Three {
  const energy = lines.filter(({ row }) => row.part === "energy")
  return three((end) =>
    energy.length === 0
      ? constant(0)
      : over(times(plus(...energy.map((line) => times(line.quantity, line.times[end]))), inputs.at("carbon")[end]), constant(1000)),
  )
}
