import { expect, test } from "@playwright/test"
import { locksOf, partsOf } from "../src/features/share/embedParts.ts"
import type { EmbedView } from "../src/features/share/embedQuery.ts"
import { startHost } from "./host.ts"

/** Where each view has its inputs in sight, and something that says it is there. */
const places: readonly { readonly view: EmbedView; readonly fragment: string; readonly there: string }[] = [
  { view: "call", fragment: "focus=network", there: "Ways of a call" },
  { view: "share", fragment: "focus=l40s", there: "GPU" },
  { view: "move", fragment: "focus=vmware-vgpu-nvidia", there: "Product" },
  { view: "emulate", fragment: "", there: "How fast it is shown" },
  { view: "inventory", fragment: "", there: "GPUs are divided by" },
  { view: "lessons", fragment: "focus=share-a-gpu", there: "Steps" },
  { view: "validation", fragment: "", there: "The model is asked" },
  { view: "gpus", fragment: "", there: "Scale" },
]
/** What a reader could change. */
const inputs = "main :is(button, input, select, textarea):enabled:visible:not([aria-expanded]):not([aria-label*='why?'])"

test.describe("a frame's author", () => {
  for (const { view, fragment, there } of places) {
    test(`fixes every input of ${view}, or leaves it out`, async ({ page }) => {
      const keep = locksOf(view).filter((part) => part !== "table" && part !== "save")
      await page.goto(`/?embed=${view}&lock=${locksOf(view).join(",")}&hide=link#${fragment}`)
      const named = page.getByLabel(there, { exact: true }).or(page.getByRole("group", { name: there, exact: true }))
      await expect(named.first()).toBeVisible()
      await expect(page.locator("[data-locked]").first()).toBeAttached()
      await expect(page.locator(inputs)).toHaveCount(0)
      await page.goto(`/?embed=${view}&hide=${partsOf[view].join(",")}#${fragment}`)
      await page.reload()
      await expect(page.getByText("On its way")).toHaveCount(0)
      expect(keep.length).toBeGreaterThan(0)
      await expect(page.locator("[data-locked]")).toHaveCount(0)
      await expect(page.locator(inputs)).toHaveCount(0)
    })
  }

  test("fixes from the first moment: no input can be used for an instant before", async ({ page }) => {
    await page.addInitScript(() => {
      const open = ":is(input, select, textarea, [role=switch], [role=slider]):not(:disabled)"
      const seen = new Set<string>()
      Object.assign(window, { seen })
      new MutationObserver(() => {
        for (const one of document.querySelectorAll(`main ${open}`)) seen.add(one.outerHTML.slice(0, 120))
      }).observe(document, { subtree: true, childList: true, attributes: true })
    })
    const seen = () => page.evaluate(() => [...(window as unknown as { seen: ReadonlySet<string> }).seen])
    const all = "count,workload,needs,technique,slice,network,goals"
    await page.goto(`/?embed=board&controls=${all}&lock=${all}#vm=knowledge-worker:200`)
    await expect(page.getByRole("main").locator("fieldset:disabled, input:disabled").first()).toBeAttached()
    await expect(page.getByText("On its way")).toHaveCount(0)
    expect(await seen()).toEqual([])
    await page.goto("about:blank")
    await page.goto(`/?embed=share&lock=${locksOf("share").join(",")}#focus=l40s&filter=,fb:8192,vms:6`)
    await expect(page.locator("[data-locked] select").first()).toBeAttached()
    await expect(page.getByText("On its way")).toHaveCount(0)
    expect(await seen()).toEqual([])
  })

  test("fixes a mechanism at its moment: neither arrow keys nor the page around move it; without its buttons both do", async ({ page }) => {
    const frames = (["lock", "hide"] as const).map(
      (how) =>
        `<iframe id="${how}" src="${test.info().project.use.baseURL}/?embed=share&${how}=play#focus=l40s&filter=,vms:2" width="900" height="900"></iframe>`,
    )
    const host = await startHost(
      `<script>const told = []; addEventListener("message", ({ data }) => told.push(data)); window.told = told</script>${frames.join("")}`,
    )
    await page.goto(host.url)
    const ask = async (how: "lock" | "hide", id: number): Promise<string> => {
      await expect(page.frameLocator(`#${how}`).getByRole("slider", { name: "VMs that came" })).toBeVisible()
      await expect
        .poll(async () => {
          await page.evaluate(
            ([frame, asked]) =>
              (document.getElementById(String(frame)) as HTMLIFrameElement).contentWindow?.postMessage(
                { target: "gpu-virtualization-explorer", type: "play", play: "step", id: asked },
                "*",
              ),
            [how, id] as const,
          )
          return page.evaluate((asked) => (window as unknown as { told: { id?: number }[] }).told.some((one) => one.id === asked), id)
        })
        .toBe(true)
      return page.evaluate(
        (asked) => (window as unknown as { told: { id?: number; type: string }[] }).told.find((one) => one.id === asked)?.type ?? "",
        id,
      )
    }
    expect(await ask("lock", 1)).toBe("refused")
    expect(await ask("hide", 2)).toBe("state")
    await host.close()
  })

  test("embeds scenarios side by side and an inventory as any other view; neither stores anything", async ({ page }) => {
    await page.goto("/?embed=beside#vm=knowledge-worker:200")
    await page.getByRole("button", { name: "Keep beside" }).click()
    await expect(page.getByRole("button", { name: /^Swap with/ })).toBeVisible()
    await page.goto("/?embed=inventory")
    await page.reload()
    await page.getByRole("button", { name: "Try the example" }).click()
    await expect(page.getByRole("heading", { name: "What does not fit, and why" })).toBeVisible({ timeout: 60_000 })
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
  })
})
