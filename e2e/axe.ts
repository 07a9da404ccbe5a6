import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

/** What axe has against the page as it is, a line for each element: rule, element, what is wrong. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .options({ runOnly: { type: "tag", values: wcag }, resultTypes: ["violations"] })
    // No frames of other origins here, so axe need not open a page of its own for each run.
    .setLegacyMode(true)
    .analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${(failureSummary ?? "").replaceAll(/\s+/g, " ")}`),
  )
}
