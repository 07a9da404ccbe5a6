import { useState } from "react"
import { afterEach, describe, expect, test, vi, type Mock } from "vitest"
import { cleanup, render } from "vitest-browser-react"
import { page, userEvent } from "vitest/browser"
import { SliderField, type SliderFieldProps } from "./SliderField.tsx"

afterEach(() => cleanup())

interface Log {
  readonly onStart: Mock<() => void>
  readonly onEnd: Mock<() => void>
  readonly onChange: Mock<(value: number) => void>
}

async function show(props: Partial<SliderFieldProps> = {}): Promise<Log> {
  const log: Log = { onStart: vi.fn<() => void>(), onEnd: vi.fn<() => void>(), onChange: vi.fn<(value: number) => void>() }
  function Held() {
    const [value, setValue] = useState(props.value ?? 200)
    return (
      <div style={{ width: 360 }}>
        <SliderField
          label="VMs"
          min={1}
          max={10_000_000}
          sliderMax={100_000}
          whole
          axis="log"
          {...props}
          value={value}
          onStart={() => log.onStart()}
          onEnd={() => log.onEnd()}
          onChange={(next) => {
            log.onChange(next)
            setValue(next)
          }}
        />
        <button type="button">elsewhere</button>
      </div>
    )
  }
  await render(<Held />)
  return log
}

const slider = () => page.getByRole("slider", { name: "VMs" })
const box = () => page.getByRole("textbox", { name: "VMs" })

function drag(steps: number): void {
  const thumb = slider().element()
  const control = thumb.closest<HTMLElement>("[data-orientation]")?.querySelector<HTMLElement>("[data-orientation]") ?? thumb
  const { left, width, top, height } = control.getBoundingClientRect()
  const at = (share: number) => ({
    bubbles: true,
    cancelable: true,
    pointerId: 1,
    pointerType: "mouse",
    button: 0,
    buttons: 1,
    clientX: left + width * share,
    clientY: top + height / 2,
  })
  control.dispatchEvent(new PointerEvent("pointerdown", at(0.3)))
  for (let step = 1; step <= steps; step++) document.dispatchEvent(new PointerEvent("pointermove", at(0.3 + (0.5 * step) / steps)))
  control.dispatchEvent(new PointerEvent("pointerup", { ...at(0.8), buttons: 0 }))
}

describe("a slider with a typed number", () => {
  test("makes one undo step of a drag, however many values it passes", async () => {
    const log = await show()
    drag(12)
    await expect.poll(() => log.onEnd.mock.calls.length).toBe(1)
    expect(log.onStart).toHaveBeenCalledTimes(1)
    expect(log.onChange.mock.calls.length).toBeGreaterThan(3)
  })

  test("moves by arrow keys, each press a step of its own", async () => {
    const log = await show()
    slider().element().focus()
    await userEvent.keyboard("{ArrowRight}")
    await userEvent.keyboard("{ArrowRight}")
    expect(log.onStart).toHaveBeenCalledTimes(2)
    expect(log.onEnd).toHaveBeenCalledTimes(2)
    expect(log.onChange.mock.lastCall?.[0]).toBeGreaterThan(200)
  })

  test("always leaves its value when an arrow key is pressed, even where values are far apart", async () => {
    const log = await show({ value: 3 })
    slider().element().focus()
    await userEvent.keyboard("{ArrowRight}")
    expect(log.onChange).toHaveBeenLastCalledWith(4)
    await userEvent.keyboard("{ArrowLeft}")
    expect(log.onChange).toHaveBeenLastCalledWith(3)
  })

  test("reaches both ends by Home and End", async () => {
    const log = await show()
    slider().element().focus()
    await userEvent.keyboard("{End}")
    expect(log.onChange).toHaveBeenLastCalledWith(100_000)
    await userEvent.keyboard("{Home}")
    expect(log.onChange).toHaveBeenLastCalledWith(1)
  })

  test("takes by typing what the slider cannot reach", async () => {
    const log = await show()
    await box().fill("2500000")
    expect(log.onChange).toHaveBeenLastCalledWith(2_500_000)
    await expect.element(slider()).toHaveAttribute("aria-valuetext", "2,500,000")
  })

  test("clamps a number out of bounds and says so", async () => {
    const log = await show()
    await box().fill("99999999999")
    expect(log.onChange).toHaveBeenLastCalledWith(10_000_000)
    await expect.element(page.getByRole("alert")).toHaveTextContent("The most is 10,000,000; that is used.")
  })
})

describe("a typed number", () => {
  test("keeps the last good value while the text is no number, and shows it again when left", async () => {
    const log = await show()
    await box().fill("lots")
    await expect.element(page.getByRole("alert")).toHaveTextContent("“lots” is not a number; the last one is kept.")
    expect(log.onChange).not.toHaveBeenCalled()
    await page.getByRole("button", { name: "elsewhere" }).click()
    await expect.element(box()).toHaveValue("200")
  })

  test("makes one undo step of a run of keystrokes", async () => {
    const log = await show()
    await box().click()
    await userEvent.keyboard("{Backspace}4567")
    expect(log.onStart).toHaveBeenCalledTimes(1)
    expect(log.onEnd).not.toHaveBeenCalled()
    await userEvent.keyboard("{Enter}")
    expect(log.onEnd).toHaveBeenCalledTimes(1)
    expect(log.onChange).toHaveBeenLastCalledWith(4567)
  })

  test("steps by arrow keys, by ten with Shift", async () => {
    const log = await show()
    await box().click()
    await userEvent.keyboard("{ArrowUp}")
    expect(log.onChange).toHaveBeenLastCalledWith(201)
    await userEvent.keyboard("{Shift>}{ArrowDown}{/Shift}")
    expect(log.onChange).toHaveBeenLastCalledWith(191)
  })
})
