import { inFile, type Planted } from "./planting.ts"

interface Loose {
  id: string
  dimensions: Record<string, { rating: string; statements: object[] }>
  nativeShare: { low: number | null }[]
}
const first = (edit: (row: Loose) => void) =>
  inFile<Loose[]>("techniques", (rows) => {
    if (rows[0]) edit(rows[0])
  })
const id = "api-remoting"

export const planted: readonly Planted[] = [
  { error: "a dimension that is not rated", spoil: first((row) => delete row.dimensions["isolation"]), id, says: /on isolation/ },
  {
    error: "a rating without a statement",
    spoil: first((row) => {
      row.dimensions["portability"] = { rating: "high", statements: [] }
    }),
    id,
    says: /on portability/,
  },
  {
    error: "a native share in percent",
    spoil: first((row) => {
      if (row.nativeShare[0]) row.nativeShare[0].low = 86
    }),
    id,
    says: /not a fraction/,
  },
  { error: "a technique gone", spoil: inFile<Loose[]>("techniques", (rows) => rows.shift()), id, says: /not in its place/ },
]
