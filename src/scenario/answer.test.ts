import { describe, expect, test } from "vitest"
import { catalogue } from "../dataset/load.ts"
import { evaluate } from "../engine/evaluate.ts"
import type { Report } from "../engine/report.ts"
import { defaultScenario, type Scenario } from "../engine/scenario.ts"
import { createAnswerer, type Answerer } from "./answer.ts"

const some = evaluate(defaultScenario, catalogue)
const scenario = (count: number, groups = 1): Scenario => ({
  ...defaultScenario,
  groups: Array.from({ length: groups }, () => ({ name: null, workload: "task-worker", count, overrides: {} })),
})

interface Bench {
  readonly answerer: Answerer
  readonly atOnce: Scenario[]
  readonly sent: Scenario[]
  readonly arrive: () => Promise<void>
  readonly fail: () => Promise<void>
  heard: number
}

/** Evaluations take so many milliseconds a group; the worker answers when it is told to. */
function bench(msOfGroup: number): Bench {
  let clock = 0
  const known = new WeakMap<Scenario, Report>()
  const waiting: { resolve: () => void; reject: (why: Error) => void }[] = []
  const report = (one: Scenario): Report => ({ ...some, totalVms: one.groups.reduce((sum, group) => sum + group.count, 0) })
  const flush = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve))
  const made: Bench = {
    atOnce: [],
    sent: [],
    heard: 0,
    arrive: () => {
      clock += 50
      waiting.shift()?.resolve()
      return flush()
    },
    fail: () => {
      waiting.shift()?.reject(new Error("died"))
      return flush()
    },
    answerer: createAnswerer({
      evaluate: (one) => {
        clock += msOfGroup * one.groups.length
        made.atOnce.push(one)
        known.set(one, report(one))
        return report(one)
      },
      known: (one) => known.get(one),
      inWorker: (one) => {
        made.sent.push(one)
        return new Promise((resolve, reject) => waiting.push({ resolve: () => resolve(report(one)), reject }))
      },
      now: () => clock,
    }),
  }
  made.answerer.subscribe(() => (made.heard += 1))
  return made
}

/** Asks until the answerer knows that such scenarios take long. */
function warmUp({ answerer }: Bench, groups: number): void {
  for (const count of [1, 2, 3, 4]) answerer.answerTo(scenario(count, groups))
}

describe("answers to edits", () => {
  test("come at once as long as an evaluation is not felt", () => {
    const { answerer, sent } = bench(1)
    for (let count = 1; count < 20; count++) {
      const one = scenario(count, 4)
      expect(answerer.answerTo(one)).toMatchObject({ scenario: one, pending: false })
      expect(answerer.answerTo(one)).toBe(answerer.answerTo(one))
    }
    expect(sent).toEqual([])
  })

  test("of scenarios that take longer come from the worker, and the last one stays until then", async () => {
    const it = bench(2)
    warmUp(it, 20)
    const next = scenario(9, 20)
    const meanwhile = it.answerer.answerTo(next)
    expect(meanwhile).toMatchObject({ pending: true, report: { totalVms: 80 } })
    expect(meanwhile.scenario.groups[0]?.count).toBe(4)
    expect(it.answerer.answerTo(next)).toBe(meanwhile)
    await it.arrive()
    expect(it.heard).toBe(1)
    expect(it.answerer.answerTo(next)).toMatchObject({ scenario: next, pending: false, report: { totalVms: 180 } })
    expect(it.atOnce).toHaveLength(4)
  })

  test("follow a drag: one evaluation at a time, then the newest, none of those between", async () => {
    const it = bench(2)
    warmUp(it, 20)
    const drag = [14, 15, 16, 17].map((count) => scenario(count, 20))
    for (const one of drag) it.answerer.answerTo(one)
    expect(it.sent).toEqual([drag[0]])
    await it.arrive()
    expect(it.answerer.answerTo(drag[3]!)).toMatchObject({ scenario: drag[0], pending: true })
    expect(it.sent).toEqual([drag[0], drag[3]])
    await it.arrive()
    expect(it.answerer.answerTo(drag[3]!)).toMatchObject({ scenario: drag[3], pending: false })
  })

  test("that come too late replace nothing", async () => {
    const it = bench(2)
    warmUp(it, 20)
    it.answerer.answerTo(scenario(5, 20))
    const small = scenario(2)
    expect(it.answerer.answerTo(small)).toMatchObject({ scenario: small, pending: false })
    await it.arrive()
    expect(it.answerer.answerTo(small)).toMatchObject({ scenario: small, pending: false })
  })

  test("known from before, as after undo, come at once", () => {
    const it = bench(2)
    const first = scenario(1, 20)
    it.answerer.answerTo(first)
    warmUp(it, 20)
    it.answerer.answerTo(scenario(5, 20))
    expect(it.answerer.answerTo(first)).toMatchObject({ scenario: first, pending: false })
  })

  test("are worked out on the page where the worker fails", async () => {
    const it = bench(2)
    warmUp(it, 20)
    const next = scenario(8, 20)
    it.answerer.answerTo(next)
    await it.fail()
    expect(it.answerer.answerTo(next)).toMatchObject({ scenario: next, pending: false })
  })
})
