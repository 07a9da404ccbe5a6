import type { BesideNames } from "../../scenario/beside.ts"

export const besideNames: BesideNames = { own: "This scenario", numbered: (place) => `Scenario ${place}` }
