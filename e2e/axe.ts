import type { Page } from "@playwright/test"
import axe from "axe-core"

type RunOnly = { readonly type: "tag" | "rule"; readonly values: string[] }

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
/** Off unless asked for, though WCAG 2.1 A demands it: what is seen on a control stands in its name, in that order. */
const rules = { "label-content-name-mismatch": { enabled: true } }

/** What axe has against a document as it stands, a line for each element: rule, element, what is wrong. */
async function axeFinds(page: Page, runOnly: RunOnly): Promise<string[]> {
  // Each document is asked for itself: the frames of a page are pages of their own here.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(`${axe.source}; void 0`)
  return page.evaluate(
    async ({ runOnly, rules }) => {
      const { axe } = globalThis as unknown as { axe: typeof import("axe-core") }
      const { violations: found } = await axe.run(document, {
        runOnly,
        // Rules that are named run, whatever else is said of them.
        ...(runOnly.type === "tag" && { rules }),
        resultTypes: ["violations"],
        iframes: false,
      })
      return found.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${(failureSummary ?? "").replaceAll(/\s+/g, " ")}`),
      )
    },
    { runOnly, rules },
  )
}

/**
 * What axe has against the page as it is, and against its colours in the other theme: of that, nothing but the colours differs. Controls
 * that are misnamed are told as well.
 */
export async function violations(page: Page): Promise<string[]> {
  // At rest, for the view before stands a moment longer; and from the top: of links that have gone under the header it would say that they are hidden.
  await page.evaluate(async () => {
    const frame = () => new Promise((next) => requestAnimationFrame(next))
    for (let still = 0, tried = 0, before = ""; still < 4 && tried < 120; tried++) {
      await frame()
      const now = document.body.innerHTML
      still = now === before ? still + 1 : 0
      before = now
    }
    scrollTo(0, 0)
    await frame()
  })
  const found = await axeFinds(page, { type: "tag", values: tags })
  const isDark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)
  const [here, other] = isDark ? (["dark", "light"] as const) : (["light", "dark"] as const)
  await page.emulateMedia({ colorScheme: other })
  const ofColours = await axeFinds(page, { type: "rule", values: ["color-contrast"] })
  await page.emulateMedia({ colorScheme: here })
  return [...found, ...ofColours.map((line) => `in ${other}: ${line}`), ...(await misnamed(page))]
}

/** Controls whose name does not begin with the words that stand on them: who speaks to the page says what is seen (WCAG 2.5.3). */
function misnamed(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const plain = (text: string): string =>
      text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
        .trim()
    const seen = (node: Node): string => {
      if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ""
      if (!(node instanceof Element) || node.matches('[aria-hidden="true"], title, desc, script')) return ""
      const { display, visibility } = getComputedStyle(node)
      if (display === "none" || visibility === "hidden") return ""
      if (node instanceof HTMLElement && node.offsetWidth <= 1 && node.offsetHeight <= 1) return ""
      return [...node.childNodes].map(seen).join(" ")
    }
    const named = document.querySelectorAll(
      "a[aria-label], button[aria-label], summary[aria-label], [role][aria-label]:is([tabindex], a, button)",
    )
    return [...named].flatMap((control) => {
      if (control.matches("[role=img], [role=group], [role=region], [role=dialog], [role=combobox], [role=slider], section")) return []
      const words = plain(seen(control))
      const name = plain(control.getAttribute("aria-label") ?? "")
      // A field's own label stands before its value.
      const isField = control.getAttribute("aria-haspopup") !== null && name.endsWith(words)
      // A bare numeral, as on a slot of a GPU, is no word to call it by; it still stands in the name.
      const isNumeral = /^\d+$/.test(words) && name.split(" ").includes(words)
      return words === "" || name.startsWith(words) || isField || isNumeral ? [] : [`“${words}” is called “${name}”`]
    })
  })
}
