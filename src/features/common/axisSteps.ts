/** Round steps of an axis from zero to at least the given value: at most five beside zero; zero alone where there is nothing. */
export function axisSteps(most: number): readonly number[] {
  if (!(most > 0)) return [0]
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, at) => at * step)
}
