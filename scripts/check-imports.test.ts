import { expect, test } from "vitest"
import { check, judge } from "./check-imports.ts"

test("an import of a higher floor is refused", () => {
  expect(judge("src/engine/evaluate.ts", "src/scenario/store.ts")).toBe("imports point down")
  expect(judge("src/dataset/load.ts", "src/engine/evaluate.ts")).toBe("imports point down")
  expect(judge("src/features/builder/Builder.tsx", "src/app/App.tsx")).toBe("imports point down")
})

test("features do not import each other, but share features/common", () => {
  expect(judge("src/features/compare/Board.tsx", "src/features/builder/Builder.tsx")).toBe("features never import each other")
  expect(judge("src/features/compare/Board.tsx", "src/features/common/TechniqueMark.tsx")).toBeNull()
  expect(judge("src/features/common/TechniqueMark.tsx", "src/features/compare/Board.tsx")).toBe("imports point down")
})

test("ui knows nothing of the subject, and the engine does not draw", () => {
  expect(judge("src/ui/Button.tsx", "src/dataset/load.ts")).toBe("ui imports nothing of the subject")
  expect(judge("src/engine/evaluate.ts", "src/ui/format.ts")).toBe("only features and doors draw with ui")
})

test("only dataset reads data", () => {
  expect(judge("src/engine/evaluate.ts", "data/workloads.json")).toMatch(/only dataset reads data/)
  expect(judge("src/dataset/load.ts", "data/workloads.json")).toBeNull()
})

test("the project keeps its own rule", () => {
  expect(check(process.cwd())).toEqual([])
})
