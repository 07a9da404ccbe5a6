import { describe, expect, it } from "vitest"
import { type Board, boardFit, type BoardHost } from "./boardFit.ts"
import { fullCatalogue as catalogue } from "./full.ts"

const board = (change: Partial<Board> = {}): Board => ({ form: "pcie", slotWidth: 1, boardTdpWatts: 70, size: "HHHL", ...change })
const host = (change: Partial<BoardHost> = {}): BoardHost => ({
  gpuSlots: [],
  gpuModules: 0,
  gpuModuleWatts: null,
  gpuPowerWatts: null,
  ...change,
})
const ofData = (id: string): BoardHost => {
  const found = catalogue.host(id)
  if (!found) throw new Error(`There is no host "${id}".`)
  return found
}
const card = (watts: number, slotWidth = watts >= 250 ? 2 : 1): Board => board({ slotWidth, boardTdpWatts: watts, size: "FHFL" })

describe("boards in a host", () => {
  it("go into no slot that gives less than they draw, however many there are", () => {
    const twelve = host({ gpuSlots: [[{ count: 12, width: 1, size: "HHHL", watts: 75 }]] })
    expect(boardFit(board({ boardTdpWatts: 72 }), twelve)).toEqual({ boards: 12, bySlots: 12, binds: "slots" })
    expect(boardFit(board({ boardTdpWatts: 165 }), twelve)).toEqual({ boards: 0, bySlots: 0, binds: "watts" })
  })

  it("are as many as the supplies feed, where the slots would take more", () => {
    const eight = host({ gpuSlots: [[{ count: 8, width: 1, size: "FHFL", watts: 165 }]], gpuPowerWatts: 1200 })
    expect(boardFit(card(160), eight)).toEqual({ boards: 7, bySlots: 8, binds: "power" })
  })

  it("take a wider slot where the narrow ones are too weak", () => {
    const fittings = [[{ count: 4, width: 2, size: "FHFL", watts: 350 }], [{ count: 12, width: 1, size: "HHHL", watts: 75 }]] as const
    expect(boardFit(card(165), host({ gpuSlots: fittings })).boards).toBe(4)
  })

  it("fill slots of several kinds that are there together, not those of another way to fit the host", () => {
    const wide = { count: 4, width: 2, size: "FHFL", watts: null } as const
    const narrow = { count: 3, width: 1, size: "FHHL", watts: null } as const
    expect(boardFit(board(), host({ gpuSlots: [[wide, narrow]] })).boards).toBe(7)
    expect(boardFit(board(), host({ gpuSlots: [[wide], [narrow]] })).boards).toBe(4)
  })

  it("need a slot as high and as long as they are", () => {
    const low = host({ gpuSlots: [[{ count: 6, width: 1, size: "HHHL", watts: null }]] })
    expect(boardFit(card(70), low)).toEqual({ boards: 0, bySlots: 0, binds: "size" })
    expect(boardFit(board({ size: null }), low).boards).toBe(6)
  })

  it("of double width go into no single-wide slot, and those of three slots cover two double-wide ones", () => {
    const narrow = host({ gpuSlots: [[{ count: 12, width: 1, size: "FHFL", watts: null }]] })
    expect(boardFit(card(300), narrow)).toEqual({ boards: 0, bySlots: 0, binds: "none-of-its-kind" })
    expect(boardFit(card(450, 3), narrow).boards).toBe(0)
    expect(boardFit(card(450, 3), host({ gpuSlots: [[{ count: 8, width: 2, size: "FHFL", watts: 600 }]] })).boards).toBe(4)
  })

  it("are modules where the host has a baseboard that feeds them", () => {
    const module = board({ form: "sxm", slotWidth: null, boardTdpWatts: 1000, size: null })
    expect(boardFit(module, ofData("dell-xe9680"))).toEqual({ boards: 0, bySlots: 0, binds: "watts" })
    expect(boardFit(module, ofData("hgx-8")).boards).toBe(8)
  })
})

describe("hosts of the dataset", () => {
  it("take the cards of Lenovo's table for the ST650 V2 with two 1,800 W supplies: eight of 70 W, seven of 160, four of 300", () => {
    const st650 = ofData("lenovo-st650-v2")
    expect([card(70), card(160), card(300)].map((one) => boardFit(one, st650).boards)).toEqual([8, 7, 4])
  })

  it.each([
    [1800, [8, 7, 4]],
    [1100, [8, 4, 2]],
    [750, [7, 3, 1]],
    [2400, [8, 8, 4]],
  ])("take what the same table says of two supplies of %i W, by its rule of a third", (watts, boards) => {
    const st650 = { ...ofData("lenovo-st650-v2"), gpuPowerWatts: (2 * watts) / 3 }
    expect([card(70), card(160), card(300)].map((one) => boardFit(one, st650).boards)).toEqual(boards)
  })

  it("take two double-wide or six single-wide cards in an SR655, as Lenovo lists them", () => {
    const sr655 = ofData("lenovo-sr655")
    expect(boardFit(card(300), sr655).boards).toBe(2)
    expect(boardFit(board(), sr655).boards).toBe(6)
  })

  it("of the class 2U with twelve low-profile slots take four cards of 165 W, not twelve", () => {
    expect(boardFit(card(165), ofData("2u-4dw")).boards).toBe(4)
  })

  it("never take boards that draw more together than the supplies give", () => {
    const overloaded = catalogue.hosts.flatMap((one) =>
      catalogue.gpus.filter((gpu) => {
        const { boards } = boardFit({ ...gpu, size: catalogue.board(gpu.id)?.size ?? null }, one)
        return boards * (gpu.boardTdpWatts ?? 0) > (one.gpuPowerWatts ?? Infinity)
      }),
    )
    expect(overloaded).toEqual([])
  })
})
