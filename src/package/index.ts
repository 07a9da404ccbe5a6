/**
 * The package: the page's engine, its links and its dataset for programs. Pure functions over plain data; nothing is fetched, stored or drawn.
 * `docs/package.md` says what each is for.
 */
import type { Catalogue } from "../dataset/catalogue.ts"
import { finish } from "../engine/basics/task.ts"
import { modelVersion } from "../engine/basics/version.ts"
import { mixOf } from "../engine/mix/mix.ts"
import type { MixReport } from "../engine/report.ts"
import type { Scenario } from "../engine/scenario.ts"
import { decodeFile as fileDecoded, decodeFragment, encodeFile as fileEncoded, encodeFragment, knownIds } from "../scenario/url/index.ts"
import type { Repair as ToldRepair } from "../scenario/repairs.ts"
import { defaultView, noBeside, noVersions, type Decoded as ToldDecoded, type PageState } from "../scenario/view.ts"
import { sayRepair } from "../words/repairs.ts"

export { modelVersion }

export { evaluate } from "../engine/evaluate.ts"
export { rank } from "../engine/decisions/rank.ts"
export { explain } from "../engine/why/explain.ts"
export { placeInventory, tooLarge, goals, slicings } from "../engine/inventory/placeInventory.ts"
export { defaultScenario, limits } from "../engine/scenario.ts"
export { presets } from "../scenario/presets.ts"
export { presetWords } from "../words/presets.ts"

export { answer, answerWith, UnreadableInput } from "../cli/answer.ts"
export { grow } from "../cli/growth.ts"

export { gpuNames } from "../scenario/inventory/gpuNames.ts"
export { readHosts, readVms } from "./tables.ts"
export { inventoryOf } from "../scenario/inventory/inventory.ts"
export { inventoryAnswer } from "../words/inventoryAnswer.ts"

export { sayAnswer } from "../words/answers.ts"
export { sayInventory } from "../words/inventory.ts"
export { sayLeftOut } from "../words/leftOut.ts"
export { sayMigration } from "../words/migration.ts"
export { tellWhy } from "./tellWhy.ts"

export { fullCatalogue as catalogue } from "../dataset/full.ts"
export { makeCatalogue } from "../dataset/catalogue.ts"
export { loadSources } from "../dataset/sources.ts"
export {
  loadArchitectures,
  loadCloudPrices,
  loadDisagreements,
  loadHowItWorks,
  loadMigrationMatrix,
  loadMigrationRules,
  loadPlacementRules,
  loadQuirks,
  loadServerPrices,
  loadStunTimes,
  loadTechniques,
  loadTerms,
  loadValidation,
} from "../dataset/reference.ts"

export type { Catalogue, CatalogueData, FullCatalogue } from "../dataset/catalogue.ts"
export type { FullData } from "../dataset/coreFields.ts"
export type { Sources } from "../dataset/sources.ts"
export type * as Dataset from "../dataset/schema/index.ts"
export type * from "../engine/report.ts"
export type * from "../engine/scenario.ts"
export type { Grown, Growth, GrowthYear, Machines } from "../engine/growth/types.ts"
export type { RankedOption, Ranking } from "../engine/decisions/rank.ts"
export type * as Inventories from "../engine/inventory/types.ts"
export type { Money } from "../engine/basics/range.ts"
export type { Evidence, Range } from "../dataset/core.ts"
export type { Answer, AnsweredPlan, AnsweredRanking } from "../cli/answerSchema.ts"
export type { AnsweredOption } from "../cli/optionSchema.ts"
export type { Besides } from "../cli/answer.ts"
export type { PageState, View, ViewState } from "../scenario/view.ts"
export type { Preset } from "../scenario/presets.ts"
export type { ReadOptions } from "../scenario/inventory/read.ts"
export type { SaidReading as Reading } from "../words/reading.ts"
export type { ToldWhy, ToldInput } from "./tellWhy.ts"

/** What was done to a link or a file to make sense of it, in a sentence; `told` is the fact that it says. */
export interface Repair extends ToldRepair {
  readonly text: string
}

export interface Decoded extends ToldDecoded {
  readonly repairs: readonly Repair[]
}

const inWords = (decoded: ToldDecoded): Decoded => ({
  ...decoded,
  repairs: decoded.repairs.map((repair) => ({ ...repair, text: sayRepair(repair) })),
})

/** What a link can hold; all but the scenario as on an untouched page where left out. */
export type Linked = Pick<PageState, "scenario"> & Partial<PageState>

const whole = (state: Linked): PageState => ({ view: defaultView, kept: [], versions: noVersions, beside: noBeside, ...state })
const versionsOf = ({ version }: Catalogue): { readonly datasetVersion: string; readonly modelVersion: string } => ({
  datasetVersion: version,
  modelVersion,
})

/**
 * Reads a link, or what stands behind its `#`: any text gives a page state, and a list of what was done to make sense of it.
 * `docs/url.md` is the grammar.
 */
export const decode = (link: string, catalogue: Catalogue): Decoded => inWords(decodeFragment(link, knownIds(catalogue)))

/** The shortest fragment that says the same, without `#`: put it behind the page's address. */
export const encode = (state: Linked, catalogue: Catalogue): string => encodeFragment(whole(state), versionsOf(catalogue))

/** Reads a scenario file (or a link in a file) as `decode` reads links. */
export const decodeFile = (content: string, catalogue: Catalogue): Decoded => inWords(fileDecoded(content, knownIds(catalogue)))

/** The same as a scenario file, which may be of any length. */
export const encodeFile = (state: Linked, catalogue: Catalogue): string => fileEncoded(whole(state), versionsOf(catalogue))

/** The best plan of each technique, made of parts that may differ in product, GPU and slicing, and the best mix of techniques. */
export const planParts = (scenario: Scenario, catalogue: Catalogue): MixReport => finish(mixOf(scenario, catalogue))
