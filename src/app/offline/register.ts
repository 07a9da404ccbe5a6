import type { Wish } from "./wishes.ts"

/** How the open page stands to the newest build: it is that, or another waits to take over, or another tab has let it. */
export type Standing = "current" | "waiting" | "replaced"

export interface Updates {
  readonly standing: () => Standing
  readonly subscribe: (listener: () => void) => () => void
  /** Opens the newest build with the scenario that stands in the address. */
  readonly takeNewest: () => void
}

const file = "./sw.js"
const hourMs = 3_600_000
/** So long may the waiting worker take until it has taken over. Seen: 1–2 s. */
const patienceMs = 6000

/** Whether this page may keep files: the full page of a built copy, at the top of its tab, for a reader who does not save on data. */
function container(): ServiceWorkerContainer | null {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } }
  if (!import.meta.env.PROD || window.top !== window || connection?.saveData) return null
  try {
    // Absent without https, and refused to sandboxed frames.
    return navigator.serviceWorker ?? null
  } catch {
    return null
  }
}

const replaced: Standing = "replaced"

/** What tabs with the page of this folder tell each other; another folder of the same server has its own page. */
const newsAmongTabs = (): BroadcastChannel => new BroadcastChannel(`gpu-virtualization-explorer ${new URL(".", location.href).href}`)

const whenIdle = (run: () => void): void => {
  // Safari has no idle callback.
  const idle = (): unknown =>
    typeof requestIdleCallback === "function" ? requestIdleCallback(run, { timeout: 5000 }) : setTimeout(run, 2000)
  if (document.readyState === "complete") idle()
  else addEventListener("load", idle, { once: true })
}

const ask = (worker: ServiceWorker | null, wish: Wish): void => worker?.postMessage(wish)

/** Registers the service worker once the page has loaded and rests, and tells when a newer build is there. Nothing is reloaded unasked. */
export function watchUpdates(): Updates {
  const all = container()
  const listeners = new Set<() => void>()
  let standing: Standing = "current"
  let waiting: ServiceWorker | null = null
  let isAsked = false
  const others = all && newsAmongTabs()
  /**
   * Browsers have been seen to leave the old worker in charge though the new one was told to take over: without any, the network answers.
   * The other tabs are told here, since no change of their worker tells them.
   */
  const goWithout = async (): Promise<void> => {
    others?.postMessage(replaced)
    const registration = await container()
      ?.getRegistration()
      .catch(() => undefined)
    await registration?.unregister().catch(() => undefined)
    location.reload()
  }
  const tell = (next: Standing): void => {
    standing = next
    for (const listener of listeners) listener()
  }

  const follow = (registration: ServiceWorkerRegistration, all: ServiceWorkerContainer): void => {
    const found = (worker: ServiceWorker | null): void => {
      // The very first one updates nothing.
      if (!worker || !all.controller) return
      waiting = worker
      tell("waiting")
    }
    found(registration.waiting)
    const watch = (worker: ServiceWorker | null): void =>
      worker?.addEventListener("statechange", () => {
        if (worker.state === "installed") found(worker)
      })
    watch(registration.installing)
    registration.addEventListener("updatefound", () => watch(registration.installing))
    let asked = Date.now()
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible" || Date.now() - asked < hourMs) return
      asked = Date.now()
      registration.update().catch(() => undefined)
    })
  }

  others?.addEventListener("message", ({ data }) => {
    if (data === replaced && !isAsked) tell("replaced")
  })

  const start = async (all: ServiceWorkerContainer): Promise<void> => {
    let had = all.controller !== null
    all.addEventListener("controllerchange", () => {
      if (isAsked) location.reload()
      else if (had) tell("replaced")
      had = true
    })
    const registration = await all.register(file, { updateViaCache: "none" })
    follow(registration, all)
    const { active } = await all.ready
    whenIdle(() => ask(active, "keep-the-rest"))
  }

  // Refused (private windows, no room left): then the page needs its network, as before.
  if (all) whenIdle(() => void start(all).catch(() => undefined))

  return {
    standing: () => standing,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    takeNewest() {
      isAsked = true
      if (standing !== "waiting") return location.reload()
      ask(waiting, "take-over")
      setTimeout(() => void goWithout(), patienceMs)
    },
  }
}
