import { afterEach, describe, expect, it } from "vitest"
import { userEvent } from "vitest/browser"
import { cleanup, render } from "vitest-browser-react"
import "../../ui/global.css"
import { TermLayer } from "./TermLayer.tsx"

afterEach(async () => {
  await cleanup()
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

  it("are forgotten when the view goes", async () => {
    await show()
    await expect.poll(dotted).toHaveLength(2)
    await cleanup()
    expect(dotted()).toEqual([])
  })
})
