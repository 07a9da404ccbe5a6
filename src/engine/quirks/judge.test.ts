import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Quirk } from "../../dataset/schema/index.ts"
import { compare, judge, type Facts } from "./judge.ts"

const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(`../../../data/${path}.json`, import.meta.url), "utf8")) as T
const quirks = read<Quirk[]>("quirks")
const order = read<{ architecture: string; rank: number }[]>("reference/architecture-order")
  .sort((a, b) => a.rank - b.rank)
  .map((row) => row.architecture)
const find = (id: string): Quirk => {
  const found = quirks.find((quirk) => quirk.id === id)
  if (!found) throw new Error(`no quirk ${id}`)
  return found
}
const of = (id: string, facts: Facts) => judge(find(id), facts, order)

const laptop: Facts = {
  technique: ["fixed-pass-through"],
  hypervisor: ["kvm"],
  gpuVendor: ["nvidia"],
  formFactor: ["laptop"],
  gpuArchitecture: ["Pascal"],
}

describe("a rule of pass-through", () => {
  it("holds when all its conditions do", () => {
    expect(of("laptop-battery", { ...laptop, acpiBatteryInGuest: ["no"] }).applies).toBe("yes")
    expect(of("pascal-boot-vbios", { ...laptop, formFactor: ["desktop"], gpuBootsHost: ["yes"] }).applies).toBe("yes")
  })

  it("does not hold when one condition fails, whatever else is not known", () => {
    expect(of("laptop-battery", { formFactor: ["desktop"] }).applies).toBe("no")
    expect(of("laptop-battery", { ...laptop, technique: ["api-remoting"] }).applies).toBe("no")
  })

  it("is open while a fact that decides it is not known, and names that fact", () => {
    const judged = of("laptop-battery", laptop)
    expect(judged.applies).toBe("open")
    expect(judged.conditions.filter(({ truth }) => truth === "open").map(({ key }) => key)).toEqual(["acpiBatteryInGuest"])
  })

  it("compares architectures by age: Pascal or older is not Turing", () => {
    const desktop = { ...laptop, formFactor: ["desktop"], gpuBootsHost: ["yes"] }
    expect(of("pascal-boot-vbios", { ...desktop, gpuArchitecture: ["Kepler"] }).applies).toBe("yes")
    expect(of("pascal-boot-vbios", { ...desktop, gpuArchitecture: ["Turing"] }).applies).toBe("no")
    expect(of("pascal-boot-vbios", { ...desktop, gpuArchitecture: ["Pascal", "Turing"] }).applies).toBe("open")
  })

  it("compares versions by their parts: 465.89 is 465 or later, 6.0.24 is not 6.1", () => {
    const geforce = { ...laptop, productLine: ["GeForce (consumer)"] }
    expect(of("geforce-check-lifted", { ...geforce, guestDriverVersion: ["465.89"] }).applies).toBe("yes")
    expect(of("geforce-check-active", { ...geforce, guestDriverVersion: ["460.32"] }).applies).toBe("yes")
    const box = { technique: ["fixed-pass-through"], hypervisor: ["virtualbox"] }
    expect(of("vbox-no-pci", { ...box, hypervisorVersion: ["7.0"] }).applies).toBe("yes")
    expect(of("vbox-no-pci", { ...box, hypervisorVersion: ["6.0.24"] }).applies).toBe("no")
  })

  it("stays open where two values cannot be compared", () => {
    expect(compare("Xe-LP", "Pascal", order)).toBeNull()
    expect(of("pascal-boot-vbios", { ...laptop, formFactor: ["desktop"], gpuBootsHost: ["yes"], gpuArchitecture: ["Gen9"] }).applies).toBe(
      "open",
    )
  })

  it("never turns from held to not held, or back, as more becomes known", () => {
    const keys = [...new Set(quirks.flatMap((quirk) => Object.keys(quirk.when)))]
    const value = fc.constantFrom(
      "nvidia",
      "amd",
      "kvm",
      "vsphere",
      "laptop",
      "desktop",
      "yes",
      "no",
      "Pascal",
      "Ampere",
      "465",
      "6.1",
      "none",
      "on",
    )
    const facts = fc.dictionary(
      fc.constantFrom(...keys),
      value.map((one) => [one]),
      { maxKeys: keys.length },
    )
    const stays = fc.property(fc.constantFrom(...quirks), facts, facts, (quirk, few, more) => {
      const before = judge(quirk, few, order).applies
      return before === "open" || before === judge(quirk, { ...more, ...few }, order).applies
    })
    expect(fc.check(stays, { numRuns: 1000 })).toMatchObject({ failed: false })
  })

  it("each holds for some machine", () => {
    expect(quirks.length).toBeGreaterThanOrEqual(70)
    for (const quirk of quirks) {
      const facts = Object.fromEntries(
        Object.entries({ technique: quirk.technique, ...quirk.when }).map(([key, condition]) => {
          const one: unknown = Array.isArray(condition) ? condition[0] : condition
          if (typeof one === "boolean") return [key, [one ? "yes" : "no"]]
          if (typeof one !== "object" || one === null) return [key, [String(one)]]
          const [[name, limit] = ["eq", ""]] = Object.entries(one)
          const at = order.indexOf(String(limit))
          const step = name === "gt" ? 1 : name === "lt" ? -1 : 0
          const next = String(limit).replace(/\d+$/, (last) => String(Number(last) + step))
          return [key, [at >= 0 ? (order[at + step] ?? "") : next]]
        }),
      )
      expect([quirk.id, judge(quirk, facts, order).applies]).toEqual([quirk.id, "yes"])
    }
  })
})
