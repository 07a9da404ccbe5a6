import { objectsIn, type Rule } from "./dataset.ts"

/**
 * What a plan offers today rests on nothing that was only recalled: no cell, no field and no sentence of a product for datacenters that is
 * current. What nobody documents is unknown there, or worked out with the reasoning told.
 */
export const offeredFounded: Rule = ({ products }) =>
  products
    .filter(({ row }) => row.forDatacenters && row.status.state === "current")
    .flatMap(({ file, id, row }) => [
      ...(row.unlistedFieldsBasis?.startsWith("recalled")
        ? [{ file, id, sentence: "is offered, and rests on memory where nothing is named" }]
        : []),
      ...objectsIn(row)
        .filter(({ node }) => node["basis"] === "recalled")
        .map(({ at }) => ({ file, id, sentence: `${at} is recalled, of a product that is offered` })),
    ])
