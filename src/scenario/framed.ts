/** Whether the page is one view inside somebody else's, which stores nothing. */
export const isFramed = (search: string = globalThis.location?.search ?? ""): boolean => new URLSearchParams(search).has("embed")
