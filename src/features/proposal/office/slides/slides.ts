import type { ProposalContents } from "../../contents.ts"
import { contents } from "../../contents.ts"
import type { OfficeFacts } from "../facts.ts"
import { newDeck } from "./deck.ts"
import { answerSlide, askedSlide, titleSlide } from "./opening.ts"
import { costSlide, nativeSlide, techniquesSlide } from "./techniques.ts"
import { growthSlide } from "./growth.ts"
import { materialSlides, migrationSlides, yearsSlide } from "./plan.ts"
import { assumptionSlides, leftOutSlide, sourceSlides } from "./closing.ts"

/** All that a slide is made of. */
export interface SlideFacts {
  readonly facts: OfficeFacts
  readonly made: ProposalContents
}

/** The slides (PPTX) of a proposal, with charts that can be edited. Throws where the writer cannot make the file. */
export async function slides(facts: OfficeFacts): Promise<Uint8Array<ArrayBuffer>> {
  const made = contents(facts)
  const all: SlideFacts = { facts, made }
  const { title, preparedBy, date } = made.cover
  const deck = newDeck(title, preparedBy, `${title} · ${date} · dataset ${made.versions.dataset}, model ${made.versions.model}`)
  titleSlide(deck, all)
  answerSlide(deck, all)
  askedSlide(deck, all)
  nativeSlide(deck, all)
  costSlide(deck, all)
  techniquesSlide(deck, all)
  materialSlides(deck, all)
  yearsSlide(deck, all)
  growthSlide(deck, all)
  migrationSlides(deck, all)
  assumptionSlides(deck, all)
  leftOutSlide(deck, all)
  sourceSlides(deck, all)
  const file = await deck.file.write({ outputType: "uint8array" })
  if (!(file instanceof Uint8Array)) throw new TypeError("The slides were written as something else than bytes.")
  return new Uint8Array(file)
}
