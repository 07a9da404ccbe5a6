import { explorerStore } from "../../scenario/store.ts"

/** A drag of a slider, or a run of keystrokes in one field, is one step of undo. */
export const oneStep = {
  onStart: () => explorerStore.getState().actions.beginDrag(),
  onEnd: () => explorerStore.getState().actions.endDrag(),
} as const
