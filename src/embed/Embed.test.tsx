import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { cleanup, render } from "vitest-browser-react"
import "../ui/global.css"
import { parseEmbed } from "../features/share/embedQuery.ts"
import { codecArrived, currentVersions } from "../scenario/link.ts"
import { explorerStore } from "../scenario/store.ts"
import { encodeFragment } from "../scenario/url/index.ts"
import { EmbeddedView } from "./Embed.tsx"

// It comes behind the paint, with the address.
beforeAll(() => codecArrived((state) => encodeFragment(state, currentVersions)))
beforeEach(() => {
  explorerStore.getState().actions.reset()
})
afterEach(async () => {
  await cleanup()
})

const show = (query: string) => render(<EmbeddedView settings={parseEmbed(query)} />)

describe("an embedded view", () => {
  it("shows the board, its verdict and a way to the full page", async () => {
    const screen = await show("?embed=board")
    await expect.element(screen.getByRole("heading", { name: "The comparison board" })).toBeInTheDocument()
    const link = screen.getByRole("link", { name: /Open in the GPU Virtualization Explorer/ })
    await expect.element(link).toHaveAttribute("target", "_blank")
    await expect.element(link).toHaveAttribute("rel", "noopener")
    expect(link.element().getAttribute("href")).not.toContain("embed=")
  })

  it("leads to the full page with the same scenario", async () => {
    explorerStore.getState().actions.setGroup(0, { count: 77 })
    const screen = await show("?embed=gpus")
    await expect
      .element(screen.getByRole("link", { name: /Open in the/ }))
      .toHaveAttribute("href", expect.stringContaining("vm=knowledge-worker:77"))
  })

  it("leaves out what its author hid", async () => {
    const screen = await show("?embed=board&hide=link,why,open")
    await expect.element(screen.getByRole("heading", { name: "The comparison board" })).toBeInTheDocument()
    expect(screen.getByRole("link", { name: /Open in the/ }).elements()).toHaveLength(0)
    expect(screen.getByRole("button", { name: /why\?/ }).elements()).toHaveLength(0)
  })

  it("says in a sentence that a view is unknown, and shows the board", async () => {
    const screen = await show("?embed=pie")
    await expect.element(screen.getByText(/There is no view “pie” to embed/)).toBeVisible()
    await expect.element(screen.getByRole("heading", { name: "The comparison board" })).toBeInTheDocument()
  })

  it("draws the datacenter with the switch fixed where its author locked it", async () => {
    const screen = await show("?embed=datacenter&lock=switch")
    await expect.element(screen.getByRole("group", { name: "Option in the picture" })).toBeInTheDocument()
    const buttons = screen.getByRole("group", { name: "Option in the picture" }).getByRole("button").elements() as HTMLButtonElement[]
    expect(buttons.filter((button) => !button.disabled)).toHaveLength(1)
  })

  it("stores nothing", async () => {
    localStorage.clear()
    await show("?embed=native&theme=dark")
    explorerStore.getState().actions.setGroup(0, { count: 78 })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(localStorage).toHaveLength(0)
  })
})
