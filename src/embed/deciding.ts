/** What helps to decide. Which files it is made of is a long list: it stands here, so that no other frame carries it. */
export const deciding = () => import("../features/explore/index.ts")
