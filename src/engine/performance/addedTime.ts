/**
 * The scale on which shares of native are compared and pooled: time added to each native second, x = 1 ÷ share − 1, on a
 * logarithm that starts a little below nothing. So 99 against 97 % and 80 against 60 % are differences of like size, a
 * reading a few percent faster than native (noise, or another host) has its place, and a range around a likely value is
 * longer towards the loss than towards native.
 */
const start = 0.06

/** A reading further above native than this says that another host or another setting was measured; it counts as this much. */
const most = 0.03

/** Added time of a share, seconds a native second. */
const added = (share: number): number => Math.max(1 / share - 1, -most)

/** `share` > 0. */
export const toScale = (share: number): number => Math.log(start + added(share))

export const fromScale = (z: number): number => 1 / (1 + Math.exp(z) - start)

/** Place on the scale of an added time, seconds a native second. */
export const addedToScale = (seconds: number): number => Math.log(start + Math.max(seconds, 0))

/** How much of a factor on the added time shows on the scale: 1 for a large one, little for one near nothing. */
export const visible = (seconds: number): number => Math.max(seconds, 0) / (start + Math.max(seconds, 0))
