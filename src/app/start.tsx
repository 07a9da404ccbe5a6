import { loadPresets } from "../features/builder/index.ts"
import { loadCatalogue } from "../features/catalogue/index.ts"
import { explorerStore } from "../scenario/store.ts"
import { firstAnswer } from "../scenario/useReport.ts"
import { runner } from "../scenario/worker/runner.ts"
import { loadMenus } from "../ui/Menu.tsx"
import { App } from "./App.tsx"
import { bound, keepBound } from "./bound.tsx"
import { loadFurther } from "./furtherPart.ts"
import { showsAnswer } from "./views.ts"

export const page = <App />

/** What the page can do without until it is painted: engine and dataset in the worker, links, the address. */
export function later(): void {
  runner.warm()
  keepBound()
  void loadMenus().catch(() => undefined)
  for (const part of [import("../ui/Dialog.tsx"), loadFurther(), loadCatalogue(), loadPresets()]) part.catch(() => undefined)
}

/** Reads what the address asks for, and works out its answer: until then the HTML's frame stands. */
export async function opened(): Promise<void> {
  runner.warm()
  await bound()
  if (showsAnswer(explorerStore.getState().view.view)) await firstAnswer()
}
