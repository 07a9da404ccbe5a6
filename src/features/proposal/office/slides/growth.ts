import { count, moneyRange } from "../../../../ui/format.ts"
import { holdsText, machinesText } from "../../../common/growthWords.ts"
import { growthChartOn, growthSeries } from "./charts.ts"
import { captionOn, slideOf, type Deck } from "./deck.ts"
import { notesOf } from "./notes.ts"
import type { SlideFacts } from "./slides.ts"

/** What becomes of the plan while its VMs grow; none where no growth is asked for. */
export function growthSlide(deck: Deck, { made }: SlideFacts): void {
  const { growth, currency } = made
  if (!growth) return
  const slide = slideOf(deck, "Growth, year by year", notesOf(made, "plan"))
  const last = growth.years.at(-1)
  const grown = last ? `${count(last.vms)} VMs in year ${last.year} need ${machinesText(last.needed)}. ` : ""
  const end = captionOn(
    slide,
    `${moneyRange(growth.total, currency)} over all years, ${moneyRange(growth.presentValue, currency)} in present value. ${grown}${holdsText(growth)}`,
  )
  growthChartOn(slide, growthSeries(made), end)
}
