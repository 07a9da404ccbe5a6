/*
 * <gpu-explorer>: a view of the GPU Virtualization Explorer that takes the height it needs.
 * MIT licence. No dependencies, no requests but the frame itself, nothing stored. Documented in docs/embed.md.
 *
 *   <script src="https://your.host/path/embed.js" async></script>
 *   <gpu-explorer view="board" scenario="vm=knowledge-worker:200" theme="dark"></gpu-explorer>
 */
;(() => {
  "use strict"
  if (!("customElements" in window) || customElements.get("gpu-explorer")) return

  const script = document.currentScript
  const home = script && script.src ? new URL(".", script.src).href : new URL(".", document.baseURI).href
  const source = "gpu-virtualization-explorer"
  /** Messages that become events of the element: gpu-explorer-ready, -resize, -scenario. */
  const types = ["ready", "resize", "scenario"]
  /** The same of the protocol's second version. */
  const laterTypes = ["listening", "goals", "goal-reached", "state", "refused"]
  /** What is told of lessons and of what moves, by its third. */
  const lastTypes = ["answer-given", "lesson-progress", "playing"]
  const tallest = 20000

  class GpuExplorer extends HTMLElement {
    static observedAttributes = ["view", "scenario", "theme", "controls", "hide", "lock", "look", "height", "label", "base"]

    #frame = null
    #height = null
    #queued = false
    /** Requests that wait until the frame listens, and those that wait for its answer, by id. */
    #waiting = []
    #asked = new Map()
    #listens = false
    #lastId = 0
    #listen = (event) => this.#receive(event)

    connectedCallback() {
      if (!this.#frame) {
        const shadow = this.attachShadow({ mode: "open" })
        const frame = document.createElement("iframe")
        frame.setAttribute("loading", "lazy")
        frame.setAttribute("referrerpolicy", "no-referrer")
        frame.setAttribute("allow", "clipboard-write")
        frame.style.cssText = "display:block;inline-size:100%;border:0;color-scheme:normal"
        shadow.append(frame)
        this.#frame = frame
      }
      if (!this.style.display) this.style.display = "block"
      window.addEventListener("message", this.#listen)
      this.#update()
    }

    disconnectedCallback() {
      window.removeEventListener("message", this.#listen)
    }

    attributeChangedCallback() {
      if (!this.#frame || this.#queued) return
      // Several attributes set in a row make one address.
      this.#queued = true
      queueMicrotask(() => {
        this.#queued = false
        this.#update()
      })
    }

    /** The explorer's address: what `base` says where that is http or https, else the folder of this script. Anything else could run in the host page. */
    #address() {
      const base = (this.getAttribute("base") ?? "").trim()
      if (base) {
        try {
          const url = new URL(base, document.baseURI)
          if (url.protocol === "https:" || url.protocol === "http:") return url
        } catch {
          // No address at all.
        }
      }
      return new URL(home)
    }

    /** The frame's address. */
    get src() {
      const url = this.#address()
      url.search = ""
      url.searchParams.set("embed", this.getAttribute("view") || "board")
      for (const name of ["theme", "controls", "hide", "lock", "look"]) {
        const value = this.getAttribute(name)
        if (value) url.searchParams.set(name, value)
      }
      url.hash = (this.getAttribute("scenario") || "").replace(/^#/, "")
      return url.href
    }

    #update() {
      const frame = this.#frame
      if (!frame) return
      frame.title = this.getAttribute("label") || "GPU Virtualization Explorer"
      const height = Number(this.getAttribute("height"))
      if (this.#height === null) frame.style.blockSize = `${height > 0 ? height : 480}px`
      if (frame.src !== this.src) {
        // Another page in the frame listens anew; another scenario alone loads none.
        const page = (address) => address.replace(/#.*/s, "")
        if (page(frame.src) !== page(this.src)) this.#listens = false
        frame.src = this.src
      }
    }

    /** Sets scenario, view or goal of the view; the promise gives what became of it, and is refused where the form is not known. */
    set({ scenario, view, goal } = {}) {
      const given = Object.entries({ scenario, view, goal }).filter(([, value]) => value !== undefined)
      return this.#ask({ type: "set", ...Object.fromEntries(given.map(([name, value]) => [name, String(value)])) })
    }

    /** Presses a button of what moves: run, pause, step, back or restart; refused where nothing does. */
    play(what = "run") {
      return this.#ask({ type: "play", play: String(what) })
    }

    /** What the view shows. */
    get() {
      return this.#ask({ type: "get" })
    }

    #ask(request) {
      const id = ++this.#lastId
      return new Promise((resolve, reject) => {
        this.#asked.set(id, { resolve, reject })
        const message = { target: source, id, ...request }
        if (this.#listens) this.#post(message)
        else this.#waiting.push(message)
      })
    }

    #post(message) {
      this.#frame.contentWindow.postMessage(message, new URL(this.src).origin)
    }

    #receiveLater(data) {
      const { type } = data
      const detail = Object.fromEntries(Object.entries(data).filter(([name]) => !["source", "version", "type"].includes(name)))
      if (type === "listening") {
        this.#listens = true
        for (const message of this.#waiting.splice(0)) this.#post(message)
      }
      const asked = this.#asked.get(detail.id)
      if (asked && (type === "state" || type === "refused")) {
        this.#asked.delete(detail.id)
        if (type === "state") asked.resolve(detail)
        else asked.reject(new Error(`The view refused: ${detail.why}.`))
      }
      this.dispatchEvent(new CustomEvent(`gpu-explorer-${type}`, { detail, bubbles: true }))
    }

    #receive(event) {
      const data = event.data
      if (!this.#frame || event.source !== this.#frame.contentWindow || event.origin !== new URL(this.src).origin) return
      if (!data || data.source !== source) return
      const isLater = (data.version === 2 && laterTypes.includes(data.type)) || (data.version === 3 && lastTypes.includes(data.type))
      if (isLater) return this.#receiveLater(data)
      if (data.version !== 1 || !types.includes(data.type)) return
      const height = Number(data.height)
      if (Number.isFinite(height) && height > 0) {
        this.#height = Math.min(tallest, Math.ceil(height))
        this.#frame.style.blockSize = `${this.#height}px`
      }
      const detail = { height: this.#height, fragment: typeof data.fragment === "string" ? data.fragment : "" }
      this.dispatchEvent(new CustomEvent(`gpu-explorer-${data.type}`, { detail, bubbles: true }))
    }
  }

  customElements.define("gpu-explorer", GpuExplorer)
})()
