/** The way to the door of presentations: what it needs is a long list of files, which the first file of the page need not carry. */
export const door = () => import("./door.tsx")
