import { afterEach, describe, expect, test, vi } from "vitest"
import { rememberColumns, rememberedColumns } from "./keptColumns.ts"
import { keepRules, keptRules } from "./keptRules.ts"

const storage = (kept = new Map<string, string>()) => ({
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
})
const refusing = {
  getItem: () => {
    throw new DOMException("denied", "SecurityError")
  },
  setItem: () => {
    throw new DOMException("denied", "SecurityError")
  },
  removeItem: () => {
    throw new DOMException("denied", "SecurityError")
  },
}
afterEach(() => {
  vi.unstubAllGlobals()
  keepRules([])
})
const rule = { of: "vms", field: "name", pattern: "VDI*", gives: "2 GiB" } as const
const choices = { Memory: { unit: "MiB" }, Notes: { role: null } } as const

describe("choices of columns", () => {
  test("are remembered for tables with the same column names and kind, and forgotten when there are none", () => {
    vi.stubGlobal("localStorage", storage())
    rememberColumns("vms", ["Name", "Memory", "Notes"], choices)
    expect(rememberedColumns("vms", ["Name", "Memory", "Notes"])).toEqual(choices)
    expect(rememberedColumns("hosts", ["Name", "Memory", "Notes"])).toBeNull()
    expect(rememberedColumns("vms", ["Name", "Memory"])).toBeNull()
    rememberColumns("vms", ["Name", "Memory", "Notes"], {})
    expect(rememberedColumns("vms", ["Name", "Memory", "Notes"])).toBeNull()
  })
  test("of forty layouts at most; those used longest ago go first", () => {
    vi.stubGlobal("localStorage", storage())
    for (let i = 0; i <= 40; i++) rememberColumns("vms", [`column ${i}`], choices)
    expect([rememberedColumns("vms", ["column 0"]), rememberedColumns("vms", ["column 1"])]).toEqual([null, choices])
  })
  test.each(["no JSON", "{}", '[[1,2],[null],["a",5]]'])("storage that holds %s remembers nothing", (text) => {
    vi.stubGlobal("localStorage", storage(new Map([["gpu-virtualization-explorer.inventory-columns", text]])))
    expect(rememberedColumns("vms", ["a"])).toBeNull()
  })
})

test("where storage is refused, rules live as long as the page and choices are not remembered", () => {
  vi.stubGlobal("localStorage", refusing)
  keepRules([rule])
  rememberColumns("vms", ["Name"], choices)
  expect(keptRules.getState().rules).toEqual([rule])
  expect(rememberedColumns("vms", ["Name"])).toBeNull()
})

test("rules are kept on the device", () => {
  const kept = new Map<string, string>()
  vi.stubGlobal("localStorage", storage(kept))
  keepRules([rule])
  expect(JSON.parse(kept.get("gpu-virtualization-explorer.inventory-rules")!)).toEqual([rule])
  keepRules([])
  expect([...kept.keys()]).toEqual([])
})
