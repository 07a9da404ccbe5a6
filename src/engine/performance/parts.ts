import type { Catalogue } from "../../dataset/catalogue.ts"
import { fromScale, toScale } from "./addedTime.ts"
import { pacingOf, technologyOf, type Conditions } from "./conditions.ts"
import { gpuOf } from "./mechanism.ts"
import { familyAlone, type Family } from "./families.ts"

/** One factor of a predicted share, and the family whose readings speak for it. */
export interface Part {
  readonly family: Family
}

const said = (one: Conditions): string =>
  [one.variant, one.product, one.scheduler, one.gpu, one.reference].filter(Boolean).join(" · ").toLowerCase()

const sliced = (one: Conditions, catalogue: Catalogue): boolean =>
  one.scheduler === "spatial" || technologyOf(one, catalogue) === "nvidia-mig" || /\bmig\b|\d+g\.\d+gb|spatial/.test(said(one))

/** Compared with the same slice while its neighbours idle. */
const besideIdle = (one: Conditions): boolean => /neighbou?rs? idle|same slice|same instance/.test((one.reference ?? "").toLowerCase())

/** Measured in a container or on bare metal: nothing is virtualized but the GPU's own division. */
const withoutVm = (one: Conditions): boolean =>
  /bare metal|container|process/.test([one.guestOs, one.variant, one.scheduler].filter(Boolean).join(" ").toLowerCase()) ||
  /whole gpu, mig off/.test((one.reference ?? "").toLowerCase())

/** Factors whose product is the share of native under these conditions, in order; empty where nothing can be said. */
export function partsOf(one: Conditions, catalogue: Catalogue): readonly Part[] {
  const alone = familyAlone(one, catalogue)
  const clients = one.concurrency ?? 1
  if (alone === null) return []
  const whole = clients <= 1 && !sliced(one, catalogue)
  const virtual: readonly Part[] = !whole && withoutVm(one) ? [] : [{ family: alone }]
  if (sliced(one, catalogue)) {
    // A slice that is compared with itself pays for nothing but its neighbours.
    if (besideIdle(one)) return [{ family: "neighbour" }]
    const share = sliceShare(one, catalogue)
    return share !== null && share < 1 ? [...virtual, { family: pacingOf(one) === "single" ? "request" : "slice" }] : virtual
  }
  return clients > 1 ? [...virtual, { family: "turns" }] : virtual
}

/**
 * Share of the GPU that a slice has, 0..1: as stated, else by its profile ("2g." on a GPU of seven slices, or of four), else an even share of its neighbours'.
 */
export function sliceShare(one: Conditions, catalogue: Catalogue): number | null {
  if (one.entitlementShare) return one.entitlementShare
  const profile = /(\d)g\.\d+gb/.exec(said(one))
  const gpu = gpuOf(one, catalogue)
  const types = (gpu ? catalogue.instanceTypeSetsOf(gpu.id) : [])
    .filter((set) => set.technology === "nvidia-mig")
    .flatMap((set) => set.types)
  const clients = one.concurrency ?? 1
  const known = (slices: number): number | null => types.find((type) => type.computeSlices === slices)?.computeShare ?? null
  if (profile) return known(Number(profile[1])) ?? Math.min(1, Number(profile[1]) / 7)
  if (clients <= 1) return null
  return known(types.some((type) => type.computeSlices === 7) ? Math.floor(7 / clients) : Math.floor(4 / clients)) ?? 1 / clients
}

export interface Scale {
  to(share: number): number
  from(value: number): number
}

/** The scale on which a family's shares are pooled. */
export function scaleOf(family: Family, one: Conditions, catalogue: Catalogue): Scale {
  if (family === "slice" || family === "request") {
    // share = (share of the GPU) ^ power: 1 for work that fills the GPU, near 0 for work too small to notice the rest.
    const logShare = Math.log(1 / (sliceShare(one, catalogue) ?? 0.5))
    return { to: (share) => Math.log(1 / share) / logShare, from: (power) => Math.exp(-Math.max(0, power) * logShare) }
  }
  if (family === "turns") {
    const clients = Math.max(2, one.concurrency ?? 2)
    return { to: (share) => toScale(Math.min(1, share * clients)), from: (z) => fromScale(z) / clients }
  }
  return { to: toScale, from: fromScale }
}
