import { count, money, moneyRange, percent, percentRange, plural } from "../../../../ui/format.ts"
import { yearsPhrase } from "../../../common/optionWords.ts"
import { leastServed, leastWords } from "../../../common/shares.ts"
import { techniqueOrder, techniqueStyle } from "../../../common/techniqueStyle.ts"
import { questionOf } from "../facts.ts"
import { pointsOn, rightCell, slideOf, tableOn, type Deck } from "./deck.ts"
import { accent, faint, fit, font, ink, page, sizeFor, sunk, techniqueLook } from "./look.ts"
import { notesOf } from "./notes.ts"
import type { SlideFacts } from "./slides.ts"

/** Who asks, who answers, and the marks of the four techniques. */
export function titleSlide({ file }: Deck, { made }: SlideFacts): void {
  const { title, preparedFor, preparedBy, date } = made.cover
  const slide = file.addSlide()
  slide.background = { color: "FFFFFF" }
  slide.addShape("rect", { x: 0, y: 0, w: 0.25, h: page.height, fill: { color: accent }, line: { color: accent, width: 0 } })
  slide.addText(fit(title, 140), {
    x: 0.9,
    y: 1.6,
    w: 11.5,
    h: 1.9,
    fontSize: sizeFor(
      title,
      [
        [40, 48],
        [80, 40],
      ],
      32,
    ),
    bold: true,
    color: ink,
    fontFace: font,
    valign: "bottom",
    margin: 0,
  })
  const who = [preparedFor && `Prepared for ${preparedFor}`, preparedBy && `Prepared by ${preparedBy}`, date].filter(Boolean).join("\n")
  slide.addText(fit(who, 300), { x: 0.9, y: 3.8, w: 11.5, h: 1.3, fontSize: 20, color: faint, fontFace: font, valign: "top", margin: 0 })
  techniqueOrder.forEach((id, at) => {
    const { color, mark } = techniqueLook[id]
    const x = 0.9 + at * 2.95
    slide.addShape(mark, { x, y: 6.15, w: 0.26, h: 0.26, fill: { color }, line: { color, width: 0 } })
    slide.addText(techniqueStyle[id].name, {
      x: x + 0.36,
      y: 6.05,
      w: 2.5,
      h: 0.46,
      fontSize: 16,
      color,
      fontFace: font,
      valign: "middle",
      margin: 0,
    })
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
  const { plan, currency, said } = made
  const slide = slideOf(deck, "The question and the answer", notesOf(made, "plan"))
  slide.addText(fit(questionOf(facts), 320), {
    x: page.left,
    y: 1.45,
    w: page.inner,
    h: 0.8,
    fontSize: 18,
    color: faint,
    fontFace: font,
    valign: "top",
    margin: 0,
  })
  slide.addText(fit(said.headline, 500), {
    x: page.left,
    y: 2.25,
    w: page.inner,
    h: 1.85,
    fontSize: sizeFor(
      said.headline,
      [
        [150, 28],
        [260, 24],
        [360, 20],
      ],
      18,
    ),
    bold: true,
    color: ink,
    fontFace: font,
    valign: "top",
    margin: 0,
  })
  const share = plan.parts.length === 1 ? plan.parts[0]?.option.nativeShare : facts.mix?.mix.totals?.nativeShare
  const least = leastServed(plan.parts.flatMap(({ option }) => option.groups))
  const figures = [
    [plan.cost ? `${plan.cost.known ? "" : "≥ "}${moneyRange(plan.cost, currency)}` : "not known", `cost ${yearsPhrase(made.scenario)}`],
    [share ? percentRange(share) : "not known", least ? `of native on average, ${leastWords(least)}` : "of native performance"],
    [count(plan.gpus), plan.gpus === 1 ? "GPU that carries VMs" : "GPUs that carry VMs"],
    [
      count(plan.hosts + plan.spareHosts),
      `${plan.hosts + plan.spareHosts === 1 ? "host" : "hosts"}, ${plural(plan.spareHosts, "spare")} among them`,
    ],
  ] as const
  figures.forEach(([figure, what], at) => {
    const x = page.left + at * 3.08
    slide.addShape("rect", { x, y: 4.2, w: 2.9, h: 1.35, fill: { color: sunk }, line: { color: sunk, width: 0 } })
    slide.addText(figure, {
      x: x + 0.15,
      y: 4.25,
      w: 2.6,
      h: 0.75,
      fontSize: sizeFor(
        figure,
        [
          [8, 30],
          [12, 22],
        ],
        18,
      ),
      bold: true,
      color: accent,
      fontFace: font,
      valign: "middle",
      margin: 0,
    })
    slide.addText(what, { x: x + 0.15, y: 4.97, w: 2.6, h: 0.5, fontSize: 16, color: ink, fontFace: font, valign: "top", margin: 0 })
  })
  if (said.detail !== null) {
    slide.addText(fit(said.detail, 420), {
      x: page.left,
      y: 5.75,
      w: page.inner,
      h: 1.1,
      fontSize: sizeFor(said.detail, [[220, 18]], 16),
      color: ink,
      fontFace: font,
      valign: "top",
      margin: 0,
    })
  }
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
  tableOn(slide, ["Group", "Work", rightCell("VMs"), rightCell("Least share of native")], rows, {
    widths: [4.2, 4.2, 1.5, 2.2],
    size: rows.length > 7 ? 14 : 16,
  })
  const more = groups.length - mostGroups
  const needs = [
    ...(more > 0 ? [`${plural(more, "more group")} in the workbook and behind the link.`] : []),
    ...(policies.liveMigration ? ["VMs must be moved while they run."] : []),
    ...(policies.suspendResume ? ["VMs must be suspended and resumed."] : []),
    ...(policies.leastIsolation ? [`Isolation must be ${policies.leastIsolation} at least.`] : []),
    ...(policies.budgetUsd === null ? [] : [`The budget is ${money(policies.budgetUsd, made.currency)}.`]),
    `Everything is counted ${yearsPhrase(made.scenario)}${economics.counted.length > 0 ? `, ${economics.counted.join(", ")} included` : ""}.`,
  ]
  pointsOn(slide, needs.slice(0, 5), { y: page.top + 0.5 * (rows.length + 1) + 0.3, h: 1.6, size: 16 })
}
