import { expect, test } from "vitest"
import { newlyCannot } from "./announce.ts"
import { fixed, mediated, remoting, testOption, testReason, testReport } from "./testReport.ts"

const gone = testOption({ ...fixed, feasible: false, reasons: [testReason("it does not move running VMs")] })

test("what can no longer be is said once, with its first reason", () => {
  const before = testReport([remoting, fixed, mediated])
  const now = testReport([remoting, gone, mediated])
  expect(newlyCannot(before, now)).toEqual(["Fixed pass-through cannot. It does not move running VMs."])
  expect(newlyCannot(now, now)).toEqual([])
  expect(newlyCannot(now, before)).toEqual([])
})

test("a technique is followed from product to product; what is new on the board was never otherwise", () => {
  const other = testOption({ ...gone, key: "another@gpu" })
  expect(newlyCannot(testReport([fixed]), testReport([other]))).toHaveLength(1)
  expect(newlyCannot(testReport([mediated]), testReport([mediated, gone]))).toEqual([])
})
