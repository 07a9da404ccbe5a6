import { isUntouched, painted, sayMissing } from "./takeOver.ts"

// The first of the page's modules, and the only one that is asked for before the picture in index.html is painted: what brings the page to life
// would only share the line with it.

interface Asking extends HTMLElement {
  /** Asks for all files that the page needs next, in one round (public/first.js). */
  askForFiles?: () => void
}

async function open(): Promise<void> {
  const root = document.getElementById("root")
  if (!root) throw new Error("index.html has no #root")
  if (isUntouched(root)) await painted()
  const page: Asking = document.documentElement
  page.askForFiles?.()
  const { open: openPage } = await import("./main.tsx")
  await openPage(root)
}

open().catch(sayMissing)
