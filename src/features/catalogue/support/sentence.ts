/** A note of the dataset with one full stop at its end. */
export const sentence = (text: string): string => `${text.replace(/[.\s]+$/, "")}.`
