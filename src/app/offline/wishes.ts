/** What the page asks of its service worker. */
export type Wish = "take-over" | "keep-the-rest"
