import { afterEach, describe, expect, it, vi } from "vitest"
import { message, throttled } from "./messages.ts"

afterEach(() => {
  vi.useRealTimers()
})

describe("messages to the page around", () => {
  it("carry nothing but the height and what the address already holds", () => {
    expect(message("resize", 412.3, "vm=knowledge-worker:200")).toEqual({
      source: "gpu-virtualization-explorer",
      version: 1,
      type: "resize",
      height: 413,
      fragment: "vm=knowledge-worker:200",
    })
  })

  it("are sent at most once a pause, and the last change is never lost", () => {
    vi.useFakeTimers()
    const run = vi.fn<() => void>()
    const { call } = throttled(run, 100)
    call()
    call()
    call()
    expect(run).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(100)
    expect(run).toHaveBeenCalledTimes(2)
    vi.advanceTimersByTime(500)
    expect(run).toHaveBeenCalledTimes(2)
  })

  it("are not sent after the view has gone", () => {
    vi.useFakeTimers()
    const run = vi.fn<() => void>()
    const { call, cancel } = throttled(run, 100)
    call()
    call()
    cancel()
    vi.advanceTimersByTime(500)
    expect(run).toHaveBeenCalledTimes(1)
  })
})
