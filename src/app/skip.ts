import { focusOn } from "../ui/handOn.ts"

/** The parts of the page that one can go to at once. */
export type Part = "content" | "builder"

/** Goes to a part. On a phone the builder is behind a button, which is pressed. The address's fragment is the scenario: a link within the page would lose it. */
export function skipTo(part: Part): void {
  const there = document.getElementById(part)
  if (there) focusOn(there)
  else if (part === "builder") document.querySelector<HTMLElement>('[aria-controls="builder"]')?.click()
}
