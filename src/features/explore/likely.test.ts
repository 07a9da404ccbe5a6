import fc from "fast-check"
import { expect, it } from "vitest"
import { likelyPlace, placeWords } from "./likely.ts"

it("says of the cost at likely inputs between which of the percentiles it lies", () => {
  const draws = { p10: 4.6, p50: 5.2, p90: 5.8 }
  const places = [4.5, 4.6, 5.19, 5.2, 5.8, 5.81].map((usd) => placeWords[likelyPlace(usd, draws)])
  expect(places).toEqual([
    "below P10",
    "between P10 and P50",
    "between P10 and P50",
    "between P50 and P90",
    "between P50 and P90",
    "above P90",
  ])
})

it("moves up as the cost does, never down", () => {
  const order = ["below-p10", "below-p50", "below-p90", "above-p90"]
  const usd = fc.double({ min: 0, max: 100, noNaN: true })
  fc.assert(
    fc.property(usd, usd, fc.tuple(usd, usd, usd), (one, other, three) => {
      const [p10 = 0, p50 = 0, p90 = 0] = three.toSorted((a, b) => a - b)
      const [low, high] = [one, other].toSorted((a, b) => a - b).map((cost) => order.indexOf(likelyPlace(cost, { p10, p50, p90 })))
      expect(low).toBeLessThanOrEqual(high ?? -1)
    }),
  )
})
