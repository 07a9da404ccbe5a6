import { afterEach, describe, expect, it } from "vitest"
import { forgetFailures, once } from "./loading.ts"

afterEach(() => {
  for (const link of document.querySelectorAll("link[data-test]")) link.remove()
})

function styleSheet(href: string): HTMLLinkElement {
  const link = document.createElement("link")
  link.rel = "stylesheet"
  link.href = href
  link.dataset["test"] = ""
  document.head.append(link)
  return link
}

const fail = (): Promise<unknown> => once(() => Promise.reject(new Error("gone")))().catch(() => undefined)

describe("asking again for what could not be loaded", () => {
  it("asks again for a style sheet that did not arrive", async () => {
    const link = styleSheet("http://127.0.0.1:1/none.css")
    await new Promise((resolve) => link.addEventListener("error", resolve, { once: true }))
    await fail()
    forgetFailures()
    expect(link.isConnected).toBe(false)
    expect(document.querySelectorAll("link[data-test]")).toHaveLength(1)
  })

  it("leaves a style sheet that is on its way alone: who waits for it would wait for ever", async () => {
    const link = styleSheet("/src/ui/tokens.css?direct&of-this-test")
    const arrived = new Promise((resolve) => link.addEventListener("load", resolve, { once: true }))
    expect(link.sheet).toBeNull()
    await fail()
    forgetFailures()
    expect(link.isConnected).toBe(true)
    await arrived
  })
})
