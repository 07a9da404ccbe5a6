import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { cleanup, render } from "vitest-browser-react"
import "../../ui/global.css"
import { explorerStore } from "../../scenario/store.ts"
import { presentAsked } from "../common/presentAsked.ts"
import { EmbedButton, ShareButton } from "./index.ts"

beforeEach(() => {
  explorerStore.getState().actions.reset()
})
afterEach(async () => {
  await cleanup()
})

const group = (name: string, count: number) => ({ name, workload: "knowledge-worker", count, overrides: { frameBufferMib: 512 + count } })

describe("sharing", () => {
  it("shows the link, its length and what it holds", async () => {
    explorerStore.getState().actions.setGroups([group("Büro", 12)])
    const screen = await render(<ShareButton />)
    await screen.getByRole("button", { name: "Share" }).click()
    const box = screen.getByRole("textbox", { name: "Link" })
    await expect.element(box).toHaveValue(expect.stringContaining("#vm=knowledge-worker:12"))
    const link = (box.element() as HTMLTextAreaElement).value
    await expect.element(screen.getByText(`${link.length} characters`)).toBeVisible()
    await expect.element(screen.getByText("1 group of VMs, 12 VMs in all, with the name you gave")).toBeVisible()
  })

  it("names the example in the link of an untouched page, so that it opens the same for everybody", async () => {
    const screen = await render(<ShareButton />)
    await screen.getByRole("button", { name: "Share" }).click()
    await expect.element(screen.getByRole("textbox", { name: "Link" })).toHaveValue(expect.stringMatching(/#vm=knowledge-worker:200$/))
  })

  it("leads to the presentation, and says its key", async () => {
    const asked = new Promise<void>((done) => addEventListener(presentAsked, () => done(), { once: true }))
    const screen = await render(<ShareButton />)
    await screen.getByRole("button", { name: "Share" }).click()
    await expect.element(screen.getByText(/Its key is P\.$/)).toBeVisible()
    await screen.getByRole("button", { name: "Present" }).click()
    await asked
    await expect.element(screen.getByRole("dialog")).not.toBeInTheDocument()
  })

  it("offers the scenario file where the link is too long", async () => {
    // Names that do not compress.
    const names = Array.from({ length: 50 }, (_, n) =>
      Array.from({ length: 40 }, (_, m) => String.fromCodePoint(0x4e00 + ((n * 977 + m * 7919) % 20_000))).join(""),
    )
    explorerStore.getState().actions.setGroups(names.map((name, n) => group(name, n + 1)))
    const screen = await render(<ShareButton />)
    await screen.getByRole("button", { name: "Share" }).click()
    await expect.element(screen.getByText(/Send the scenario file below instead/)).toBeVisible()
    await expect.element(screen.getByRole("button", { name: "Download scenario file" })).toBeVisible()
  })

  it("opens a scenario file, and says why a file is none", async () => {
    const screen = await render(<ShareButton />)
    await screen.getByRole("button", { name: "Share" }).click()
    const input = screen.getByLabelText("Scenario file")
    await input.upload(new File(["hello"], "letter.txt", { type: "text/plain" }))
    await expect.element(screen.getByText(/neither a scenario file nor a link/)).toBeVisible()
    await input.upload(new File(["vm=cad-medium:7"], "scenario.txt", { type: "text/plain" }))
    await expect.poll(() => explorerStore.getState().scenario.groups.map((one) => `${one.workload}:${one.count}`)).toEqual(["cad-medium:7"])
  })
})

describe("embedding", () => {
  it("gives code for what was chosen, with a preview of the same address", async () => {
    const screen = await render(<EmbedButton />)
    await screen.getByRole("button", { name: "Embed" }).click()
    await screen.getByRole("combobox", { name: "What to show" }).selectOptions("cost")
    await screen.getByRole("combobox", { name: "Theme" }).selectOptions("dark")
    await screen.getByRole("checkbox", { name: "the link to the full page" }).click()
    await expect
      .element(screen.getByRole("textbox", { name: "Code" }))
      .toHaveValue(expect.stringContaining("?embed=cost&amp;theme=dark&amp;hide=link#vm=knowledge-worker:200"))
    const preview = document.querySelector<HTMLIFrameElement>('iframe[title^="Cost"]')
    expect(preview?.src).toContain("?embed=cost&theme=dark&hide=link#vm=knowledge-worker:200")
    await screen.getByRole("combobox", { name: "How", exact: true }).selectOptions("element")
    await expect
      .element(screen.getByRole("textbox", { name: "Code" }))
      .toHaveValue(expect.stringContaining('<gpu-explorer view="cost" scenario="vm=knowledge-worker:200" theme="dark" hide="link"'))
  })
})
