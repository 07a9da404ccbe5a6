import { useRoom as useRoomInPixels } from "../../../ui/useRoom.ts"

/** The least that a picture is laid out for. */
const least = 260

/**
 * The width there is for a picture, in units of a sixteenth of the page's own type: where everything is larger, on a projector, so is what
 * is drawn. 0 until its place is there.
 */
export function useRoom(): readonly [ref: ReturnType<typeof useRoomInPixels>[0], width: number] {
  const [ref, { width, rem }] = useRoomInPixels()
  return [ref, width === 0 ? 0 : Math.max(least, Math.floor((width / rem) * 16))]
}
