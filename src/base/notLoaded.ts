/** Something of the page could not be fetched: the connection's fault, not the page's. */
export class NotLoaded extends Error {
  override readonly name = "NotLoaded"
  constructor(cause: unknown) {
    super("A file of the page could not be loaded.", { cause })
  }
}

/** Of a file of the page: where it cannot be had, that is what is thrown. */
export const fetched = <T>(loading: Promise<T>): Promise<T> =>
  loading.catch((cause: unknown) => {
    throw new NotLoaded(cause)
  })
