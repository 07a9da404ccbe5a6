import { beforeEach, describe, expect, test } from "vitest"
import { catalogue } from "../dataset/load.ts"
import { createExplorerStore, type ExplorerStore } from "./store.ts"
import { startSync, storageKey } from "./sync.ts"
import { FakePage } from "./testPage.ts"
import { knownIds } from "./url/index.ts"

const known = knownIds(catalogue)
const versions = { datasetVersion: "2026.11.1", modelVersion: "1" }
const tail = "&data=2026.11.1&model=1"

let store: ExplorerStore
let page: FakePage
const start = (fake: FakePage): (() => void) => {
  page = fake
  return startSync(store, { known, versions, window: fake })
}
const actions = () => store.getState().actions
const count = () => store.getState().scenario.groups[0]?.count
beforeEach(() => {
  store = createExplorerStore()
})

describe("the address", () => {
  test("is read when the page opens, and left as it is until something changes", () => {
    start(new FakePage("#vm=cad-light:7&view=cost&data=2020.1&model=0"))
    expect(count()).toBe(7)
    expect(store.getState().view.view).toBe("cost")
    expect(store.getState().versions.dataset).toBe("2020.1")
    expect(page.entries).toEqual(["#vm=cad-light:7&view=cost&data=2020.1&model=0"])
    expect(store.temporal.getState().pastStates).toEqual([])
  })

  test("gets one entry for each edit", () => {
    start(new FakePage())
    actions().setGroup(0, { count: 300 })
    actions().setEconomics({ years: 5 })
    expect(page.entries).toEqual(["", `#vm=knowledge-worker:300${tail}`, `#vm=knowledge-worker:300&years=5${tail}`])
  })

  test("gets one entry for a drag, replaced while it goes on", () => {
    start(new FakePage())
    actions().beginDrag()
    actions().setGroup(0, { count: 201 })
    actions().setGroup(0, { count: 202 })
    expect(page.entries).toEqual(["", `#vm=knowledge-worker:201${tail}`])
    page.tick()
    expect(page.entries).toEqual(["", `#vm=knowledge-worker:202${tail}`])
    actions().setGroup(0, { count: 203 })
    actions().endDrag()
    expect(page.entries).toEqual(["", `#vm=knowledge-worker:203${tail}`])
    actions().setGroup(0, { count: 204 })
    expect(page.entries).toHaveLength(3)
  })

  test("going back and forth restores what was there", () => {
    start(new FakePage())
    actions().setGroup(0, { count: 300 })
    actions().setGroup(0, { count: 400 })
    page.go(-1)
    expect(count()).toBe(300)
    page.go(-1)
    expect(count()).toBe(200)
    page.go(2)
    expect(count()).toBe(400)
    expect(page.entries).toHaveLength(3)
  })

  test("gets one entry for a drag that began before the page was bound", () => {
    actions().beginDrag()
    actions().setGroup(0, { count: 210 })
    start(new FakePage())
    actions().setGroup(0, { count: 220 })
    actions().endDrag()
    expect(page.entries).toEqual(["", `#vm=knowledge-worker:220${tail}`])
  })

  test("written by hand is read", () => {
    start(new FakePage())
    page.entries[0] = "#vm=cad-light:9&years=99"
    page.emit("hashchange")
    expect(count()).toBe(9)
    expect(store.getState().repairs.map((repair) => repair.kind)).toEqual(["clamped"])
  })

  test("gets an entry for another view, and none for each letter of a filter", () => {
    start(new FakePage())
    actions().setView({ view: "cost" })
    actions().setView({ table: { filter: "a" } })
    actions().setView({ table: { filter: "a1" } })
    page.tick()
    expect(page.entries).toEqual(["", `#view=cost${tail}`, `#view=cost&filter=a1${tail}`].toSpliced(1, 1))
  })

  test("gets an entry for a place that a reader goes to, though only the view's own words differ", () => {
    start(new FakePage("#view=lessons&focus=distance"))
    const at = (filter: string) => actions().visit({ view: "lessons", focus: "distance", table: { filter } })
    at(",step:calls")
    at(",step:calls")
    at(",step:task")
    expect(page.entries).toHaveLength(3)
    page.go(-1)
    expect(store.getState().view.table).toEqual({ filter: ",step:calls" })
    page.go(-1)
    expect(store.getState().view.table).toEqual({})
  })

  test("an edit after a filter has an entry of its own", () => {
    start(new FakePage())
    actions().setView({ table: { filter: "a" } })
    actions().setGroup(0, { count: 300 })
    expect(page.entries).toEqual([`#filter=a${tail}`, `#vm=knowledge-worker:300&filter=a${tail}`])
  })

  test("is empty again after a reset, and undo is an entry, too", () => {
    start(new FakePage())
    actions().setGroup(0, { count: 300 })
    actions().reset()
    actions().undo()
    expect(page.entries).toEqual(["", `#vm=knowledge-worker:300${tail}`, "", `#vm=knowledge-worker:300${tail}`])
  })

  test("is no longer written once unbound", () => {
    const stop = start(new FakePage())
    stop()
    actions().setGroup(0, { count: 300 })
    expect(page.entries).toEqual([""])
  })
})

describe("the last scenario", () => {
  test("is offered on a visit without a link, which starts afresh", () => {
    start(new FakePage())
    actions().setGroup(0, { count: 300 })
    const again = new FakePage()
    again.stored = page.stored
    store = createExplorerStore()
    start(again)
    expect(count()).toBe(200)
    expect(page.entries).toEqual([""])
    expect(store.getState().earlier?.scenario.groups[0]?.count).toBe(300)
    actions().setView({ view: "cost" })
    expect(page.stored.get(storageKey), "another view takes nobody's place").toContain("vm=knowledge-worker:300")
    page.entries[page.at] = `#${store.getState().earlier?.fragment}`
    page.emit("hashchange")
    expect(count()).toBe(300)
    expect(store.getState().earlier).toBeNull()
  })

  test("is forgotten when its offer is, or another takes its place", () => {
    const fake = new FakePage()
    fake.stored.set(storageKey, "vm=cad-light:8")
    start(fake)
    actions().offerEarlier(null)
    expect(page.stored.size).toBe(0)
    fake.stored.set(storageKey, "vm=cad-light:8")
    store = createExplorerStore()
    start(fake)
    actions().setGroup(0, { count: 300 })
    expect(page.stored.get(storageKey)).toContain("vm=knowledge-worker:300")
    expect(store.getState().earlier?.fragment, "it is still on offer here").toBe("vm=cad-light:8")
  })

  test("is not on offer where it was the untouched one", () => {
    const fake = new FakePage()
    fake.stored.set(storageKey, "view=cost")
    start(fake)
    expect(store.getState().earlier).toBeNull()
  })

  test("gives way to a link", () => {
    const fake = new FakePage("#vm=cad-light:7")
    fake.stored.set(storageKey, "vm=cad-light:8")
    start(fake)
    expect(count()).toBe(7)
  })

  test("stays remembered after a reset", () => {
    start(new FakePage())
    actions().setGroup(0, { count: 300 })
    actions().reset()
    expect(page.stored.get(storageKey)).toContain("vm=knowledge-worker:300")
  })

  test("does no harm where storage is refused or holds rubbish", () => {
    const fake = new FakePage()
    fake.refusesStorage = true
    start(fake)
    actions().setGroup(0, { count: 300 })
    expect(page.entries).toHaveLength(2)
    store = createExplorerStore()
    const rubbish = new FakePage()
    rubbish.stored.set(storageKey, "<script>%%%")
    start(rubbish)
    expect(count()).toBe(200)
    expect(page.entries).toEqual([""])
    expect(store.getState().earlier).toBeNull()
  })
})

describe("inside another page", () => {
  test("nothing is stored or restored, and their history gains no entry", () => {
    const fake = new FakePage("", "?embed=cost")
    fake.stored.set(storageKey, "vm=cad-light:8")
    start(fake)
    expect(count()).toBe(200)
    actions().setGroup(0, { count: 300 })
    actions().setGroup(0, { count: 400 })
    expect(page.entries).toEqual([`#vm=knowledge-worker:400${tail}`])
    expect(page.stored.get(storageKey)).toBe("vm=cad-light:8")
  })
})
