import { expect, test } from "vitest"
import { catalogueViews } from "../features/catalogue/CatalogueView.tsx"
import { views } from "../scenario/view.ts"
import { isOfCatalogue, navEntries } from "./views.ts"

test("what the navigation calls a view of the dataset is one that the catalogue has, and the other way round", () => {
  expect(views.filter((view) => isOfCatalogue(view)).toSorted()).toEqual(Object.keys(catalogueViews).toSorted())
})

test("every view stands under one entry of the navigation", () => {
  expect(navEntries.flatMap(({ covers }) => covers).toSorted()).toEqual(views.toSorted())
})
