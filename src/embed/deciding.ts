/** What helps to decide. Which files it is made of is a long list: it stands here, so that no other frame carries it. */
export const deciding = () => import("../features/explore/index.ts")

/** Scenarios side by side. */
export const beside = () => import("../features/explore/beside/index.ts")
