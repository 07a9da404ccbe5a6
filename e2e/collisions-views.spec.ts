import { collisions } from "./collisions.ts"
import { expect, test } from "./watch.ts"

// What the dataset shows, embedded: mechanisms, lessons, terms and tables in columns of any width.

/** Address of each, and what says that it is there. */
const places = {
  "a call’s way": "call#focus=network",
  "a call, in a time slice": "call#focus=time-sliced",
  "sharing, full": "share#focus=l40s&filter=,fb:8192,vms:7",
  "sharing, with walls": "share#focus=h100-pcie-80&filter=,work:data-scientist,fb:20480,vms:4",
  "a move": "move#focus=vmware-vgpu-nvidia&filter=,step:3",
  "a move that is refused": "move#focus=kvm-vfio",
  "drawn by the CPU": "emulate",
  "a lesson’s first step": "lessons#focus=share-a-gpu",
  "a lesson’s bar to drag": "lessons#focus=cost-that-surprises&filter=,step:gpus",
  "a lesson’s task": "lessons#focus=share-a-gpu&filter=,step:task",
  "all lessons": "lessons",
  "a term": "glossary#focus=frame-buffer",
  "all terms": "glossary",
  "a technique": "techniques#focus=mediated-pass-through",
  "all techniques": "techniques",
  "a GPU": "hardware#focus=a16",
  workloads: "workloads",
  "the advisor": "advisor",
} as const
const widths = [1920, 1024, 760, 480, 320]

for (const [name, address] of Object.entries(places)) {
  test(`no text stands on another or is cut, embedded 320 to 1,920 px wide: ${name}`, async ({ page }) => {
    test.setTimeout(120_000)
    const [view = "", fragment = ""] = address.split("#")
    await page.setViewportSize({ width: 1920, height: 900 })
    await page.goto(`/?embed=${view}${fragment === "" ? "" : `#${fragment}`}`)
    await expect(page.getByText(/^(On its way ?…|Loading the .+ …)$/)).toHaveCount(0, { timeout: 40_000 })
    await expect(page.getByRole("main").getByRole("heading").first()).toBeVisible()
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      await expect.poll(async () => [width, await collisions(page)]).toEqual([width, []])
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `at ${width} px nothing is wider than the frame`).toBe(width)
    }
  })
}
