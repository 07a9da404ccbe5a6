import { expect, it } from "vitest"
import { placeFor, restOf } from "./framePlaces.ts"

it("a picture that so far says that it is on its way keeps the room of one for seconds, one that is there takes what it needs", () => {
  const place = placeFor("share", false, 1280)
  expect([60, 200, 700, 1100].map((height) => restOf(height, place))).toEqual([8000, 8000, 1000, 1000])
})
