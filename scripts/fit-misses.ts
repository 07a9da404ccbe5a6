/** Why a published figure lies outside the range that was made without its source: what the row has that the model does not know. */
export const missExplanations: Readonly<Record<string, string>> = {}
