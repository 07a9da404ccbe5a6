// Places of the list that are no lesson of the page's; none of these has such an id.

/** Where a lesson of somebody's own is played. */
export const ownFocus = "own"
/** Where lessons are written. */
export const writeFocus = "write"
