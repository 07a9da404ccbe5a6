import type { Range } from "../../dataset/core.ts"
import type { Position } from "./held.ts"

/** A stream of numbers in [0, 1): the same seed gives the same stream, on every machine. */
export type Stream = () => number

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, passes gjrand; enough for thousands of draws. */
export function stream(seed: number): Stream {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A number from a word, so that each input has a stream of its own that no other input shifts (FNV-1a). */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    value ^= text.charCodeAt(at)
    value = Math.imul(value, 0x01000193)
  }
  return value >>> 0
}

/** A draw from the standard normal distribution (Box and Muller). */
export function normal(next: Stream): number {
  const u = Math.max(next(), Number.MIN_VALUE)
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * next())
}

/** Standard normal distribution function, to 7.5e-8 (Abramowitz and Stegun 26.2.17). */
export function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const upper = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series
  return z >= 0 ? 1 - upper : upper
}

/** Where the triangular distribution over low, likely (its mode) and high stands at a share of its mass; as a position of the range. */
export function triangularPosition({ low, likely, high }: Range, share: number): Position {
  const width = high - low
  if (!(width > 0)) return 0
  const below = (likely - low) / width
  if (share < below) return below > 0 ? Math.sqrt(share / below) - 1 : 0
  return below < 1 ? 1 - Math.sqrt((1 - share) / (1 - below)) : 0
}
