import { describe, expect, test } from "vitest"
import type { Report } from "../engine/report.ts"
import { defaultScenario, type Scenario } from "../engine/scenario.ts"
import { createAnswerer, type Answer, type Answerer } from "./answer.ts"

const scenario = (count: number): Scenario => ({
  ...defaultScenario,
  groups: [{ name: null, workload: "task-worker", count, overrides: {} }],
})
const reportOf = (one: Scenario): Report => ({
  datasetVersion: "1",
  modelVersion: "1",
  options: [],
  notCounted: [],
  warnings: [],
  totalVms: one.groups.reduce((sum, group) => sum + group.count, 0),
})

interface Bench {
  readonly answerer: Answerer
  readonly sent: Scenario[]
  readonly arrive: () => Promise<void>
  readonly fail: () => Promise<void>
  heard: number
}

/** The worker answers when it is told to. The first scenario's answer is known. */
function bench(first: Scenario | null = scenario(1)): Bench {
  const known = new WeakMap<Scenario, Answer>()
  const keep = (scenario: Scenario): void => void known.set(scenario, { scenario, report: reportOf(scenario), pending: false })
  if (first) keep(first)
  const waiting: { resolve: () => void; reject: (why: Error) => void }[] = []
  const flush = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve))
  const made: Bench = {
    sent: [],
    heard: 0,
    arrive: () => {
      waiting.shift()?.resolve()
      return flush()
    },
    fail: () => {
      waiting.shift()?.reject(new Error("cannot be worked out"))
      return flush()
    },
    answerer: createAnswerer({
      known: (one) => known.get(one),
      ask: (one) => {
        made.sent.push(one)
        return new Promise((resolve, reject) => {
          waiting.push({
            reject,
            resolve: () => {
              keep(one)
              resolve(reportOf(one))
            },
          })
        })
      },
    }),
  }
  made.answerer.subscribe(() => (made.heard += 1))
  if (first) made.answerer.answerTo(first)
  return made
}

describe("answers to edits", () => {
  test("come from the worker, and the last one stays until then", async () => {
    const it = bench()
    const next = scenario(9)
    const meanwhile = it.answerer.answerTo(next)
    expect(meanwhile).toMatchObject({ pending: true, report: { totalVms: 1 } })
    expect(meanwhile?.scenario.groups[0]?.count).toBe(1)
    expect(it.answerer.answerTo(next)).toBe(meanwhile)
    await it.arrive()
    expect(it.heard).toBe(1)
    expect(it.answerer.answerTo(next)).toMatchObject({ scenario: next, pending: false, report: { totalVms: 9 } })
    expect(it.answerer.answerTo(next)).toBe(it.answerer.answerTo(next))
  })

  test("follow a drag: one evaluation at a time, then the newest, none of those between", async () => {
    const it = bench()
    const drag = [14, 15, 16, 17].map(scenario)
    for (const one of drag) it.answerer.answerTo(one)
    expect(it.sent).toEqual([drag[0]])
    await it.arrive()
    expect(it.answerer.answerTo(drag[3]!)).toMatchObject({ scenario: drag[0], pending: true })
    expect(it.sent).toEqual([drag[0], drag[3]])
    await it.arrive()
    expect(it.answerer.answerTo(drag[3]!)).toMatchObject({ scenario: drag[3], pending: false })
  })

  test("are owed from the edit until they come, and to ask whether they are asks for none", async () => {
    const first = scenario(1)
    const it = bench(first)
    const next = scenario(9)
    expect(it.answerer.isOwed(first)).toBe(false)
    expect(it.answerer.isOwed(next)).toBe(true)
    expect(it.sent).toEqual([])
    it.answerer.answerTo(next)
    expect(it.answerer.isOwed(next)).toBe(true)
    expect(it.answerer.isOwed(first)).toBe(false)
    await it.arrive()
    expect(it.answerer.isOwed(next)).toBe(false)
    const last = scenario(8)
    it.answerer.answerTo(last)
    await it.fail()
    expect(it.answerer.isOwed(last)).toBe(false)
  })

  test("known from before, as after undo, come at once, and what comes too late replaces nothing", async () => {
    const first = scenario(1)
    const it = bench(first)
    it.answerer.answerTo(scenario(5))
    expect(it.answerer.answerTo(first)).toMatchObject({ scenario: first, pending: false })
    await it.arrive()
    expect(it.answerer.answerTo(first)).toMatchObject({ scenario: first, pending: false })
  })

  test("are none before the page has one: another scenario's figures are no answer", async () => {
    const it = bench(null)
    const one = scenario(7)
    expect(it.answerer.answerTo(one)).toBeNull()
    expect(it.answerer.answerTo(one)).toBeNull()
    const arrived = it.answerer.arrival()
    await it.arrive()
    await arrived
    expect(it.sent).toEqual([one])
    expect(it.answerer.answerTo(one)).toMatchObject({ scenario: one, pending: false })
  })

  test("that cannot be worked out say so once, and are asked again when they are asked for again", async () => {
    const it = bench()
    const one = scenario(8)
    it.answerer.answerTo(one)
    await it.fail()
    expect(it.heard).toBe(1)
    expect(() => it.answerer.answerTo(one)).toThrow("cannot be worked out")
    expect(it.answerer.answerTo(one)).toMatchObject({ pending: true })
    await it.arrive()
    expect(it.answerer.answerTo(one)).toMatchObject({ scenario: one, pending: false })
  })
})
