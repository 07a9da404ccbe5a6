import { lazyPart } from "../../ui/lazyPart.tsx"

/** The door to all views of the dataset. What each of them needs is a long list of files, which the first view of the page need not carry. */
export const loadCatalogue = () => import("./CatalogueView.tsx")

/** A view of the dataset, by its word in links. */
export const Catalogue = lazyPart(loadCatalogue, (module) => module.CatalogueView)
