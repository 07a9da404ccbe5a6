import { basisWords } from "./basis-words.ts"
import { buyable } from "./buyable.ts"
import { checklists } from "./checklists.ts"
import { conditionsInWords } from "./conditions-in-words.ts"
import type { Rule } from "./dataset.ts"
import { datesNotInFuture } from "./dates.ts"
import { duplicateGpus } from "./duplicate-gpus.ts"
import { duplicateMeasurements } from "./duplicate-measurements.ts"
import { duplicatePrices } from "./duplicate-prices.ts"
import { duplicateSources } from "./duplicate-sources.ts"
import { evidenceFields } from "./evidence-fields.ts"
import { fileFormat } from "./file-format.ts"
import { glossary } from "./glossary.ts"
import { handChecked } from "./hand-checked.ts"
import { hostPower } from "./host-power.ts"
import { houseSpelling } from "./house-spelling.ts"
import { instancesFitGpu } from "./instances-fit-gpu.ts"
import { instancesFitMemory } from "./instances-fit-memory.ts"
import { licenceRules } from "./licence-rules.ts"
import { measurementLoad } from "./measurement-load.ts"
import { llmSense } from "./llm-sense.ts"
import { measurementSense } from "./measurement-sense.ts"
import { migPlacements } from "./mig-placements.ts"
import { mixedPlacementsFit } from "./mixed-placements.ts"
import { modelConstants } from "./model-constants.ts"
import { nothingLost } from "./nothing-lost.ts"
import { offeredFounded } from "./offered-founded.ts"
import { orderedRanges } from "./ordered-ranges.ts"
import { productsRefer } from "./products-refer.ts"
import { quirkRules } from "./quirk-rules.ts"
import { recalledShrinks } from "./recalled.ts"
import { resourcesSense } from "./resources-sense.ts"
import { rowsRefer } from "./rows-refer.ts"
import { saneUnits } from "./sane-units.ts"
import { schema } from "./schema.ts"
import { shortNames } from "./short-names.ts"
import { sourcesCited } from "./sources-cited.ts"
import { sourcesExist } from "./sources-exist.ts"
import { sourcesTraceable } from "./sources-traceable.ts"
import { supersededLicences } from "./superseded-licences.ts"
import { supportLists } from "./support-lists.ts"
import { speedsSense } from "./speeds-sense.ts"
import { standingStated } from "./standing.ts"
import { techniqueSense } from "./technique-sense.ts"
import { techniquesRated } from "./techniques-rated.ts"
import { tellingGpusSourced } from "./telling-gpus.ts"
import { uniqueIds } from "./unique-ids.ts"
import { workloadSense } from "./workload-sense.ts"

/** Every rule by the name of its file. `schema` comes first: the others take the shapes for granted. */
export const rules: Readonly<Record<string, Rule>> = {
  schema,
  "basis-words": basisWords,
  buyable,
  checklists,
  "conditions-in-words": conditionsInWords,
  dates: datesNotInFuture,
  "duplicate-gpus": duplicateGpus,
  "duplicate-measurements": duplicateMeasurements,
  "duplicate-prices": duplicatePrices,
  "duplicate-sources": duplicateSources,
  "evidence-fields": evidenceFields,
  "file-format": fileFormat,
  glossary,
  "hand-checked": handChecked,
  "host-power": hostPower,
  "house-spelling": houseSpelling,
  "instances-fit-gpu": instancesFitGpu,
  "instances-fit-memory": instancesFitMemory,
  "licence-rules": licenceRules,
  "measurement-load": measurementLoad,
  "llm-sense": llmSense,
  "measurement-sense": measurementSense,
  "mig-placements": migPlacements,
  "mixed-placements": mixedPlacementsFit,
  "model-constants": modelConstants,
  "nothing-lost": nothingLost,
  "offered-founded": offeredFounded,
  "ordered-ranges": orderedRanges,
  "products-refer": productsRefer,
  "quirk-rules": quirkRules,
  recalled: recalledShrinks,
  "resources-sense": resourcesSense,
  "rows-refer": rowsRefer,
  "sane-units": saneUnits,
  "short-names": shortNames,
  "sources-cited": sourcesCited,
  "sources-exist": sourcesExist,
  "sources-traceable": sourcesTraceable,
  "superseded-licences": supersededLicences,
  "support-lists": supportLists,
  "speeds-sense": speedsSense,
  standing: standingStated,
  "technique-sense": techniqueSense,
  "techniques-rated": techniquesRated,
  "telling-gpus": tellingGpusSourced,
  "unique-ids": uniqueIds,
  "workload-sense": workloadSense,
}
