import { expect, test } from "vitest"
import { render } from "vitest-browser-react"
import { useRested } from "./useRested.ts"

function Shown({ value, above }: { readonly value: number; readonly above: number }) {
  const [ref, shown] = useRested(value)
  return (
    <>
      <div style={{ height: above }} />
      <p ref={ref} data-testid="shown">
        {shown}
      </p>
    </>
  )
}

const frames = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50))))
const text = (): string => document.querySelector("[data-testid=shown]")?.textContent ?? ""

test("what is seen follows at once", async () => {
  const { rerender } = await render(<Shown value={1} above={0} />)
  await frames()
  await rerender(<Shown value={2} above={0} />)
  expect(text()).toBe("2")
})

test("what is out of sight stays as it is while the value changes, and follows when it rests or is seen", async () => {
  const { rerender } = await render(<Shown value={1} above={5000} />)
  await frames()
  await rerender(<Shown value={2} above={5000} />)
  expect(text()).toBe("1")
  await expect.poll(text).toBe("2")
  await rerender(<Shown value={3} above={5000} />)
  expect(text()).toBe("2")
  document.querySelector("[data-testid=shown]")?.scrollIntoView()
  await expect.poll(text).toBe("3")
})
