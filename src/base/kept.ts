/** A function whose answers are each worked out once: formatters are dear to make. */
export function kept<Given extends readonly (string | number)[], Made>(make: (...given: Given) => Made): (...given: Given) => Made {
  const memory = new Map<string, Made>()
  return (...given) => {
    const key = given.join("|")
    let made = memory.get(key)
    if (made === undefined) memory.set(key, (made = make(...given)))
    return made
  }
}
