/**
 * Compares dotted versions number by number: 11.0 < 11.1 < 12, and "12" equals "12.0".
 * Words around the numbers ("up to 4.3 (core)") are passed over. Gives null where either holds no number.
 */
export function compareVersions(a: string, b: string): number | null {
  const left = numbers(a)
  const right = numbers(b)
  if (!left || !right) return null
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function numbers(text: string): number[] | null {
  const found = /\d+(?:[._]\d+)*/.exec(text)
  return found ? found[0].split(/[._]/).map(Number) : null
}
