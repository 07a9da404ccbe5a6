import { makeCatalogue, type Catalogue, type FullCatalogue } from "./catalogue.ts"
import { unpacked } from "./unpacked.ts"

/** The core of the dataset that ships with the page: what the engine computes with. Reference tables load on demand (reference.ts). */
export const catalogue: Catalogue = makeCatalogue(unpacked())

/** The dataset in full, with what only its reader needs: notes, where in its source each fact stands, every field of every row. */
export const loadFull = (): Promise<FullCatalogue> => import("./full.ts").then((module) => module.fullCatalogue)
