import { findAll, repeated, type Located, type Rule } from "./dataset.ts"

/** What charts and tiles have room for. */
const longest = 24

/** Short names fit a tile, and no two rows of a kind share one. */
export const shortNames: Rule = ({ products, gpus, workloads }) =>
  [products, gpus, workloads].flatMap((rows: readonly Located<{ readonly shortName: string }>[]) => {
    const twice = repeated(rows.map(({ row }) => row.shortName))
    return [
      ...findAll(
        rows,
        ({ shortName }) => shortName.length > longest || shortName.trim() === "",
        ({ shortName }) => `"${shortName}" has ${shortName.length} characters; a tile holds ${longest}`,
      ),
      ...findAll(
        rows,
        ({ shortName }) => twice.includes(shortName),
        ({ shortName }) => `another row is "${shortName}" too`,
      ),
    ]
  })
