import { expect, test } from "vitest"
import { catalogueViews } from "../features/catalogue/CatalogueView.tsx"
import { views } from "../scenario/view.ts"
import { isOfCatalogue } from "./views.ts"

test("what the navigation calls a view of the dataset is one that the catalogue has, and the other way round", () => {
  expect(views.filter((view) => isOfCatalogue(view)).toSorted()).toEqual(Object.keys(catalogueViews).toSorted())
})
