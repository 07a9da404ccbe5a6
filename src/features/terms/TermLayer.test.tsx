import { afterEach, describe, expect, it } from "vitest"
import { userEvent } from "vitest/browser"
import { cleanup, render } from "vitest-browser-react"
import "../../ui/global.css"
import { explorerStore } from "../../scenario/store.ts"
import { TermLayer } from "./TermLayer.tsx"

afterEach(async () => {
  await cleanup()
  explorerStore.getState().actions.reset()
  explorerStore.getState().actions.setView({ view: "board", focus: null, table: {} })
})

const show = () =>
  render(
    <>
      <main id="content">
        <h2>Frame buffer</h2>
        <button type="button">native</button>
        <p>
          A share of <em>native</em>, and again native; its frame buffer.
        </p>
      </main>
      <TermLayer rootId="content" />
    </>,
  )

const dotted = (): readonly string[] =>
  [...(CSS.highlights.get("term") ?? [])].map(
    (range) => `${(range as Range).cloneContents().textContent} in ${range.startContainer.parentElement?.tagName ?? ""}`,
  )

describe("the words of a view", () => {
  it("are dotted where they first stand in its text, not in headings or controls", async () => {
    await show()
    await expect.poll(dotted).toEqual(["native in EM", "frame buffer in P"])
  })

  it("change nothing of the view", async () => {
    const screen = await show()
    const before = screen.getByRole("main").element().innerHTML
    await expect.poll(dotted).toHaveLength(2)
    expect(screen.getByRole("main").element().innerHTML).toBe(before)
  })

  it("explain themselves when tapped, and go with Escape", async () => {
    const screen = await show()
    await expect.poll(dotted).toHaveLength(2)
    await screen.getByText("native", { exact: true }).last().click()
    const dialog = screen.getByRole("dialog", { name: "Native" })
    await expect.element(dialog).toHaveTextContent(/without virtualization/)
    await userEvent.keyboard("{Escape}")
    await expect.element(dialog).not.toBeInTheDocument()
  })

  it("are reached by keyboard in a list, each open while it has the focus", async () => {
    const screen = await show()
    await expect.poll(dotted).toHaveLength(2)
    const list = screen.getByRole("complementary", { name: "Words explained on this page" })
    await expect.element(list).toBeInTheDocument()
    list
      .getByRole("button", { name: /^Native:/ })
      .element()
      .focus()
    await expect.element(screen.getByRole("dialog", { name: "Native" })).toBeVisible()
    await userEvent.keyboard("{Tab}")
    await expect.element(screen.getByRole("dialog", { name: "Frame buffer" })).toBeVisible()
    await userEvent.keyboard("{Enter}")
    await expect.element(screen.getByRole("link", { name: /^Cells of frame buffer/ })).toHaveFocus()
  })

  it("that name a product are dotted wherever they stand, stand once in the list, and say how it works", async () => {
    const screen = await render(
      <>
        <main id="content">
          <p>Served by SwiftShader</p>
          <p>SwiftShader</p>
          <a href="#view=products">SwiftShader</a>
        </main>
        <TermLayer rootId="content" />
      </>,
    )
    await expect.poll(dotted).toEqual(["SwiftShader in P", "SwiftShader in P"])
    screen.getByRole("button", { name: "SwiftShader: how it works" }).element().focus()
    const dialog = screen.getByRole("dialog", { name: "SwiftShader" })
    await expect.element(dialog).toHaveTextContent(/Device emulation, software renderer\. A rasterizer takes the place of the GPU's driver/)
    for (const to of ["How it works, drawn", "A call’s way, timed with it", "What is known of it"])
      await expect.element(dialog.getByRole("link", { name: to })).toBeVisible()
  })

  it("close when a link of their explanation is followed", async () => {
    const screen = await show()
    await expect.poll(dotted).toHaveLength(2)
    await screen.getByText("native", { exact: true }).last().click()
    const dialog = screen.getByRole("dialog", { name: "Native" })
    await dialog.getByRole("link", { name: "Sources, and words beside it" }).click()
    await expect.poll(() => explorerStore.getState().view.view).toBe("glossary")
    await expect.element(dialog).not.toBeInTheDocument()
  })

  it("close when another view is gone to, and when they leave this one", async () => {
    const screen = await show()
    await expect.poll(dotted).toHaveLength(2)
    const dialog = screen.getByRole("dialog", { name: "Native" })
    const word = screen.getByText("native", { exact: true }).last()
    await word.click()
    await expect.element(dialog).toBeVisible()
    explorerStore.getState().actions.visit({ view: "products", focus: null, table: {} })
    await expect.element(dialog).not.toBeInTheDocument()
    await word.click()
    await expect.element(dialog).toBeVisible()
    word.element().remove()
    await expect.element(dialog).not.toBeInTheDocument()
  })

  it("stay beside a word whose text is written anew, for who came by keys", async () => {
    const screen = await show()
    await expect.poll(dotted).toHaveLength(2)
    screen
      .getByRole("button", { name: /^Native:/ })
      .element()
      .focus()
    const dialog = screen.getByRole("dialog", { name: "Native" })
    await expect.element(dialog).toBeVisible()
    const text = screen.getByText("native", { exact: true }).last().element().firstChild
    if (text) text.nodeValue = "native, or not"
    await expect.element(dialog).not.toBeInTheDocument()
    await expect.element(dialog).toBeVisible()
    expect(dialog.element().getBoundingClientRect().top).toBeGreaterThan(20)
  })

  it("are forgotten when the view goes", async () => {
    await show()
    await expect.poll(dotted).toHaveLength(2)
    await cleanup()
    expect(dotted()).toEqual([])
  })
})
