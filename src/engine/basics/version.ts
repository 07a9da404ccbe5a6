/** Raised when a formula or a rule changes, so that an old link can say that figures may have moved. */
export const modelVersion = "12"
