// Runs before the first paint; a file of its own, for the page's policy allows no inline script.
;(() => {
  const page = document.documentElement
  const query = new URLSearchParams(location.search)

  const stored = (key) => {
    try {
      return localStorage.getItem(`gpu-virtualization-explorer.${key}`)
    } catch {
      return null // storage is refused
    }
  }

  // The theme: the address decides (an embedding page's choice), then what the reader chose, then the system.
  const theme = [query.get("theme"), stored("theme")].find((one) => one === "light" || one === "dark")
  if (theme) page.dataset.theme = theme

  // The page comes as HTML of the untouched scenario. Where another one is asked for, only the frame of it is shown, its figures blank
  // (src/app/frames.css), until the page has worked out its own.
  const fragment = location.hash.slice(1)
  const view = query.get("embed") ?? new URLSearchParams(fragment).get("view") ?? "board"
  if (query.has("embed") || query.has("present")) page.dataset.frame = "embed"
  else if (fragment) page.dataset.frame = view === "board" ? "scenario" : "view"
  else if (stored("last")) page.dataset.earlier = "" // room for the offer to go on with it (src/app/Earlier.tsx)

  // The files that are needed next, all at once: here where nothing of the page can be shown without them; else the page's first module asks for
  // them when the picture is painted (src/app/entry.ts).
  const { dataset } = document.currentScript
  const files = query.has("embed") ? [dataset.embed, dataset.embedBinding] : [dataset.page, dataset.binding]
  const untouched = query.has("embed") ? location.hash.length <= 1 : !page.dataset.frame
  const needed = untouched ? files.slice(0, 1) : files
  // What names the files of a view that the first ones know nothing of.
  if (dataset.answers && !dataset.answers.split(" ").includes(view))
    needed.push(dataset.catalogue, query.has("embed") ? "" : dataset.further)
  page.askForFiles = () => {
    for (const file of needed.join(" ").split(" ").filter(Boolean)) {
      const link = document.createElement("link")
      link.rel = "modulepreload"
      link.crossOrigin = ""
      link.fetchPriority = "low"
      link.href = `./${file}`
      document.head.append(link)
    }
    page.askForFiles = () => undefined
  }
  if (page.dataset.frame) page.askForFiles()

  // A file that the page cannot run without does not come: its text says so, in the place of the page where that would be blank.
  let missing = false
  const show = () => {
    const told = document.getElementById("missing")
    if (!missing || !told) return
    told.hidden = false
    // The untouched page stays, as paper does; a frame without its figures tells nothing.
    if (page.dataset.frame) document.getElementById("root").hidden = true
    for (const part of told.querySelectorAll("[data-if]")) part.hidden = part.dataset.if !== (self.origin === "null" ? "sandbox" : "page")
    told.querySelector("button")?.addEventListener("click", () => location.reload())
    page.takeEarly()
  }
  page.sayMissing = () => {
    missing = true
    show()
  }
  addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLScriptElement && target.type === "module") page.sayMissing()
    },
    { capture: true },
  )
  addEventListener("DOMContentLoaded", show)

  // What is pressed before the page can answer is pressed again when it can (src/app/takeOver.ts).
  const early = []
  const keep = (event) => {
    if (event.target instanceof Element && event.target.closest("button, a[href^='#']")) {
      event.preventDefault()
      early.push(event.target)
    }
  }
  addEventListener("click", keep, { capture: true })
  page.takeEarly = () => {
    removeEventListener("click", keep, { capture: true })
    return early
  }
})()
