import { describe, expect, test } from "vitest"
import { check, classesOf, missingIn, strayWidths, unusedIn } from "./check-styles.ts"

describe("the check of styles", () => {
  test("finds no class that nobody uses, and no width of its own", () => {
    expect(check(".")).toEqual([])
  })

  test("reads classes of selectors, not of values, comments or other people's elements", () => {
    const css = ".a, .b-c:hover > .d { width: calc(.5rem * 2); } /* .old */ :global(.theirs) { color: red } @media print { .e { top: 0; } }"
    expect(classesOf(css)).toEqual(["a", "b-c", "d", "e"])
  })

  test("finds a class that no code names", () => {
    expect(unusedIn(".used {} .old {} .older {}", ["<p className={styles.used} />", 'css["older"]'])).toEqual(["old"])
  })

  test("finds a class that a sheet does not have", () => {
    const code =
      'import css from "./One.module.css"\nimport own from "./Two.module.css"\n<p className={`${css["a"]} ${own.b} ${own["c-d"]}`} />'
    expect(missingIn(code, (path) => (path === "./One.module.css" ? ".a {}" : ".b {}"))).toEqual(["c-d"])
  })

  test("finds widths that are no breakpoint, or in another unit or form", () => {
    expect(strayWidths("@media (width < 56.25em) {} @media print and (width >= 100em) {}")).toEqual([])
    expect(strayWidths("@media (width < 55em) {} @media (max-width: 40em) {} @media (width < 40rem) {}")).toEqual([
      "(width < 55em)",
      "(max-width: 40em)",
      "(width < 40rem)",
    ])
  })
})
