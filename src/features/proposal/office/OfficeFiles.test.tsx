import { strFromU8 } from "fflate"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { render } from "vitest-browser-react"
import { page } from "vitest/browser"
import { defaultScenario } from "../../../engine/scenario.ts"
import { OfficeFiles } from "./OfficeFiles.tsx"
import { factsOf } from "./testFacts.ts"
import { partsOfFile, readWorkbook } from "./testing.ts"

const blobs: Blob[] = []
const names: string[] = []

beforeEach(() => {
  blobs.length = names.length = 0
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    blobs.push(blob as Blob)
    return "blob:kept"
  })
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download)
  })
})
afterEach(() => vi.restoreAllMocks())

const facts = factsOf(defaultScenario)
const titled = { ...facts, cover: { ...facts.cover, title: "Büro: 200 VMs?" } }
const bytes = async (): Promise<Uint8Array> => new Uint8Array((await blobs[0]?.arrayBuffer()) ?? new ArrayBuffer(0))

test("a click on “Workbook” gives a workbook, named after the proposal", async () => {
  await render(<OfficeFiles facts={titled} isPending={false} />)
  await page.getByRole("button", { name: "Workbook" }).click()
  await expect.element(page.getByText("The workbook is among your downloads."), { timeout: 30_000 }).toBeVisible()
  expect(names).toEqual(["buro-200-vms.xlsx"])
  expect([...readWorkbook(await bytes()).keys()]).toEqual([
    "Answer",
    "Inputs",
    "Bill of materials",
    "Cost by year",
    "Techniques",
    "Sources",
  ])
}, 60_000)

test("a click on “Slides” gives slides", async () => {
  await render(<OfficeFiles facts={titled} isPending={false} />)
  await page.getByRole("button", { name: "Slides" }).click()
  await expect.element(page.getByText("The slides are among your downloads."), { timeout: 30_000 }).toBeVisible()
  expect(names).toEqual(["buro-200-vms.pptx"])
  expect(strFromU8(partsOfFile(await bytes())["ppt/slides/slide1.xml"] ?? new Uint8Array())).toContain("Büro: 200 VMs?")
}, 60_000)

test("a file that cannot be made says so in a sentence, and the buttons work again", async () => {
  const broken = { ...titled, register: undefined as unknown as typeof titled.register }
  const { rerender } = await render(<OfficeFiles facts={broken} isPending={false} />)
  await page.getByRole("button", { name: "Workbook" }).click()
  await expect.element(page.getByText("The workbook could not be made."), { timeout: 30_000 }).toBeVisible()
  expect(names).toEqual([])
  await rerender(<OfficeFiles facts={titled} isPending={false} />)
  await page.getByRole("button", { name: "Workbook" }).click()
  await expect.element(page.getByText("The workbook is among your downloads."), { timeout: 30_000 }).toBeVisible()
}, 60_000)

test("while the plan is being worked out nothing is made of another one", async () => {
  await render(<OfficeFiles facts={titled} isPending />)
  for (const name of ["Workbook", "Slides"]) {
    const button = page.getByRole("button", { name })
    await expect.element(button).toHaveAttribute("aria-disabled", "true")
    button.element().dispatchEvent(new MouseEvent("click", { bubbles: true }))
  }
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(names).toEqual([])
})
