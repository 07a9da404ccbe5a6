import { count, money, moneyRange, number, percent, percentRange, plural } from "../../../../ui/format.ts"
import { yearsPhrase } from "../../../common/optionWords.ts"
import { leastServed, leastWords } from "../../../common/shares.ts"
import { techniqueOrder, techniqueStyle } from "../../../common/techniqueStyle.ts"
import { questionOf } from "../facts.ts"
import { pointsOn, rightCell, slideOf, tableOn, textOn, type Deck } from "./deck.ts"
import { accent, faint, fit, page, sunk, techniqueLook } from "./look.ts"
import { notesOf } from "./notes.ts"
import type { SlideFacts } from "./slides.ts"

/** Who asks, who answers, and the marks of the four techniques. */
export function titleSlide({ file }: Deck, { made }: SlideFacts): void {
  const { title, preparedFor, preparedBy, date } = made.cover
  const slide = file.addSlide()
  slide.background = { color: "FFFFFF" }
  slide.addShape("rect", { x: 0, y: 0, w: 0.25, h: page.height, fill: { color: accent }, line: { color: accent, width: 0 } })
  textOn(slide, fit(title, 140), { x: 0.9, y: 1.6, w: 11.5, h: 1.9 }, { most: 48, least: 24, bold: true, valign: "bottom" })
  const who = [preparedFor && `Prepared for ${preparedFor}`, preparedBy && `Prepared by ${preparedBy}`, date].filter(Boolean).join("\n")
  textOn(slide, fit(who, 300), { x: 0.9, y: 3.8, w: 11.5, h: 1.3 }, { most: 20, least: 12, color: faint })
  techniqueOrder.forEach((id, at) => {
    const { color, mark } = techniqueLook[id]
    const x = 0.9 + at * 2.95
    slide.addShape(mark, { x, y: 6.15, w: 0.26, h: 0.26, fill: { color }, line: { color, width: 0 } })
    textOn(slide, techniqueStyle[id].name, { x: x + 0.36, y: 6.05, w: 2.5, h: 0.46 }, { most: 16, least: 10, color, valign: "middle" })
  })
  slide.addNotes(
    fit(
      `Worked out by the GPU Virtualization Explorer, dataset ${made.versions.dataset}, model ${made.versions.model}. The scenario and this answer again: ${made.link}`,
      4000,
    ),
  )
}

/** The question, the answer in a sentence, and its four figures. */
export function answerSlide(deck: Deck, { facts, made }: SlideFacts): void {
  const { plan, currency, said, growth } = made
  const slide = slideOf(deck, "The question and the answer", notesOf(made, "plan"))
  textOn(slide, questionOf(facts), { y: 1.4, h: 0.75 }, { most: 18, least: 12, color: faint })
  textOn(slide, said.headline, { y: 2.2, h: 1.8 }, { most: 28, least: 14, bold: true })
  const share = plan.nativeShare
  const least = leastServed(plan.parts.flatMap(({ option }) => option.groups))
  const figures = [
    [
      plan.cost ? `${plan.cost.known ? "" : "≥ "}${moneyRange(plan.cost, currency)}` : "not known",
      `cost ${yearsPhrase(made.scenario)}${growth ? `; ${moneyRange(growth.total, currency)} while its VMs grow` : ""}`,
    ],
    [share ? percentRange(share) : "not known", least ? `of native on average, ${leastWords(least)}` : "of native performance"],
    [count(plan.gpus), plan.gpus === 1 ? "GPU that carries VMs" : "GPUs that carry VMs"],
    [
      count(plan.hosts + plan.spareHosts),
      `${plan.hosts + plan.spareHosts === 1 ? "host" : "hosts"}, ${plural(plan.spareHosts, "spare")} among them`,
    ],
  ] as const
  figures.forEach(([figure, what], at) => {
    const x = page.left + at * 3.08
    slide.addShape("rect", { x, y: 4.1, w: 2.9, h: 1.5, fill: { color: sunk }, line: { color: sunk, width: 0 } })
    textOn(slide, figure, { x: x + 0.15, y: 4.15, w: 2.6, h: 0.65 }, { most: 30, least: 14, bold: true, color: accent, valign: "middle" })
    textOn(slide, what, { x: x + 0.15, y: 4.83, w: 2.6, h: 0.72 }, { most: 16, least: 10 })
  })
  if (said.detail !== null) textOn(slide, said.detail, { y: 5.75, h: page.bottom - 5.75 }, { most: 18, least: 11 })
}

/** How VMs grow, where that is stated. */
function growthNeeds({ groups, economics }: SlideFacts["made"]["scenario"]): readonly string[] {
  const own = groups.filter(({ overrides }) => overrides.growthPercent !== undefined || (overrides.laterVms?.length ?? 0) > 0).length
  return [
    ...(economics.growthPercent === null ? [] : [`VMs grow by ${number(economics.growthPercent, 3)}\u00a0% a year.`]),
    ...(own === 0 ? [] : [`${plural(own, "group")} ${own === 1 ? "grows" : "grow"} in ${own === 1 ? "its" : "their"} own way.`]),
  ]
}

/** A slide holds so many rows of a table of this size. */
const mostGroups = 10

/** The VMs, group by group, and what they need. */
export function askedSlide(deck: Deck, { facts, made }: SlideFacts): void {
  const { groups, policies, economics } = made.scenario
  const slide = slideOf(deck, "What is asked", notesOf(made, "asked"))
  const results = facts.report.options[0]?.groups ?? []
  const rows = groups.slice(0, mostGroups).map((group, at) => {
    const workload = facts.catalogue.workload(group.workload)
    const found = results[at]
    return [
      group.name ?? workload?.name ?? group.workload,
      workload?.name ?? group.workload,
      rightCell(count(group.count)),
      rightCell(found ? percent(found.targetShare) : "–"),
    ]
  })
  const end = tableOn(slide, ["Group", "Work", rightCell("VMs"), rightCell("Least share of native")], rows, {
    widths: [4.2, 4.2, 1.5, 2.2],
    size: 16,
    below: 5.4,
  })
  const more = groups.length - mostGroups
  const needs = [
    ...(more > 0 ? [`${plural(more, "more group")} in the workbook and behind the link.`] : []),
    ...(policies.liveMigration ? ["VMs must be moved while they run."] : []),
    ...(policies.suspendResume ? ["VMs must be suspended and resumed."] : []),
    ...(policies.leastIsolation ? [`Isolation must be ${policies.leastIsolation} at least.`] : []),
    ...growthNeeds(made.scenario),
    ...(policies.budgetUsd === null ? [] : [`The budget is ${money(policies.budgetUsd, made.currency)}.`]),
    `Everything is counted ${yearsPhrase(made.scenario)}${economics.counted.length > 0 ? `, ${economics.counted.join(", ")} included` : ""}.`,
  ]
  pointsOn(slide, needs.slice(0, 7), { y: end + 0.2, h: page.bottom - end - 0.2, size: 16 })
}
