import { readFileSync } from "node:fs"
import { violations } from "./axe.ts"
import { startHost, type Host } from "./host.ts"
import { Embedded } from "./pages/embedded.ts"
import { expect, test } from "./watch.ts"

/** An example of docs/embed.md as somebody copies it, with the address at which the explorer is served here. */
function copied(heading: string, origin: string): string {
  const guide = readFileSync("docs/embed.md", "utf8")
  const [, block] = guide.split(`\n### ${heading}\n`)[1]?.match(/```\w+\n([\s\S]*?)\n```/) ?? []
  if (block === undefined) throw new Error(`docs/embed.md has no example under “${heading}”`)
  return block.replaceAll("https://example.org/explorer/", `${origin}/`)
}

/** What the examples show: a board of 200 VMs, its goal, and a slider. */
async function showsTheExercise(embedded: Embedded): Promise<void> {
  await embedded.arrived("board")
  await expect(embedded.frame.getByRole("region", { name: "Goals" }).getByRole("listitem")).toHaveText(/^At most 20 GPUs/)
  await expect(embedded.frame.getByRole("slider", { name: /^Number of VMs: / })).toBeVisible()
}

let host: Host | null = null
test.afterEach(async ({ page }) => {
  await page.close()
  await host?.close()
})

for (const heading of ["Plain HTML", "Plain HTML with the script", "Markdown that takes HTML: MkDocs"]) {
  test(`the example “${heading}” shows the exercise in a page of another origin`, async ({ page, baseURL }) => {
    host = await startHost(copied(heading, baseURL ?? ""))
    await page.goto(host.url)
    await showsTheExercise(new Embedded(page, "iframe"))
  })
}

test("the example for reveal.js loads when its slide is shown, fills it, and is dropped afterwards", async ({ page, baseURL }) => {
  const reveal = (file: string): string => readFileSync(`node_modules/reveal.js/dist/${file}`, "utf8")
  host = await startHost(`<style>${reveal("reset.css")}${reveal("reveal.css")}</style>
    <div class="reveal"><div class="slides"><section><h2>Why not a ninth?</h2></section>${copied("reveal.js", baseURL ?? "")}<section>Thanks</section></div></div>
    <script>${reveal("reveal.js").replaceAll("</script", "<\\/script")}</script><script>Reveal.initialize({ transition: "none" })</script>`)
  await page.goto(host.url)
  const embedded = new Embedded(page, "iframe")
  await expect(page.locator(".reveal.ready")).toBeAttached()
  await expect(embedded.iframe).not.toHaveAttribute("src")
  await page.keyboard.press("ArrowRight")
  await showsTheExercise(embedded)
  const [frame, slides] = [await embedded.iframe.boundingBox(), await page.locator(".slides").boundingBox()]
  expect(frame?.width).toBeGreaterThan((slides?.width ?? 0) * 0.95)
  expect(frame?.height).toBeGreaterThan((slides?.height ?? 0) * 0.9)
  await page.evaluate(() => (window as unknown as { Reveal: { next: () => void } }).Reveal.next())
  await expect(embedded.iframe).not.toHaveAttribute("src")
})

test("a frozen frame says which figures have moved since, until its reader changes what is asked; one that keeps up says nothing", async ({
  explorer,
  page,
}) => {
  const moved = page.getByRole("status").filter({ hasText: "Made with dataset 2025.1.0, model 0; worked out here with dataset" })
  await explorer.open("vm=cad-medium:40&was=kvm-vfio@l4:1:1000:0.5:0.6&data=2025.1.0&model=0", "?embed=board&controls=count")
  await expect(moved).toContainText(/GPUs: 1 then, \d+ now \(\+/)
  await expect(moved).toContainText(/Cost: \$1,000 then, \$.* now \(\+/)
  expect(await violations(page)).toEqual([])
  await page.getByRole("textbox", { name: /^Number of VMs: / }).fill("41")
  await expect(moved).toHaveCount(0)

  await explorer.open("vm=cad-medium:40&data=2025.1.0&model=0", "?embed=board")
  await expect(explorer.board.table).toBeVisible()
  await expect(moved).toHaveCount(0)
})

test("Embed freezes a view at the versions of today, here or at a kept copy, and the frame says that nothing has moved", async ({
  explorer,
  page,
}) => {
  await explorer.open("")
  await page.getByRole("banner").getByRole("button", { name: "Embed" }).click()
  const dialog = page.getByRole("dialog", { name: "Embed in your page" })
  const code = dialog.getByRole("textbox", { name: "Code" })
  await expect(code).toHaveValue(/#vm=knowledge-worker:200"/)
  await dialog.getByRole("combobox", { name: "Figures" }).selectOption("frozen")
  await expect(code).toHaveValue(/#vm=knowledge-worker:200&amp;was=[\w-]+@[\w-]+:\d+:\d+:0\.\d+:[\d.]+&amp;data=[\d.]+&amp;model=\d+"/)
  await expect(dialog.frameLocator("iframe").getByText(/^Figures as made: dataset [\d.]+, model \d+\.$/)).toBeVisible()
  const copy = dialog.getByRole("textbox", { name: "Address of a kept copy, if there is one" })
  await copy.fill("https://example.org/explorer/2026.11.1/")
  await expect(code).toHaveValue(/^<iframe src="https:\/\/example\.org\/explorer\/2026\.11\.1\/\?embed=board#/)
  await copy.fill("javascript:alert(1)")
  await expect(code).not.toHaveValue(/javascript/)
  expect(await violations(page)).toEqual([])
})
