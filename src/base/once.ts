/** A function that works its answer out when it is first asked. */
export function once<Made>(make: () => Made): () => Made {
  let made: { readonly it: Made } | null = null
  return () => (made ??= { it: make() }).it
}
