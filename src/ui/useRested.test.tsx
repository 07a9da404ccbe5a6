import { expect, test } from "vitest"
import { render } from "vitest-browser-react"
import { useRested } from "./useRested.ts"

interface ShownProps {
  readonly value: number
  readonly above: number
  readonly inHand?: boolean
}

function Shown({ value, above, inHand = false }: ShownProps) {
  const [ref, shown] = useRested(value, inHand)
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

test("out of sight it waits for the hand to let go, however long that holds still", async () => {
  const { rerender } = await render(<Shown value={1} above={5000} />)
  await frames()
  await rerender(<Shown value={2} above={5000} inHand />)
  // A second value comes to rest meanwhile.
  const beside = await render(<Shown value={3} above={5000} />)
  const besideText = (): string => beside.container.querySelector("[data-testid=shown]")?.textContent ?? ""
  await frames()
  await beside.rerender(<Shown value={4} above={5000} />)
  await expect.poll(besideText).toBe("4")
  expect(text()).toBe("1")
  await rerender(<Shown value={2} above={5000} />)
  await expect.poll(text).toBe("2")
})
