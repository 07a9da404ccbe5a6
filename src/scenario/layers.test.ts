import { beforeEach, describe, expect, test } from "vitest"
import { createOverlays, type Overlays } from "../base/overlays.ts"
import { catalogue } from "../dataset/load.ts"
import { createExplorerStore, type ExplorerStore } from "./store.ts"
import { startSync } from "./sync.ts"
import { FakePage } from "./testPage.ts"
import { knownIds } from "./url/index.ts"

const known = knownIds(catalogue)
const versions = { datasetVersion: "2026.11.1", modelVersion: "1" }
const tail = "&data=2026.11.1&model=1"
const with300 = `#vm=knowledge-worker:300${tail}`

let store: ExplorerStore
let page: FakePage
let overlays: Overlays
const actions = () => store.getState().actions
const count = () => store.getState().scenario.groups[0]?.count
const start = (fake: FakePage): void => {
  page = fake
  startSync(store, { known, versions, window: fake, overlays })
  page.tick()
}
/** Something opens over the page; its state says whether it still lies there. */
function open(): { readonly isOpen: () => boolean; readonly close: () => void } {
  let isOpen = true
  const gone = overlays.lay(() => {
    isOpen = false
  })
  page.tick()
  return {
    isOpen: () => isOpen,
    close: () => {
      isOpen = false
      gone()
    },
  }
}
const edit = (to: number): void => actions().setGroup(0, { count: to })
beforeEach(() => {
  store = createExplorerStore()
  overlays = createOverlays()
})

describe("what lies over the page", () => {
  test("is closed by going back, before the view changes, and the address stays as it was written", () => {
    const link = "#vm=cad-light:7&view=cost&data=2020.1&model=0"
    start(new FakePage(link))
    const panel = open()
    expect(page.entries).toEqual([link, link])
    page.go(-1)
    expect(panel.isOpen()).toBe(false)
    expect([page.at, page.location.hash]).toEqual([0, link])
    expect([count(), store.getState().view.view]).toEqual([7, "cost"])
  })

  test("closed by hand leaves no entry behind: the next step back is the one before it", () => {
    start(new FakePage())
    edit(300)
    open().close()
    page.tick()
    expect(page.at).toBe(1)
    page.go(-1)
    expect(count()).toBe(200)
    expect(page.entries.slice(0, 2)).toEqual(["", with300])
  })

  for (const how of ["hand", "going back"]) {
    test(`closed by ${how}, all that was edited in it is one entry`, () => {
      start(new FakePage())
      const sheet = open()
      edit(250)
      edit(300)
      expect(page.entries).toEqual(["", with300])
      if (how === "hand") sheet.close()
      else page.go(-1)
      page.tick()
      expect(sheet.isOpen()).toBe(false)
      expect([page.at, ...page.entries]).toEqual([1, "", with300])
      expect(count()).toBe(300)
      page.go(-1)
      expect(count()).toBe(200)
    })
  }

  test("is closed one by one, the topmost first", () => {
    start(new FakePage())
    edit(300)
    const [sheet, menu] = [open(), open()]
    page.go(-1)
    expect([sheet.isOpen(), menu.isOpen()]).toEqual([true, false])
    page.go(-1)
    expect(sheet.isOpen()).toBe(false)
    expect([page.at, count()]).toEqual([1, 300])
  })

  test("edited in a part of it that closes, keeps its own entry below", () => {
    start(new FakePage())
    const sheet = open()
    const menu = open()
    edit(300)
    menu.close()
    page.tick()
    expect([page.at, sheet.isOpen(), page.location.hash]).toEqual([1, true, with300])
    page.go(-1)
    page.tick()
    expect([page.at, sheet.isOpen(), count()]).toEqual([1, false, 300])
    expect(page.entries).toEqual(["", with300])
  })

  test("gives way to what it leads to, which has an entry of its own", () => {
    start(new FakePage())
    const palette = open()
    palette.close()
    actions().setView({ view: "hardware" })
    page.tick()
    expect([page.at, page.location.hash]).toEqual([1, `#view=hardware${tail}`])
    page.go(-1)
    expect(store.getState().view.view).toBe("board")
  })

  test("filters chosen in it make no entry, as elsewhere", () => {
    start(new FakePage())
    const filters = open()
    actions().setView({ table: { filter: "a" } })
    page.tick()
    filters.close()
    page.tick()
    expect([page.at, page.location.hash]).toEqual([0, `#filter=a${tail}`])
  })

  test("follows one another without an entry more", () => {
    start(new FakePage())
    const first = overlays.lay(() => undefined)
    page.tick()
    first()
    open()
    expect([page.at, page.entries.length]).toEqual([1, 2])
  })

  test("a link pasted meanwhile is opened, and closes it", () => {
    start(new FakePage())
    const panel = open()
    page.history.pushState(null, "", "#vm=cad-light:7")
    page.emit("popstate")
    page.emit("hashchange")
    expect([panel.isOpen(), count()]).toEqual([false, 7])
    page.go(-1)
    page.tick()
    expect([page.at, count()], "the entry of what is closed is passed over").toEqual([0, 200])
  })

  test("far back leads there", () => {
    start(new FakePage("#vm=cad-light:7"))
    edit(8)
    edit(9)
    const panel = open()
    page.go(-3)
    page.tick()
    expect([panel.isOpen(), page.at, count()]).toEqual([false, 0, 7])
  })

  test("forward does not lead to what is closed", () => {
    start(new FakePage())
    open()
    page.go(-1)
    page.go(1)
    page.tick()
    expect(page.at).toBe(0)
  })

  test("open while the page is reloaded, it has closed, and its entry is left with what was edited", () => {
    const fake = new FakePage()
    fake.entries = ["", with300]
    fake.states = [null, { over: 1 }]
    fake.at = 1
    start(fake)
    expect([count(), page.at, ...page.entries]).toEqual([300, 1, "", with300])
    page.go(-1)
    expect(count()).toBe(200)
  })

  test("in somebody else's page makes no entry", () => {
    start(new FakePage("", "?embed=board"))
    open()
    expect(page.entries).toEqual([""])
  })

  test("opened before the page was bound to its address, it is closed by going back all the same", () => {
    page = new FakePage()
    const early = open()
    start(page)
    expect(page.at).toBe(1)
    page.go(-1)
    expect(early.isOpen()).toBe(false)
  })
})
