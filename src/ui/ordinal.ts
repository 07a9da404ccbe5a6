import { count } from "./format.ts"

/** 1st, 2nd, 3rd, 9th, 11th. */
export function ordinal(n: number): string {
  const ten = n % 100
  const ending = ten >= 11 && ten <= 13 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th")
  return `${count(n)}${ending}`
}

/** Spoken with a vowel first: eight, eighty, eight hundred, eleven, eighteen thousand. */
const vowelFirst = /^(8|1[18](?!\d))/

/** "a 7th", "an 8th", "an 11th", "a 110th". */
export const anOrdinal = (n: number): string => `${vowelFirst.test(count(n)) ? "an" : "a"} ${ordinal(n)}`
