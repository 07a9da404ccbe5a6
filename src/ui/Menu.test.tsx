import { afterEach, describe, expect, it, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { cleanup, render } from "vitest-browser-react"
import "./global.css"
import { loadMenus, Menu } from "./Menu.tsx"

afterEach(() => cleanup())

const sections = [{ entries: ["One", "Two"].map((label) => ({ id: label, label })) }]

const shown = async (onSelect = vi.fn<(id: string) => void>()) => {
  const screen = await render(<Menu trigger={<button type="button">Add</button>} sections={sections} onSelect={onSelect} />)
  return { screen, onSelect, button: screen.getByRole("button", { name: "Add" }) }
}

// The first test is the one in which the list's code has not come yet.
describe("a menu whose list comes later", () => {
  it("opens by a key that was down while the code came: the button gives way only once it is asked", async () => {
    const { screen, onSelect, button } = await shown()
    const before = button.element() as HTMLElement
    before.focus()
    await userEvent.keyboard("{ >}")
    await loadMenus()
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    expect(document.activeElement).toBe(before)
    await userEvent.keyboard("{/ }")
    await expect.element(screen.getByRole("menuitem", { name: "Two" })).toBeVisible()
    await userEvent.keyboard("{ArrowDown}{Enter}")
    await expect.poll(() => onSelect.mock.calls.length).toBe(1)
    await expect.element(button).toHaveFocus()
  })

  it.for(["{Enter}", " ", "{ArrowDown}"])(
    "opens by “%s” at its first entry, and Escape gives the focus back to its button",
    async (key) => {
      const { screen, button } = await shown()
      ;(button.element() as HTMLElement).focus()
      await userEvent.keyboard(key)
      await expect.element(screen.getByRole("menuitem", { name: "One" })).toHaveFocus()
      await userEvent.keyboard("{Escape}")
      await expect.element(screen.getByRole("menu")).not.toBeInTheDocument()
      await expect.element(button).toHaveFocus()
    },
  )

  it("opens by a press, and chooses by another", async () => {
    const { screen, onSelect, button } = await shown()
    await button.click()
    await screen.getByRole("menuitem", { name: "Two" }).click()
    await expect.poll(() => onSelect.mock.calls).toEqual([["Two"]])
  })
})
