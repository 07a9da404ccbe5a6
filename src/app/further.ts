import { prepare } from "../dataset/unpacked.ts"
import { keptRecording } from "../features/catalogue/writing/keptRecording.ts"
import { lazyPart } from "../ui/lazyPart.tsx"
import { bound } from "./bound.tsx"

/**
 * Parts of the page that come after its first view or when they are asked for, each in files of its own. Which files these are is a long list:
 * it stands here, so that the first view need not carry it.
 */
const parts = {
  keys: lazyPart(
    () => import("./KeySheet.tsx"),
    (module) => module.KeySheet,
  ),
  present: lazyPart(
    () => import("./present/index.ts"),
    (module) => module.Present,
  ),
  proposal: lazyPart(
    () => import("./proposal/Proposal.tsx"),
    (module) => module.Proposal,
  ),
  palette: lazyPart(
    () => import("../features/catalogue/palette/Palette.tsx"),
    (module) => module.Palette,
  ),
  explore: lazyPart(
    () => import("../features/explore/index.ts"),
    (module) => module.ExploreView,
  ),
  inventory: lazyPart(
    () => import("../features/inventory/index.ts"),
    (module) => module.InventoryView,
  ),
  beside: lazyPart(
    () => import("../features/explore/beside/index.ts"),
    (module) => module.BesideView,
  ),
  besideStrip: lazyPart(
    () => import("../features/explore/beside/index.ts"),
    (module) => module.BesideStrip,
  ),
  share: lazyPart(
    () => import("../features/share/index.ts"),
    (module) => module.ShareButton,
  ),
  embed: lazyPart(
    () => import("../features/share/index.ts"),
    (module) => module.EmbedButton,
  ),
  printHead: lazyPart(
    () => import("./PrintHead.tsx"),
    (module) => module.PrintHead,
  ),
  terms: lazyPart(
    () => import("../features/terms/index.ts"),
    (module) => module.TermLayer,
  ),
  update: lazyPart(
    () => import("./offline/UpdateNotice.tsx"),
    (module) => module.UpdateNotice,
  ),
  repairs: lazyPart(
    () => import("./RepairList.tsx"),
    (module) => module.RepairList,
  ),
  moved: lazyPart(
    () => import("./Moved.tsx"),
    (module) => module.Moved,
  ),
}

export type Parts = typeof parts

/** The parts, when the dataset that most of them need is there: it is unpacked a little at a time, so that nothing is held up. */
export async function further(): Promise<{ readonly parts: Parts }> {
  await prepare()
  void goOnRecording().catch(() => undefined)
  return { parts }
}

/** A lesson that was being recorded when the page was loaded again goes on being recorded, once the address has been read; not over slides. */
async function goOnRecording(): Promise<void> {
  if (!keptRecording() || new URLSearchParams(location.search).has("present")) return
  const [module] = await Promise.all([import("../features/catalogue/writing/RecorderBar.tsx"), bound()])
  module.goOnRecording()
}
